package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import java.nio.FloatBuffer;
import java.util.List;

/// `yolo5`: rows of middle x, middle y, width, height (pixels of the model's picture), objectness
/// and one score a class, as YOLOv5, v6, v7 and decoded YOLOX models give them.
final class Yolo5Boxing implements Boxing {
  private static final int NUMBERS_BEFORE_CLASSES = 5;

  private final int rows;
  private final int rowNumbers;

  private Yolo5Boxing(int rows, int rowNumbers) {
    this.rows = rows;
    this.rowNumbers = rowNumbers;
  }

  static Boxing fit(Detections.Wish wish, Decoder.Shape shape) {
    List<Long> output = shape.output();
    int least = NUMBERS_BEFORE_CLASSES + wish.classesMin();
    if (output.size() != 3
        || output.get(0) != 1
        || output.get(2) < least
        || output.get(2) > NUMBERS_BEFORE_CLASSES + Detections.CLASSES_MAX) {
      throw new BadInput(
          "%s: decode 'yolo5' %s needs an output of [1, rows, %d or more], but it is %s"
              .formatted(shape.where(), wish.words(), least, output));
    }
    return new Yolo5Boxing(Math.toIntExact(output.get(1)), Math.toIntExact(output.get(2)));
  }

  @Override
  public int classes() {
    return rowNumbers - NUMBERS_BEFORE_CLASSES;
  }

  @Override
  public void collect(List<FloatBuffer> outputs, Detections into) {
    FloatBuffer output = outputs.getFirst();
    for (int row = 0; row < rows; row++) {
      int at = row * rowNumbers;
      float objectness = output.get(at + 4);
      // No class score is above 1, so most rows end here.
      if (objectness >= into.minScore()) {
        int kind = ClassRows.best(output, at + NUMBERS_BEFORE_CLASSES, into);
        float score = objectness * output.get(at + NUMBERS_BEFORE_CLASSES + kind);
        float x = output.get(at);
        float y = output.get(at + 1);
        float halfWidth = output.get(at + 2) / 2;
        float halfHeight = output.get(at + 3) / 2;
        into.offer(kind, row, score, x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
      }
    }
  }
}
