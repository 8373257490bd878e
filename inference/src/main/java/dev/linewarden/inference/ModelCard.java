package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.onnx.ModelFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a model is and how it wants to be fed, in the words of a recipe's `model` tool, so that a
/// recipe has to say only what it wants to be otherwise. Immutable.
///
/// @param sha256 of the file it was made for
/// @param settings of the tool, each with where it is known from, in reading order
/// @param about what else the file says: licence, threshold, who made it
/// @param questions what the file does not say
record ModelCard(
    String sha256,
    Map<String, Known> settings,
    Map<String, String> about,
    List<Question> questions) {
  ModelCard {
    settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    about = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(about));
    questions = List.copyOf(questions);
  }

  /// Where a setting is known from, the surest last.
  enum Source {
    /// Usual, but nobody said so.
    DEFAULT,
    /// The shapes and operators leave no other reading.
    SHAPE,
    /// So are inputs and outputs called by one exporter.
    NAMES,
    /// The exporter wrote it into the file.
    METADATA,
    /// A person said it.
    ASKED
  }

  record Known(Object value, Source from) {}

  /// @param setting that answers it
  /// @param isNeeded false when the model works all the same, only less clearly
  record Question(String setting, String words, boolean isNeeded) {}

  /// The stored card of a file, or what can be recognised of it.
  static ModelCard of(ModelFile.Facts facts) {
    return CardFile.read(facts).orElseGet(() -> Recognition.of(facts));
  }

  /// The same with an answer of a person, which also closes its question.
  ModelCard answered(String setting, Object value) {
    Map<String, Known> more = new LinkedHashMap<>(settings);
    more.put(setting, new Known(value, Source.ASKED));
    List<Question> left =
        questions.stream().filter(question -> !question.setting().equals(setting)).toList();
    return new ModelCard(sha256, more, about, left);
  }

  /// The same for another file that is to be fed and read alike.
  ModelCard of(String otherSha256) {
    return new ModelCard(otherSha256, settings, about, questions);
  }

  /// A tool's settings: these, under its own. Throws [BadInput] with the questions that are still
  /// open and that the tool does not answer either.
  Map<String, Object> under(String where, String model, Map<String, ?> own) {
    List<String> open = new ArrayList<>();
    for (Question question : questions) {
      if (question.isNeeded() && !own.containsKey(question.setting())) {
        open.add(
            "%s: the model '%s' does not say it: %s".formatted(where, model, question.words()));
      }
    }
    if (!open.isEmpty()) {
      throw new BadInput(open);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    settings.forEach((key, known) -> all.put(key, known.value()));
    all.putAll(own);
    return all;
  }
}
