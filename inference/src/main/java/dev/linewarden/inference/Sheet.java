package dev.linewarden.inference;

import dev.linewarden.onnx.OnnxModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A model's card while it is being filled in. What is known from a better source stays.
final class Sheet {
  static final double UNIT = 1 / 255.0;

  private final OnnxModel onnx;
  private final Map<String, ModelCard.Known> settings = new LinkedHashMap<>();
  private final Map<String, String> about = new LinkedHashMap<>();
  private final Map<String, ModelCard.Question> questions = new LinkedHashMap<>();

  Sheet(OnnxModel onnx) {
    this.onnx = onnx;
  }

  OnnxModel onnx() {
    return onnx;
  }

  /// What the exporter wrote; empty when it did not.
  String metadata(String key) {
    return onnx.metadata().getOrDefault(key, "").strip();
  }

  void know(String setting, Object value, ModelCard.Source from) {
    ModelCard.Known known = settings.get(setting);
    if (known == null || known.from().compareTo(from) < 0) {
      settings.put(setting, new ModelCard.Known(value, from));
    }
  }

  boolean knows(String setting) {
    return settings.containsKey(setting);
  }

  void about(String what, String words) {
    if (!words.isBlank()) {
      about.put(what, words);
    }
  }

  /// Asks what is not known otherwise; the first words for a setting stay.
  void ask(String setting, boolean isNeeded, String words) {
    questions.putIfAbsent(setting, new ModelCard.Question(setting, words, isNeeded));
  }

  /// How detectors of the YOLO families are trained: red first, 0 to 1, the shape kept, in the
  /// middle of grey.
  void yoloPicture(ModelCard.Source from) {
    colour("rgb", from);
    unit(from);
    know("fit", "letterbox", from);
    know("place", "centre", from);
    know("pad", 114, from);
  }

  /// The order of colours, unless there is only one channel.
  void colour(String order, ModelCard.Source from) {
    ModelCard.Known known = settings.get("color");
    know("color", known != null && known.value().equals("grey") ? "grey" : order, from);
  }

  /// Pixels from 0 to 1, unless they are taken in as bytes.
  void unit(ModelCard.Source from) {
    scale(UNIT, from);
  }

  void scale(double scale, ModelCard.Source from) {
    boolean isBytes = settings.containsKey("type") && settings.get("type").value().equals("u8");
    if (!isBytes) {
      know("scale", scale, from);
    }
  }

  ModelCard card(String sha256) {
    List<ModelCard.Question> open = new ArrayList<>();
    for (ModelCard.Question question : questions.values()) {
      if (!settings.containsKey(question.setting())) {
        open.add(question);
      }
    }
    return new ModelCard(sha256, settings, about, open);
  }
}
