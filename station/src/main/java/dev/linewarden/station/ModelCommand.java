package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `./linewarden model check`: what a model is, what it finds, and what it costs. A file from
/// outside may crash or hang the runtime, so that it is looked at by a [ModelProbe] in a process of
/// its own.
final class ModelCommand {
  static final String PROBE = "model-probe";

  private final Console console;

  ModelCommand(Console console) {
    this.console = console;
  }

  /// @param answers `setting=value`
  /// @param limitSeconds for the whole check
  record Wish(
      Path file,
      Optional<Path> images,
      Optional<Path> json,
      List<String> answers,
      boolean keep,
      int limitSeconds,
      int limitMegabytes) {
    Wish {
      answers = List.copyOf(answers);
    }

    WatchedProcess.Limits limits() {
      return new WatchedProcess.Limits(
          TimeUnit.SECONDS.toNanos(limitSeconds), limitMegabytes * Memory.MEGABYTE);
    }
  }

  /// Exit code 1 while a question is open that has to be answered.
  int check(Wish wish) {
    try {
      Path folder = Files.createTempDirectory("linewarden-model");
      try {
        return check(wish, folder);
      } finally {
        Folders.remove(folder);
      }
    } catch (IOException e) {
      throw new BadInput("the model cannot be checked: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the check was interrupted", e);
    }
  }

  private int check(Wish wish, Path folder) throws IOException, InterruptedException {
    Path result = folder.resolve("result.json");
    List<String> arguments =
        new ArrayList<>(
            List.of(
                PROBE,
                wish.file().toString(),
                result.toString(),
                Long.toString(ProcessHandle.current().pid())));
    wish.images().ifPresent(images -> arguments.addAll(List.of("--images", images.toString())));
    wish.answers().forEach(answer -> arguments.addAll(List.of("--set", answer)));
    if (wish.keep()) {
      arguments.add("--keep");
    }
    WatchedProcess process = new WatchedProcess(new MonotonicClock(), wish.limits());
    return switch (process.run(ChildJava.alike(folder, arguments), folder.resolve("said"))) {
      case WatchedProcess.Died(String how) -> throw unusable(wish, how);
      case WatchedProcess.Ended(int code, List<String> said, long _) -> {
        if (code == 0 && Files.exists(result)) {
          yield show(wish, result);
        }
        if (code != Main.BAD_INPUT && code != Failures.DEFECT) {
          throw unusable(wish, "crashes the runtime (exit code %d)".formatted(code));
        }
        said.forEach(console::say);
        yield code;
      }
    };
  }

  private static BadInput unusable(Wish wish, String how) {
    return new BadInput("%s %s: it is not used".formatted(wish.file(), how));
  }

  private int show(Wish wish, Path result) throws IOException {
    JsonNode known = JsonMapper.builder().build().readTree(Files.readAllBytes(result));
    ModelText text = new ModelText(known);
    console.result(text.text());
    if (wish.json().isPresent()) {
      Files.copy(result, wish.json().get(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    return text.isOpen() ? 1 : 0;
  }
}
