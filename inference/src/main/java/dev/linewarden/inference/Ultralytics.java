package dev.linewarden.inference;

import dev.linewarden.onnx.OnnxModel;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Exports of Ultralytics (`task`, `names`, `imgsz`, `args`) and of YOLOv5 (`stride`, `names`).
final class Ultralytics {
  private static final Pattern NMS = Pattern.compile("'nms': True");

  /// `[height, width]`.
  private static final Pattern SIZE = Pattern.compile("\\[(\\d{1,4}), (\\d{1,4})\\]");

  private Ultralytics() {}

  /// False when it is none of them.
  static boolean read(Sheet sheet) {
    String task = sheet.metadata("task");
    boolean isTheirs = sheet.metadata("author").equals("Ultralytics") && !task.isEmpty();
    boolean isYolo5 =
        task.isEmpty() && !sheet.metadata("stride").isEmpty() && sheet.knows("labels");
    if (!isTheirs && !isYolo5) {
      return false;
    }
    Matcher size = SIZE.matcher(sheet.metadata("imgsz"));
    OnnxModel.Value input = sheet.onnx().inputs().getFirst();
    if (size.matches() && input.rank() == 4) {
      if (input.dim(2) < 0 || input.dim(3) < 0) {
        sheet.know("height", Integer.parseInt(size.group(1)), ModelCard.Source.METADATA);
        sheet.know("width", Integer.parseInt(size.group(2)), ModelCard.Source.METADATA);
      }
    }
    List<OnnxModel.Value> outputs = sheet.onnx().outputs();
    sheet.know("output", outputs.getFirst().name(), ModelCard.Source.METADATA);
    switch (isYolo5 ? "yolo5" : task) {
      case "yolo5" -> yolo5(sheet);
      case "detect" -> boxes(sheet, hasOwnNms(sheet) ? "endtoend" : "yolo8");
      case "segment" -> {
        boxes(sheet, hasOwnNms(sheet) ? "endtoendseg" : "yolo8seg");
        if (outputs.size() > 1) {
          sheet.know("protos", outputs.get(1).name(), ModelCard.Source.METADATA);
        }
      }
      case "classify" -> classes(sheet);
      default -> {
        sheet.ask("decode", true, "what to make of the task '%s'".formatted(task));
        sheet.yoloPicture(ModelCard.Source.METADATA);
      }
    }
    return true;
  }

  private static void yolo5(Sheet sheet) {
    sheet.know("decode", "yolo5", ModelCard.Source.METADATA);
    sheet.yoloPicture(ModelCard.Source.METADATA);
  }

  private static void boxes(Sheet sheet, String decode) {
    sheet.know("decode", decode, ModelCard.Source.METADATA);
    sheet.yoloPicture(ModelCard.Source.METADATA);
    if (NMS.matcher(sheet.metadata("args")).find()) {
      sheet.about("threshold", "inside the model, not said: weaker objects never come out");
    }
  }

  /// Rows of a box, score and class: [1, rows, 6 or more].
  private static boolean hasOwnNms(Sheet sheet) {
    if (NMS.matcher(sheet.metadata("args")).find() || sheet.metadata("end2end").equals("True")) {
      return true;
    }
    OnnxModel.Value first = sheet.onnx().outputs().getFirst();
    return first.rank() == 3 && first.dim(2) == 6;
  }

  private static void classes(Sheet sheet) {
    sheet.know("decode", "classify", ModelCard.Source.METADATA);
    sheet.know("softmax", false, ModelCard.Source.METADATA);
    sheet.colour("rgb", ModelCard.Source.METADATA);
    sheet.unit(ModelCard.Source.METADATA);
    sheet.know("fit", "stretch", ModelCard.Source.DEFAULT);
    sheet.about("trained on", "the square in the middle of each picture: set 'box' to one");
  }
}
