package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.MonotonicClock;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// This program once more, in a process of its own that may die: it gets so much time and so much
/// memory, and what it writes goes to a file.
final class WatchedProcess {
  private static final long LOOK_MILLIS = 50;
  private static final int SIGNAL = 128;
  private static final int KILLED = 9;

  private final Clock clock = new MonotonicClock();
  private final Path folder;
  private final long limitNanos;
  private final long limitMegabytes;

  WatchedProcess(Path folder, long limitSeconds, long limitMegabytes) {
    this.folder = folder;
    this.limitNanos = TimeUnit.SECONDS.toNanos(limitSeconds);
    this.limitMegabytes = limitMegabytes;
  }

  /// How it ended.
  sealed interface End {}

  /// By itself, with this exit code.
  record Ended(int code, List<String> said) implements End {}

  /// Not by its own will; half a sentence says how.
  record Died(String how) implements End {}

  /// Runs `arguments` as a command of this program until it ends or has to be ended.
  End run(List<String> arguments) throws IOException, InterruptedException {
    Path output = folder.resolve("said");
    Process process =
        new ProcessBuilder(command(arguments))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      long started = clock.nanos();
      while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (clock.nanos() - started > limitNanos) {
          return new Died(
              "is not done after %d s".formatted(TimeUnit.NANOSECONDS.toSeconds(limitNanos)));
        }
        long megabytes = Memory.residentMegabytes(process.pid());
        if (megabytes > limitMegabytes) {
          return new Died("needs more than %d MB of memory".formatted(limitMegabytes));
        }
      }
    } finally {
      process.destroyForcibly();
    }
    int code = process.exitValue();
    return code > SIGNAL
        ? new Died(
            code == SIGNAL + KILLED
                ? "was killed, as a machine does that runs out of memory"
                : "crashes the runtime (signal %d)".formatted(code - SIGNAL))
        : new Ended(code, Files.readAllLines(output));
  }

  private List<String> command(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!option.startsWith("-XX:AOTCacheOutput") && !option.startsWith("-agentlib")) {
        command.add(option);
      }
    }
    command.add("-XX:ErrorFile=" + folder.resolve("crash"));
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(arguments);
    return command;
  }
}
