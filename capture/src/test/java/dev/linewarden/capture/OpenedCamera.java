package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Opens the camera at each address, takes one picture and closes it, as a program of its own: what
/// ends the process does not end the tests. Writes a line for each step into a file.
final class OpenedCamera {
  private static final long BUDGET_NANOS = 3_000_000_000L;
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Path said;
  private final MonotonicClock clock = new MonotonicClock();
  private final Mailbox<Exposure> sink = new Mailbox<>("exposures", 8, new Doorbell());

  private OpenedCamera(Path said) {
    this.said = said;
  }

  static Process start(Path said, List<String> addresses) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    command.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null"));
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.addAll(List.of(OpenedCamera.class.getName(), said.toString()));
    command.addAll(addresses);
    // The library tells each of its doubts on its own output.
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /// @param arguments the file to write to, and the addresses
  public static void main(String... arguments) {
    OpenedCamera program = new OpenedCamera(Path.of(arguments[0]));
    for (int i = 1; i < arguments.length; i++) {
      program.use(arguments[i]);
    }
    program.say("memory %d kB".formatted(peakKilobytes()));
  }

  private void use(String address) {
    say(address);
    long startNanos = clock.nanos();
    GigeSettings settings = new GigeSettings(address, CameraSettings.AS_IT_IS, BUDGET_NANOS, 4);
    try (AravisCamera camera =
        new AravisCamera(settings, 0, sink, clock, new FaultLog(clock), CameraHost.PLAIN)) {
      say("opened after %d ms".formatted((clock.nanos() - startNanos) / NANOS_PER_MILLI));
      camera.trigger(new Trigger(new PartId(1), clock.nanos(), 0));
      long deadlineNanos = clock.nanos() + PATIENCE_NANOS;
      while (sink.isEmpty() && clock.nanos() < deadlineNanos) {
        LockSupport.parkNanos(NANOS_PER_MILLI);
      }
      say("answer " + words(sink.poll()));
    } catch (BadInput refused) {
      say("refused after %d ms".formatted((clock.nanos() - startNanos) / NANOS_PER_MILLI));
      say("sentence %s".formatted(refused.getMessage()));
    }
    say("closed after %d ms".formatted((clock.nanos() - startNanos) / NANOS_PER_MILLI));
  }

  private static String words(@Nullable Exposure answer) {
    return switch (answer) {
      case Frame frame -> {
        frame.close();
        yield "frame";
      }
      case FrameLost lost -> "lost: " + lost.detail();
      case null -> "none";
    };
  }

  /// The most memory that this process had at once.
  private static long peakKilobytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmHWM"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void say(String line) {
    try {
      Files.writeString(
          said,
          line + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
