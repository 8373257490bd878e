package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.MonotonicClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The plug is pulled before each of the commands by which a camera is opened, started, fired and
/// closed. The usual run takes some of them; all with `-Dlinewarden.unplug.all=true`, in minutes.
final class UnpluggedCameraTest {
  private static final String ALL = "linewarden.unplug.all";

  /// Counted from the last command of a whole run: the picture, closing, the size of packets, what
  /// the camera shall send, its names. Where it takes longest comes first.
  private static final int[] BEFORE_THE_END = {5, 3, 0, 14, 31, 38, 41};

  /// Shares of a whole run: in our look at the description, and in the library's.
  private static final int[] PARTS = {4, 3};

  /// They wait most of the time.
  private static final int AT_ONCE = 10;

  /// To be told that the camera is gone and to have let go of it. libaravis tries each command for
  /// 2.5 s, and when it tries out the size of packets it goes on for a dozen commands: 31 s.
  private static final long MILLIS_MAX = 45_000;

  private static final long PROCESS_SECONDS_MAX = 90;

  @TempDir static Path painted;

  @TempDir Path folder;

  /// A program that uses a camera which is pulled.
  private record Attempt(int after, RunningSimulator camera, Path said, Process program) {}

  @Test
  void whereverThePlugIsPulledThereIsASentence() throws Exception {
    int commands = commandsOfAWholeRun();
    List<String> found = new ArrayList<>();
    Deque<Attempt> running = new ArrayDeque<>();
    for (int after : chosen(commands)) {
      running.add(begin(after));
      if (running.size() == AT_ONCE) {
        finish(running.remove(), found);
      }
    }
    while (!running.isEmpty()) {
      finish(running.remove(), found);
    }
    assertThat(found).as("of %d commands", commands).isEmpty();
  }

  private int commandsOfAWholeRun() throws Exception {
    Attempt whole = begin(0);
    assertThat(whole.program().waitFor(PROCESS_SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
    whole.camera().close();
    assertThat(whole.said()).content().contains("answer frame");
    return Math.toIntExact(whole.camera().simulator().commands());
  }

  private static int[] chosen(int commands) {
    if (Boolean.getBoolean(ALL)) {
      return IntStream.rangeClosed(1, commands).toArray();
    }
    IntStream shares = Arrays.stream(PARTS).map(part -> commands / part);
    IntStream last = Arrays.stream(BEFORE_THE_END).map(back -> commands - back);
    return IntStream.concat(last, IntStream.concat(shares, IntStream.of(1))).toArray();
  }

  private Attempt begin(int after) throws Exception {
    String address = "127.0.8." + (1 + after % 250);
    RenderedLine line =
        new RenderedLine(new RenderedSettings(5, 160, 128, 0.5, 4, 0), painted, (_, _) -> {});
    SimulatedFaults pulled =
        new SimulatedFaults(0, 0, 0, Double.POSITIVE_INFINITY, 0, 0, 0, after, false);
    RunningSimulator camera = new RunningSimulator(address, line, pulled, new MonotonicClock());
    Path said = folder.resolve("said" + after);
    return new Attempt(after, camera, said, OpenedCamera.start(said, List.of(address)));
  }

  /// @param found what is not as it should be
  private static void finish(Attempt attempt, List<String> found) throws Exception {
    boolean ended = attempt.program().waitFor(PROCESS_SECONDS_MAX, TimeUnit.SECONDS);
    attempt.program().destroyForcibly();
    attempt.camera().close();
    String said = Files.exists(attempt.said()) ? Files.readString(attempt.said()) : "";
    Matcher closed = Pattern.compile("closed after (\\d+) ms").matcher(said);
    boolean inTime = closed.find() && Long.parseLong(closed.group(1)) < MILLIS_MAX;
    boolean sentence =
        said.contains("sentence ")
            || said.contains("answer frame")
            || said.contains("answer lost: ");
    if (!ended || attempt.program().exitValue() != 0 || !inTime || !sentence) {
      found.add("after %d commands: %s".formatted(attempt.after(), said));
    }
  }
}
