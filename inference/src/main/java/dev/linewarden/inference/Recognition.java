package dev.linewarden.inference;

import dev.linewarden.onnx.ModelFile;
import dev.linewarden.onnx.OnnxModel;
import dev.linewarden.onnx.TensorType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Recognises a model: first by what its exporter wrote into it, then by names, then by shapes.
/// What is left becomes a question.
final class Recognition {
  private static final String NO_DECODE =
      "what its outputs mean: say 'decode' (and 'output') in the recipe";

  private Recognition() {}

  static ModelCard of(ModelFile.Facts facts) {
    Sheet sheet = new Sheet(facts.model());
    sheet.about("made by", facts.model().producer());
    sheet.about("author", sheet.metadata("author"));
    sheet.about("description", sheet.metadata("description"));
    sheet.about("licence", sheet.metadata("license"));
    if (isPicture(sheet)) {
      StandardMetadata.read(sheet);
      boolean isKnown =
          Ultralytics.read(sheet)
              || ModelApi.read(sheet)
              || anomalib(sheet)
              || rapidOcr(sheet)
              || Lists.readTorchvision(sheet)
              || Lists.read(sheet, ModelCard.Source.NAMES);
      if (!isKnown) {
        ByShape.read(sheet);
      }
      askForTheRest(sheet);
    } else {
      sheet.ask(
          "decode",
          true,
          "its input is no picture of 1 or 3 channels, but " + words(facts.model().inputs()));
    }
    return sheet.card(facts.sha256());
  }

  private static String words(List<OnnxModel.Value> inputs) {
    return inputs.isEmpty() ? "missing" : OnnxModel.words(inputs);
  }

  /// Layout, type and number of channels of the only input, which has a side for several pictures
  /// or not.
  private static boolean isPicture(Sheet sheet) {
    List<OnnxModel.Value> inputs = sheet.onnx().inputs();
    if (inputs.size() != 1 || inputs.getFirst().rank() < 3 || inputs.getFirst().rank() > 4) {
      return false;
    }
    OnnxModel.Value input = inputs.getFirst();
    int first = input.rank() - 3;
    String type = types().get(input.type());
    boolean nchw = isChannels(input.dim(first));
    if (type == null || (!nchw && !isChannels(input.dim(first + 2)))) {
      return false;
    }
    sheet.know("layout", nchw ? "nchw" : "nhwc", ModelCard.Source.SHAPE);
    sheet.know("type", type, ModelCard.Source.SHAPE);
    if (input.dim(nchw ? first : first + 2) == 1) {
      sheet.know("color", "grey", ModelCard.Source.SHAPE);
    }
    int lines = nchw ? first + 1 : first;
    if (input.dim(lines) < 0 || input.dim(lines + 1) < 0) {
      sheet.ask("width", true, "how wide its picture shall be: say 'width'");
      sheet.ask("height", true, "how high its picture shall be: say 'height'");
    }
    return true;
  }

  private static boolean isChannels(long side) {
    return side == 1 || side == 3;
  }

  private static Map<TensorType, String> types() {
    return Map.of(TensorType.FLOAT, "float", TensorType.FLOAT16, "f16", TensorType.UINT8, "u8");
  }

  /// Outputs as Anomalib 2 calls them; resizing and normalising lie inside such a graph.
  private static boolean anomalib(Sheet sheet) {
    Map<String, OnnxModel.Value> outputs =
        sheet.onnx().outputs().stream()
            .collect(Collectors.toMap(OnnxModel.Value::name, v -> v, (a, _) -> a, TreeMap::new));
    boolean hasMap = outputs.containsKey("anomaly_map");
    boolean hasScore = outputs.containsKey("pred_score");
    if (!hasMap && !hasScore) {
      return false;
    }
    sheet.know("decode", hasMap ? "anomaly" : "score", ModelCard.Source.NAMES);
    sheet.know("output", hasMap ? "anomaly_map" : "pred_score", ModelCard.Source.NAMES);
    if (hasMap && hasScore) {
      sheet.know("scores", "pred_score", ModelCard.Source.NAMES);
    }
    sheet.colour("rgb", ModelCard.Source.NAMES);
    sheet.unit(ModelCard.Source.NAMES);
    sheet.know("fit", "stretch", ModelCard.Source.NAMES);
    sheet.about("threshold", sheet.metadata("threshold"));
    if (outputs.containsKey("pred_label") || outputs.containsKey("pred_mask")) {
      sheet.about("threshold", "inside the model (pred_label, pred_mask), at 0.5 if normalised");
    }
    return true;
  }

  /// Readers of lines of text that RapidOCR packs from PaddleOCR: their characters are written into
  /// the file, one a line, and a space after the last where there is a class for it.
  private static boolean rapidOcr(Sheet sheet) {
    List<OnnxModel.Value> outputs = sheet.onnx().outputs();
    String characters = String.join("", sheet.metadata("character").lines().toList());
    if (characters.isEmpty() || outputs.size() != 1 || outputs.getFirst().rank() != 3) {
      return false;
    }
    long missing =
        outputs.getFirst().dim(2) - 1 - characters.codePointCount(0, characters.length());
    sheet.know("decode", "text", ModelCard.Source.METADATA);
    sheet.know("output", outputs.getFirst().name(), ModelCard.Source.METADATA);
    sheet.know("characters", characters + (missing == 1 ? " " : ""), ModelCard.Source.METADATA);
    sheet.know("softmax", !ByShape.isSoftmaxed(sheet), ModelCard.Source.SHAPE);
    sheet.colour("bgr", ModelCard.Source.NAMES);
    sheet.unit(ModelCard.Source.NAMES);
    sheet.know("mean", List.of(0.5, 0.5, 0.5), ModelCard.Source.NAMES);
    sheet.know("std", List.of(0.5, 0.5, 0.5), ModelCard.Source.NAMES);
    sheet.know("fit", "letterbox", ModelCard.Source.NAMES);
    sheet.know("place", "corner", ModelCard.Source.NAMES);
    sheet.know("pad", 128, ModelCard.Source.NAMES);
    return true;
  }

  private static void askForTheRest(Sheet sheet) {
    sheet.ask("decode", true, NO_DECODE);
    sheet.ask(
        "color",
        true,
        "which colour comes first: 'color' is rgb for most training programs, bgr for those on"
            + " OpenCV");
    boolean isBytes = sheet.onnx().inputs().getFirst().type() == TensorType.UINT8;
    if (!isBytes) {
      sheet.ask(
          "scale",
          true,
          "what a pixel is multiplied with: 'scale' is 0.00392156862745098 for 0 to 1, 1 for 0 to"
              + " 255; then 'mean' and 'std' if they were used");
    }
  }
}
