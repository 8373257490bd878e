package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.onnx.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A model's card beside the model, as strict JSON: `caps.onnx` has `caps.onnx.card.json`.
///
/// ```
/// { "format": 1, "sha256": "…",
///   "settings": { "decode": {"value": "yolo8", "from": "shape"} },
///   "about": { "licence": "…" },
///   "questions": [ {"setting": "labels", "words": "…", "needed": false} ] }
/// ```
final class CardFile {
  static final int FORMAT = 1;
  private static final int BYTES_MAX = 1 << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CardFile() {}

  static Path of(Path model) {
    return model.resolveSibling(model.getFileName() + ".card.json");
  }

  /// Empty when there is none. Throws [BadInput] when it is damaged or another file's.
  static Optional<ModelCard> read(ModelFile.Facts facts) {
    Path file = of(facts.file());
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    ModelCard card = parse(file.toString(), bytes(file));
    if (!card.sha256().equals(facts.sha256())) {
      throw new BadInput(
          ("%s is for another file: it names the SHA-256 %s, but %s has %s; remove it, and"
                  + " ./linewarden model check %s --keep makes a new one")
              .formatted(
                  file, card.sha256(), facts.file().getFileName(), facts.sha256(), facts.file()));
    }
    return Optional.of(card);
  }

  private static byte[] bytes(Path file) {
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new BadInput(
            "%s must be at most %d bytes, but has %d".formatted(file, BYTES_MAX, Files.size(file)));
      }
      return Files.readAllBytes(file);
    } catch (IOException problem) {
      throw new BadInput("%s cannot be read: %s".formatted(file, problem), problem);
    }
  }

  private static ModelCard parse(String where, byte[] bytes) {
    SettingsReader card = new SettingsReader(where, table(where, bytes));
    card.integer("format", FORMAT, FORMAT);
    String sha256 = card.text("sha256");
    SettingsReader table = card.table("settings");
    Map<String, ModelCard.Known> settings = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : table.rest(Set.of()).entrySet()) {
      settings.put(entry.getKey(), known(card, entry.getKey(), entry.getValue()));
    }
    SettingsReader words = card.table("about");
    Map<String, String> about = new LinkedHashMap<>();
    words.names().forEach(name -> about.put(name, words.text(name)));
    List<ModelCard.Question> questions = new ArrayList<>();
    for (SettingsReader question : card.tables("questions")) {
      questions.add(
          new ModelCard.Question(
              question.text("setting"), question.text("words"), question.flag("needed", true)));
    }
    card.finish();
    return new ModelCard(sha256, settings, about, questions);
  }

  private static ModelCard.Known known(SettingsReader card, String key, Object entry) {
    if (entry instanceof Map<?, ?> map && map.get("value") != null) {
      SettingsReader reader =
          new SettingsReader(key, Map.of("from", String.valueOf(map.get("from"))));
      ModelCard.Source from =
          reader.choice("from", ModelCard.Source.class, ModelCard.Source.DEFAULT);
      return new ModelCard.Known(map.get("value"), from);
    }
    card.problem("settings '" + key + "' must have a 'value' and say 'from' where, but has not");
    return new ModelCard.Known("", ModelCard.Source.DEFAULT);
  }

  @SuppressWarnings("unchecked") // Keys of a JSON object are texts.
  private static Map<String, ?> table(String where, byte[] bytes) {
    try {
      Map<String, ?> table = JSON.readValue(bytes, Map.class);
      return table == null ? Map.of() : table;
    } catch (JacksonException problem) {
      throw new BadInput(
          "%s is not a model's card: %s".formatted(where, problem.getOriginalMessage()), problem);
    }
  }

  /// What [#read] reads.
  static Map<String, Object> written(ModelCard card) {
    Map<String, Object> settings = new LinkedHashMap<>();
    card.settings()
        .forEach((key, known) ->
            settings.put(key, Map.of("value", known.value(), "from", word(known.from()))));
    List<Object> questions = new ArrayList<>();
    for (ModelCard.Question question : card.questions()) {
      questions.add(
          Map.of(
              "setting", question.setting(),
              "words", question.words(),
              "needed", question.isNeeded()));
    }
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("format", FORMAT);
    root.put("sha256", card.sha256());
    root.put("settings", settings);
    root.put("about", card.about());
    root.put("questions", questions);
    return root;
  }

  static String word(ModelCard.Source source) {
    return source.name().toLowerCase(java.util.Locale.ROOT);
  }

  static void write(Path model, ModelCard card) {
    Path file = of(model);
    try {
      Files.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(written(card)));
    } catch (IOException problem) {
      throw new BadInput("%s cannot be written: %s".formatted(file, problem), problem);
    }
  }
}
