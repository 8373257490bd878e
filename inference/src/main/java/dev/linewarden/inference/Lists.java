package dev.linewarden.inference;

import java.util.Optional;
import java.util.stream.Stream;

/// Recognises detectors that list what they found in outputs of their own, by the names that their
/// exporters give: `boxes`, `labels` and `scores` (torchvision), `boxes` and `labels` (OTX), `dets`
/// and `labels` (MMDetection).
final class Lists {
  private Lists() {}

  /// False when it is none of them. How the picture begins is left open.
  static boolean read(Sheet sheet, ModelCard.Source from) {
    Optional<String> boxes =
        Stream.of("boxes", "dets").filter(name -> has(sheet, name)).findFirst();
    boolean hasScores = has(sheet, "scores");
    if (boxes.isEmpty() || !has(sheet, "labels")) {
      return false;
    }
    sheet.know("decode", "boxes", from);
    sheet.know("output", boxes.get(), from);
    sheet.know("classes", "labels", from);
    if (hasScores) {
      sheet.know("scores", "scores", from);
    }
    sheet.ask(
        "labels",
        false,
        "what its classes are called: 'labels', in order"
            + (hasScores ? "; torchvision's first one is the background" : ""));
    if (has(sheet, "masks")) {
      sheet.about("masks", "the model gives them too, but only boxes are looked at");
    }
    sheet.about("threshold", "inside the model, not said: weaker objects never come out");
    return true;
  }

  /// As they come from torchvision: it normalises inside.
  static boolean readTorchvision(Sheet sheet) {
    if (!has(sheet, "scores") || !read(sheet, ModelCard.Source.NAMES)) {
      return false;
    }
    sheet.colour("rgb", ModelCard.Source.NAMES);
    sheet.unit(ModelCard.Source.NAMES);
    sheet.know("fit", "stretch", ModelCard.Source.DEFAULT);
    return true;
  }

  private static boolean has(Sheet sheet, String output) {
    return sheet.onnx().outputs().stream().anyMatch(value -> value.name().equals(output));
  }
}
