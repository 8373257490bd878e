package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A process that may die: it gets so much time and so much memory, and what it says goes to a
/// file.
final class WatchedProcess {
  private static final long LOOK_MILLIS = 20;
  private static final int SIGNAL = 128;
  private static final int KILLED = 9;

  private final Clock clock;
  private final Limits limits;

  /// @param nanos of time, its start included
  /// @param bytes of memory, the Java machine itself included
  record Limits(long nanos, long bytes) {}

  WatchedProcess(Clock clock, Limits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  /// How it ended.
  sealed interface End {}

  /// By itself, with this exit code.
  ///
  /// @param peakBytes that it had in memory at most, as far as it was seen
  record Ended(int code, List<String> said, long peakBytes) implements End {}

  /// Not by its own will; half a sentence says how.
  record Died(String how) implements End {}

  /// Runs the command until it ends or has to be ended.
  ///
  /// @param output takes what it says
  End run(List<String> command, Path output) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    long peak = 0;
    try {
      long begunNanos = clock.nanos();
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (clock.nanos() - begunNanos > limits.nanos()) {
          return new Died(
              "is not done after %d s".formatted(TimeUnit.NANOSECONDS.toSeconds(limits.nanos())));
        }
        peak = Math.max(peak, Memory.peak(process.pid()).orElse(0));
        if (peak > limits.bytes()) {
          return new Died(
              "needs more than %d MB of memory".formatted(limits.bytes() / Memory.MEGABYTE));
        }
      }
    } finally {
      process.destroyForcibly();
    }
    int code = process.exitValue();
    return code > SIGNAL
        ? new Died(signalled(code - SIGNAL))
        : new Ended(code, Files.readAllLines(output), peak);
  }

  static String signalled(int signal) {
    return signal == KILLED
        ? "was killed, as a machine does that runs out of memory"
        : "crashes the runtime (signal %d)".formatted(signal);
  }
}
