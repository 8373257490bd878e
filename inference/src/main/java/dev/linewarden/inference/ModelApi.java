package dev.linewarden.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Exports of OpenVINO's training programs (Geti, OTX) with their `model_info` entries: lists are
/// separated by blanks.
final class ModelApi {
  private static final String INFO = "model_info ";

  private ModelApi() {}

  /// False when it has no such entries.
  static boolean read(Sheet sheet) {
    String type = sheet.metadata(INFO + "model_type");
    if (type.isEmpty()) {
      return false;
    }
    ModelCard.Source from = ModelCard.Source.METADATA;
    switch (type.toLowerCase(Locale.ROOT)) {
      case "classification" -> {
        sheet.know("decode", "classify", from);
        sheet.know("softmax", !ByShape.isSoftmaxed(sheet), ModelCard.Source.SHAPE);
      }
      case "segmentation" -> sheet.know("decode", "semantic", from);
      case "anomalydetection" -> sheet.know("decode", "anomaly", from);
      case "ssd", "maskrcnn" -> {
        if (!Lists.read(sheet, from)) {
          sheet.ask("decode", true, "where it lists boxes and labels: no outputs are called so");
        }
      }
      default -> sheet.ask("decode", true, "what to make of the type '%s'".formatted(type));
    }
    sheet.know("output", sheet.onnx().outputs().getFirst().name(), from);
    picture(sheet);
    String labels = sheet.metadata(INFO + "labels");
    if (!labels.isEmpty()) {
      sheet.know("labels", Arrays.asList(labels.split(" +", -1)), from);
    }
    sheet.about("threshold", sheet.metadata(INFO + "confidence_threshold"));
    return true;
  }

  /// Their pictures begin as blue, green, red from 0 to 255.
  private static void picture(Sheet sheet) {
    ModelCard.Source from = ModelCard.Source.METADATA;
    String turned = sheet.metadata(INFO + "reverse_input_channels").toLowerCase(Locale.ROOT);
    sheet.colour(turned.equals("true") || turned.equals("yes") ? "rgb" : "bgr", from);
    sheet.scale(1, from);
    numbers(sheet, "mean_values", "mean");
    numbers(sheet, "scale_values", "std");
    switch (sheet.metadata(INFO + "resize_type")) {
      case "fit_to_window_letterbox" -> {
        sheet.know("fit", "letterbox", from);
        sheet.know("place", "centre", from);
      }
      case "fit_to_window" -> {
        sheet.know("fit", "letterbox", from);
        sheet.know("place", "corner", from);
      }
      case "standard" -> sheet.know("fit", "stretch", from);
      default -> sheet.know("fit", "stretch", ModelCard.Source.DEFAULT);
    }
    String pad = sheet.metadata(INFO + "pad_value");
    if (pad.matches("\\d{1,3}")) {
      sheet.know("pad", Integer.valueOf(pad), from);
    }
  }

  private static void numbers(Sheet sheet, String key, String setting) {
    List<Double> numbers = new ArrayList<>();
    for (String word : sheet.metadata(INFO + key).split(" +", -1)) {
      if (word.matches("-?\\d{1,6}(\\.\\d{1,9})?")) {
        numbers.add(Double.valueOf(word));
      }
    }
    if (!numbers.isEmpty()) {
      sheet.know(setting, numbers, ModelCard.Source.METADATA);
    }
  }
}
