package dev.linewarden.inference;

import dev.linewarden.onnx.PythonNames;
import java.util.List;

/// What the ONNX standard itself has words for: order of colours and range of pixels.
final class StandardMetadata {
  private StandardMetadata() {}

  static void read(Sheet sheet) {
    ModelCard.Source from = ModelCard.Source.METADATA;
    switch (sheet.metadata("Image.BitmapPixelFormat")) {
      case "Rgb8" -> sheet.colour("rgb", from);
      case "Bgr8" -> sheet.colour("bgr", from);
      case "Gray8" -> sheet.colour("grey", from);
      default -> {}
    }
    switch (sheet.metadata("Image.NominalPixelRange")) {
      case "NominalRange_0_255" -> sheet.scale(1, from);
      case "Normalized_0_1" -> sheet.unit(from);
      case "Normalized_1_1" -> {
        sheet.scale(2 * Sheet.UNIT, from);
        int channels = sheet.metadata("Image.BitmapPixelFormat").equals("Gray8") ? 1 : 3;
        sheet.know("mean", java.util.Collections.nCopies(channels, 1.0), from);
      }
      default -> {}
    }
    List<String> names = PythonNames.parse(sheet.metadata("names"), Detections.CLASSES_MAX);
    if (!names.isEmpty()) {
      sheet.know("labels", names, from);
    }
  }
}
