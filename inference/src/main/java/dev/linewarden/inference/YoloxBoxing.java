package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import java.nio.FloatBuffer;
import java.util.List;

/// `yolox`: the undecoded output of a YOLOX model: for each cell of the grids of 8, 16 and 32
/// pixels x, y, width, height, objectness and one score a class.
final class YoloxBoxing implements Boxing {
  private static final int[] GRID_PIXELS = {8, 16, 32};
  private static final int NUMBERS_BEFORE_CLASSES = 5;

  private final int rowNumbers;
  private final int width;
  private final int height;

  private YoloxBoxing(int rowNumbers, int width, int height) {
    this.rowNumbers = rowNumbers;
    this.width = width;
    this.height = height;
  }

  /// The cells of all grids over a picture of this size.
  static long cells(long width, long height) {
    long cells = 0;
    for (int pixels : GRID_PIXELS) {
      cells += (width / pixels) * (height / pixels);
    }
    return cells;
  }

  static Boxing fit(Detections.Wish wish, Decoder.Shape shape) {
    long rows = cells(shape.width(), shape.height());
    List<Long> output = shape.output();
    int least = NUMBERS_BEFORE_CLASSES + wish.classesMin();
    if (output.size() != 3
        || output.get(0) != 1
        || output.get(1) != rows
        || output.get(2) < least
        || output.get(2) > NUMBERS_BEFORE_CLASSES + Detections.CLASSES_MAX) {
      throw new BadInput(
          "%s: decode 'yolox' %s at %dx%d needs an output of [1, %d, %d or more], but it is %s"
              .formatted(
                  shape.where(), wish.words(), shape.width(), shape.height(), rows, least, output));
    }
    return new YoloxBoxing(Math.toIntExact(output.get(2)), shape.width(), shape.height());
  }

  @Override
  public int classes() {
    return rowNumbers - NUMBERS_BEFORE_CLASSES;
  }

  @Override
  public void collect(List<FloatBuffer> outputs, Detections into) {
    FloatBuffer output = outputs.getFirst();
    int row = 0;
    for (int pixels : GRID_PIXELS) {
      int columns = width / pixels;
      int cells = columns * (height / pixels);
      for (int cell = 0; cell < cells; cell++, row++) {
        take(output, row, cell % columns, cell / columns, pixels, into);
      }
    }
  }

  private void take(
      FloatBuffer output, int row, int column, int line, int pixels, Detections into) {
    int at = row * rowNumbers;
    float objectness = output.get(at + 4);
    // No class score is above 1, so most cells end here.
    if (!(objectness >= into.minScore())) {
      return;
    }
    int kind = ClassRows.best(output, at + NUMBERS_BEFORE_CLASSES, into);
    float score = objectness * output.get(at + NUMBERS_BEFORE_CLASSES + kind);
    if (score >= into.minScore()) {
      float x = (output.get(at) + column) * pixels;
      float y = (output.get(at + 1) + line) * pixels;
      float halfWidth = (float) Math.exp(output.get(at + 2)) * pixels / 2;
      float halfHeight = (float) Math.exp(output.get(at + 3)) * pixels / 2;
      into.offer(kind, row, score, x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }
  }
}
