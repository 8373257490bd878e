package dev.linewarden.inference;

import dev.linewarden.onnx.OnnxModel;
import dev.linewarden.onnx.TensorType;
import java.util.List;
import java.util.Set;

/// Recognises a model of which only names, shapes and operators speak.
final class ByShape {
  /// More rows of six numbers are no list of found objects.
  private static final int ROWS_MAX = 1000;

  private static final int ANCHORS = 3;

  /// A plane of classes has at least this share of the picture's sides.
  private static final int SEMANTIC_STEP_MAX = 8;

  /// Heights of a line of text as networks read it, in pixels.
  private static final int LINE_MIN = 16;

  private static final int LINE_MAX = 64;

  /// Ten digits and a blank are the fewest classes that read anything.
  private static final int CHARACTERS_MIN = 10;

  private static final Set<String> EMBEDDINGS =
      Set.of("embedding", "embeddings", "feature", "features", "feat", "image_embeds");

  private final Sheet sheet;
  private final OnnxModel.Value input;
  private final OnnxModel.Value output;
  private final long width;
  private final long height;

  private ByShape(Sheet sheet) {
    this.sheet = sheet;
    this.input = sheet.onnx().inputs().getFirst();
    this.output = sheet.onnx().outputs().getFirst();
    int first = input.rank() - 3;
    boolean nchw = input.dim(first) == 1 || input.dim(first) == 3;
    this.height = input.dim(nchw ? first + 1 : first);
    this.width = input.dim(nchw ? first + 2 : first + 1);
  }

  static void read(Sheet sheet) {
    List<OnnxModel.Value> outputs = sheet.onnx().outputs();
    ByShape shape = outputs.isEmpty() ? null : new ByShape(sheet);
    if (shape == null || shape.output.rank() == 0) {
      return;
    }
    boolean hasPrototypes =
        outputs.size() == 2 && shape.output.rank() == 3 && outputs.get(1).rank() == 4;
    if (hasPrototypes) {
      shape.segments(outputs.get(1));
    } else if (outputs.size() == 1) {
      switch (shape.output.rank()) {
        case 3 -> shape.rows();
        case 4 -> shape.planes();
        default -> shape.numbers();
      }
    }
  }

  /// Whether the first output's numbers are shares already.
  static boolean isSoftmaxed(Sheet sheet) {
    String maker = sheet.onnx().makers().getOrDefault(sheet.onnx().outputs().getFirst().name(), "");
    return maker.equals("Softmax") || maker.equals("Sigmoid");
  }

  private void decode(String word) {
    sheet.know("decode", word, ModelCard.Source.SHAPE);
    sheet.know("output", output.name(), ModelCard.Source.SHAPE);
  }

  private void segments(OnnxModel.Value prototypes) {
    if (output.dim(2) == 6 + prototypes.dim(1) && output.dim(1) <= ROWS_MAX) {
      decode("endtoendseg");
    } else {
      decode("yolo8seg");
      labels(output.dim(1) - 4 - prototypes.dim(1));
    }
    sheet.know("protos", prototypes.name(), ModelCard.Source.SHAPE);
    sheet.yoloPicture(ModelCard.Source.SHAPE);
  }

  private void rows() {
    long cells = width > 0 && height > 0 ? YoloxBoxing.cells(width, height) : -1;
    if (isLineOfText()) {
      decode("text");
      sheet.know("softmax", !isSoftmaxed(sheet), ModelCard.Source.SHAPE);
      sheet.ask(
          "characters",
          true,
          "which %d characters it reads: say 'characters', in their order, with the space if it knows it"
              .formatted(output.dim(2) - 1));
    } else if (output.dim(2) == cells && output.dim(1) > 4) {
      decode("yolo8");
      labels(output.dim(1) - 4);
      sheet.yoloPicture(ModelCard.Source.SHAPE);
    } else if (output.dim(1) == ANCHORS * cells && output.dim(2) > 5) {
      decode("yolo5");
      labels(output.dim(2) - 5);
      sheet.yoloPicture(ModelCard.Source.SHAPE);
    } else if (output.dim(1) == cells && output.dim(2) > 5) {
      oneRowACell();
    } else if (output.dim(2) == 6 && output.dim(1) > 0 && output.dim(1) <= ROWS_MAX) {
      decode("endtoend");
      sheet.yoloPicture(ModelCard.Source.SHAPE);
    } else if (isWhole(output.type())) {
      decode("semantic");
      sheet.ask("labels", true, "what its classes are called: say 'labels', in their order");
    }
  }

  /// A low picture as long as the line is, and scores of many characters along it.
  private boolean isLineOfText() {
    return height >= LINE_MIN
        && height <= LINE_MAX
        && (width < 0 || width > height)
        && output.dim(2) > CHARACTERS_MIN
        && (output.dim(1) < 0 || output.dim(1) <= width);
  }

  /// YOLOX, which leaves the arithmetic of places to the reader unless it was exported with it
  /// (then there are exponentials in the graph), or YOLOv6, which calls its output otherwise.
  private void oneRowACell() {
    boolean isYolo6 = output.name().equals("outputs");
    boolean isDecoded = isYolo6 || sheet.onnx().ops().containsKey("Exp");
    decode(isDecoded ? "yolo5" : "yolox");
    labels(output.dim(2) - 5);
    if (isYolo6) {
      sheet.yoloPicture(ModelCard.Source.NAMES);
    } else {
      sheet.colour("bgr", ModelCard.Source.SHAPE);
      sheet.scale(1, ModelCard.Source.SHAPE);
      sheet.know("fit", "letterbox", ModelCard.Source.SHAPE);
      sheet.know("place", "corner", ModelCard.Source.SHAPE);
      sheet.know("pad", 114, ModelCard.Source.SHAPE);
    }
  }

  private void planes() {
    long classes = output.dim(1);
    long lines = output.dim(2);
    boolean isSmall = lines > 0 && height > 0 && lines * SEMANTIC_STEP_MAX < height;
    if (lines == 1 && output.dim(3) == 1) {
      numbers();
    } else if (isSmall
        && lines * FastestBoxing.GRID_PIXELS == height
        && classes > FastestBoxing.NUMBERS_BEFORE_CLASSES) {
      decode("fastestdet");
      labels(classes - FastestBoxing.NUMBERS_BEFORE_CLASSES);
      sheet.colour("bgr", ModelCard.Source.SHAPE);
      sheet.unit(ModelCard.Source.SHAPE);
      sheet.know("fit", "stretch", ModelCard.Source.SHAPE);
    } else if (classes == 1) {
      decode(isWhole(output.type()) ? "semantic" : "anomaly");
    } else if (classes > 1 && !isSmall) {
      decode("semantic");
      labels(classes);
    }
  }

  private void numbers() {
    long count = output.dim(output.rank() == 4 ? 1 : output.rank() - 1);
    if (EMBEDDINGS.contains(output.name())) {
      decode("embedding");
      sheet.ask(
          "reference", true, "which direction is the good one: say 'reference' in the recipe");
    } else if (count == 1) {
      decode("score");
    } else if (count > 1 && count <= ClassifyDecoder.CLASSES_MAX) {
      decode("classify");
      sheet.know("softmax", !isSoftmaxed(sheet), ModelCard.Source.SHAPE);
      labels(count);
    } else if (count > 1) {
      sheet.ask(
          "decode",
          true,
          "whether its %d numbers are classes ('classify', at most %d) or an 'embedding'"
              .formatted(count, ClassifyDecoder.CLASSES_MAX));
    }
  }

  private void labels(long classes) {
    sheet.ask(
        "labels", false, "what its %d classes are called: 'labels', in order".formatted(classes));
  }

  private static boolean isWhole(TensorType type) {
    return switch (type) {
      case INT8, UINT8, INT16, INT32, INT64, BOOL -> true;
      case FLOAT, FLOAT16, BFLOAT16, DOUBLE, STRING, UNKNOWN -> false;
    };
  }
}
