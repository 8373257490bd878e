package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Has something done to a model in a process of its own, because a file from outside may crash or
/// hang the runtime: so much time, so much memory, and one sentence when that is not enough.
final class ModelChild {
  private final Console console;
  private final Path file;
  private final WatchedProcess.Limits limits;

  /// @param file the model, for messages
  ModelChild(Console console, Path file, WatchedProcess.Limits limits) {
    this.console = console;
    this.file = file;
    this.limits = limits;
  }

  /// What follows when the process has done its work.
  interface Done {
    /// @param folder is removed afterwards
    /// @param result the JSON it has written there
    /// @return the command's exit code
    int take(Path folder, Path result) throws IOException;
  }

  /// Runs one of the station's hidden commands: `PROBE FILE RESULT ASKER MORE...`.
  int run(String probe, List<String> more, Done done) {
    try {
      Path folder = Files.createTempDirectory("linewarden-model");
      try {
        return run(probe, more, done, folder);
      } finally {
        Folders.remove(folder);
      }
    } catch (IOException e) {
      throw new BadInput("what belongs to the model cannot be read or written: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the look at the model was interrupted", e);
    }
  }

  private int run(String probe, List<String> more, Done done, Path folder)
      throws IOException, InterruptedException {
    Path result = folder.resolve("result.json");
    List<String> arguments = new ArrayList<>();
    arguments.add(probe);
    arguments.add(file.toString());
    arguments.add(result.toString());
    arguments.add(Long.toString(ProcessHandle.current().pid()));
    arguments.addAll(more);
    WatchedProcess process = new WatchedProcess(new MonotonicClock(), limits);
    List<String> command = ChildJava.alike(folder, arguments);
    // Not as little as the heap: tensors lie outside of it, and its limit is watched from here.
    command.add(1, "-XX:MaxDirectMemorySize=" + limits.bytes());
    return switch (process.run(command, folder.resolve("said"))) {
      case WatchedProcess.Died(String how) -> throw unusable(how);
      case WatchedProcess.Ended(int code, List<String> said, long _) -> {
        if (code == 0 && Files.exists(result)) {
          yield done.take(folder, result);
        }
        if (code != Main.BAD_INPUT && code != Failures.DEFECT) {
          throw unusable("crashes the runtime (exit code %d)".formatted(code));
        }
        said.forEach(console::say);
        yield code;
      }
    };
  }

  private BadInput unusable(String how) {
    return new BadInput("%s %s: it is not used".formatted(file, how));
  }
}
