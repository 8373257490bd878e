package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.MonotonicClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our camera before a program of other hands that checks cameras: `arv-camera-test` of the Debian
/// package aravis-tools. In real time: bounds are generous.
final class CameraProgramTest {
  private static final Path PROGRAM = Path.of("/usr/bin/arv-camera-test-0.8");
  private static final String ADDRESS = "127.0.2.5";
  private static final int SECONDS = 2;
  private static final int SECONDS_MAX = 30;

  @TempDir static Path painted;

  @TempDir Path folder;

  /// By its own clock; fired; with packets as large as the way carries, found out by test packets;
  /// with small packets and pauses between them; with every check that the program has.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--frequency=20 --packet-size-adjustment=always",
        "--software-trigger=20 --gv-packet-size=1500 --gv-packet-delay=10000",
        "--software-trigger=10 --register-cache=debug --range-check=enable --access-check=enable",
        "--software-trigger=10 --features=PixelFormat=Mono12p --exposure=500",
      })
  void everyPictureIsWholeAndNoneFails(String options) throws Exception {
    String said = said(options);

    // Ten to twenty a second; a machine that stands still loses most of them, but harms none.
    assertThat(number(said, "n_completed_buffers")).as(said).isGreaterThanOrEqualTo(SECONDS);
    for (String counter : List.of("n_failures", "n_underruns", "n_timeouts", "n_missing_packets")) {
      assertThat(number(said, counter)).as("%s in %s", counter, said).isZero();
    }
  }

  @Test
  void itIsToldWhatItAsked() throws Exception {
    String said = said("--frequency=50 --gv-packet-size=1500 --gv-packet-delay=2000 -e 200");

    assertThat(said)
        .contains("Linewarden")
        .contains("SimCam")
        .containsPattern("image width +?= 160")
        .containsPattern("exposure +?= 200")
        .containsPattern("gv packet size +?= 1500 ")
        .containsPattern("gv packet delay +?= 2000 ");
    // 50 a second, and not the 10 that it makes of itself; a machine that stands still loses some.
    assertThat(number(said, "n_completed_buffers")).as(said).isBetween(25L, 110L);
  }

  private String said(String options) throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.isExecutable(PROGRAM),
        "SKIPPED: no other program tried the simulated camera, %s of aravis-tools is not here"
            .formatted(PROGRAM));
    List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "--name=" + ADDRESS));
    command.add("--duration=" + SECONDS);
    // Read past the kernel's sockets, the control packets on this machine's own wire are taken for
    // pictures at first, and counted as such without a buffer.
    command.add("--no-packet-socket");
    command.addAll(options.isEmpty() ? List.of() : List.of(options.split(" ")));
    Path said = folder.resolve("said");
    try (RunningSimulator _ =
        new RunningSimulator(ADDRESS, line(), SimulatedFaults.NONE, new MonotonicClock())) {
      Process program =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      boolean ended = program.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
      program.destroyForcibly();
      String text = Files.readString(said, StandardCharsets.UTF_8);
      assertThat(ended).as("it ends: %s", text).isTrue();
      assertThat(program.exitValue()).as(text).isZero();
      return text;
    }
  }

  /// One of the counters that it prints at its end.
  private static long number(String said, String counter) {
    Matcher found = Pattern.compile(counter + " += (\\d+)").matcher(said);
    assertThat(found.find()).as("%s in %s", counter, said).isTrue();
    return Long.parseLong(found.group(1));
  }

  private static RenderedLine line() {
    return new RenderedLine(new RenderedSettings(5, 160, 128, 0.5, 4, 0), painted, (_, _) -> {});
  }
}
