package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// Loads a recipe in a process of its own, which may crash, hang or eat memory, and says whether it
/// may be loaded here.
final class RecipeTrial {
  private static final long LOOK_MILLIS = 20;
  private static final double MIB = 1 << 20;
  private static final int SIGNALLED = 128;

  private final Clock clock;
  private final Limits limits;
  private final List<String> options;

  /// What a recipe may take in its trial.
  ///
  /// @param nanos of time, the start of the process included
  /// @param bytes of memory, the process itself included
  record Limits(long nanos, long bytes) {
    /// As long as a warm-up may take, and as much as a small station has.
    static final Limits STANDARD = new Limits(60_000_000_000L, 4L << 30);

    /// TensorRT compiles a model for minutes when it sees it for the first time.
    static final Limits COMPILING = new Limits(900_000_000_000L, 16L << 30);
  }

  /// @param options of the command `trial`
  RecipeTrial(Clock clock, Limits limits, List<String> options) {
    this.clock = clock;
    this.limits = limits;
    this.options = List.copyOf(options);
  }

  /// The memory that the process had at most, in bytes; 0 where the system does not say it. Throws
  /// [BadInput] with what is wrong with the recipe.
  ///
  /// @param file the recipe.json
  long run(RecipeKey key, Path file) {
    List<String> command =
        ChildJava.command(Optional.empty(), "trial", file.toAbsolutePath().toString());
    command.addAll(options);
    command.addAll(0, List.of("nice", "-n", "19")); // a line may run beside it
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try {
        return watch(key, process);
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new BadInput("recipe %s: no process to try it in: %s".formatted(key, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BadInput("recipe %s: its trial was interrupted".formatted(key), e);
    }
  }

  private long watch(RecipeKey key, Process process) throws IOException, InterruptedException {
    long begunNanos = clock.nanos();
    long peak = 0;
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      OptionalLong now = Memory.peakBytes(process.pid());
      peak = Math.max(peak, now.orElse(0));
      if (peak > limits.bytes()) {
        throw new BadInput(
            "recipe %s: in a trial of its own its models took more than %.0f MiB of memory"
                .formatted(key, limits.bytes() / MIB));
      }
      if (clock.nanos() - begunNanos > limits.nanos()) {
        throw new BadInput(
            "recipe %s: in a trial of its own its models did not answer within %d s"
                .formatted(key, TimeUnit.NANOSECONDS.toSeconds(limits.nanos())));
      }
    }
    check(key, process.exitValue(), process.inputReader().readAllLines());
    return peak;
  }

  static void check(RecipeKey key, int status, List<String> said) {
    if (status == 0) {
      return;
    }
    if (status == Main.BAD_INPUT && !said.isEmpty()) {
      throw new BadInput(said);
    }
    throw new BadInput(
        "recipe %s: in a trial of its own its models ended the process (%s)"
            .formatted(
                key,
                status > SIGNALLED ? "signal " + (status - SIGNALLED) : "exit code " + status));
  }
}
