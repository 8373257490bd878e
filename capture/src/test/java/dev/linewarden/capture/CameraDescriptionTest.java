package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.linewarden.inspection.MonotonicClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cameras that say nonsense of themselves, opened by a process of its own.
final class CameraDescriptionTest {
  private static final long OPEN_MILLIS_MAX = 10_000;
  private static final long PROCESS_SECONDS_MAX = 60;

  /// A Java process that has loaded OpenCV takes 150 MB.
  private static final long KILOBYTES_MAX = 400_000;

  @TempDir static Path painted;

  @TempDir Path folder;

  @Test
  void aHostileDescriptionIsRefusedInASentence() throws Exception {
    HostileDescriptions[] hostile = HostileDescriptions.values();
    List<String> said =
        opened(Arrays.stream(hostile).map(HostileDescriptions::description).toList());

    for (int i = 0; i < hostile.length; i++) {
      int at = said.indexOf(address(i));
      assertThat(at).as("%s in %s", hostile[i], said).isNotNegative();
      // Four lines each: the address, how long it took, the sentence, and that it is closed.
      assertThat(said).as("%s in %s", hostile[i], said).hasSizeGreaterThan(at + 3);
      assertThat(number(said.get(at + 1), "refused after (\\d+) ms")).isLessThan(OPEN_MILLIS_MAX);
      assertThat(said.get(at + 2))
          .startsWith("sentence the camera at " + address(i) + " cannot be used: ")
          .doesNotContain("does not answer");
      assertThat(said.get(at + 3)).startsWith("closed");
    }
    assertThat(number(said.getLast(), "memory (\\d+) kB")).isLessThan(KILOBYTES_MAX);
  }

  @Test
  void anHonestDescriptionIsTakenPackedOrNot() throws Exception {
    List<String> said =
        opened(List.of(SimulatedDescription.own(), HostileDescriptions.honestZip()));

    assertThat(said).filteredOn(line -> line.startsWith("opened")).hasSize(2);
    assertThat(said).filteredOn("answer frame"::equals).hasSize(2);
    assertThat(number(said.getLast(), "memory (\\d+) kB")).isLessThan(KILOBYTES_MAX);
  }

  /// Limits and locks of two features may depend on each other, in real cameras they do.
  @Test
  void circlesThatNoValueGoesThroughAreTaken() {
    String circle =
        "<R><Group><Integer Name='W'><pValue>WReg</pValue><pMax>WMax</pMax></Integer>"
            + "<IntSwissKnife Name='WMax'><pVariable Name='W'>OffsetX</pVariable></IntSwissKnife>"
            + "<Integer Name='OffsetX'><pValue>XReg</pValue><pMax>XMax</pMax><pIsLocked>W</pIsLocked>"
            + "</Integer><IntSwissKnife Name='XMax'><pVariable Name='W'>W</pVariable></IntSwissKnife>"
            + "<StructReg Comment='two'><pAddress>Base</pAddress><StructEntry Name='WReg'/>"
            + "<StructEntry Name='XReg'/></StructReg></Group></R>\n\0\0";
    assertThatCode(() -> CameraDescription.check(circle.getBytes(StandardCharsets.UTF_8)))
        .doesNotThrowAnyException();
  }

  /// What a process says that opens one camera for each description.
  private List<String> opened(List<SimulatedDescription> descriptions) throws Exception {
    Path said = folder.resolve("said");
    RenderedLine line =
        new RenderedLine(new RenderedSettings(5, 160, 128, 0.5, 4, 0), painted, (_, _) -> {});
    List<RunningSimulator> cameras = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    try {
      for (int i = 0; i < descriptions.size(); i++) {
        addresses.add(address(i));
        cameras.add(
            new RunningSimulator(
                address(i), line, SimulatedFaults.NONE, descriptions.get(i), new MonotonicClock()));
      }
      Process process = OpenedCamera.start(said, addresses);
      boolean ended = process.waitFor(PROCESS_SECONDS_MAX, TimeUnit.SECONDS);
      process.destroyForcibly();
      List<String> lines = Files.exists(said) ? Files.readAllLines(said) : List.of();
      assertThat(ended).as("it ends; said %s", lines).isTrue();
      assertThat(process.exitValue()).as("it is not ended; said %s", lines).isZero();
      return lines;
    } finally {
      cameras.forEach(RunningSimulator::close);
    }
  }

  private static String address(int camera) {
    return "127.0.6." + (camera + 1);
  }

  private static long number(String said, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(said);
    assertThat(found.find()).as("%s in %s", pattern, said).isTrue();
    return Long.parseLong(found.group(1));
  }
}
