package dev.linewarden.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `./linewarden model check`: what a model is, what it finds, and what it costs, as a [ModelProbe]
/// has seen it.
final class ModelCommand {
  static final String PROBE = "model-probe";

  private final Console console;

  ModelCommand(Console console) {
    this.console = console;
  }

  /// @param answers `setting=value`
  /// @param limits for the whole check
  record Wish(
      Path file,
      Optional<Path> images,
      Optional<Path> json,
      List<String> answers,
      boolean keep,
      WatchedProcess.Limits limits) {
    Wish {
      answers = List.copyOf(answers);
    }
  }

  /// Exit code 1 while a question is open that has to be answered.
  int check(Wish wish) {
    List<String> arguments = new ArrayList<>();
    wish.images().ifPresent(images -> arguments.addAll(List.of("--images", images.toString())));
    wish.answers().forEach(answer -> arguments.addAll(List.of("--set", answer)));
    if (wish.keep()) {
      arguments.add("--keep");
    }
    return new ModelChild(console, wish.file(), wish.limits())
        .run(PROBE, arguments, (_, result) -> show(wish, result));
  }

  private int show(Wish wish, Path result) throws IOException {
    JsonNode known = JsonMapper.builder().build().readTree(Files.readAllBytes(result));
    ModelText text = new ModelText(known);
    console.result(text.text());
    if (wish.json().isPresent()) {
      Files.copy(result, wish.json().get(), StandardCopyOption.REPLACE_EXISTING);
    }
    return text.isOpen() ? 1 : 0;
  }
}
