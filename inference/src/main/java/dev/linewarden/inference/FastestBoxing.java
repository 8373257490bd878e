package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import java.nio.FloatBuffer;
import java.util.List;

/// `fastestdet`: planes over one grid of 16 pixels: objectness, place in the cell (through tanh),
/// size of the picture's (through a sigmoid), and one score a class.
final class FastestBoxing implements Boxing {
  static final int GRID_PIXELS = 16;
  static final int NUMBERS_BEFORE_CLASSES = 5;

  /// How the model's authors weigh the two scores.
  private static final double OBJECT_POWER = 0.6;

  private static final double CLASS_POWER = 0.4;

  private final int classes;
  private final int columns;
  private final int lines;
  private final int width;
  private final int height;

  private FastestBoxing(int classes, Decoder.Shape shape) {
    this.classes = classes;
    this.lines = Math.toIntExact(shape.output().get(2));
    this.columns = Math.toIntExact(shape.output().get(3));
    this.width = shape.width();
    this.height = shape.height();
  }

  static Boxing fit(Detections.Wish wish, Decoder.Shape shape) {
    List<Long> output = shape.output();
    int least = NUMBERS_BEFORE_CLASSES + wish.classesMin();
    if (output.size() != 4
        || output.get(0) != 1
        || output.get(1) < least
        || output.get(1) > NUMBERS_BEFORE_CLASSES + Detections.CLASSES_MAX) {
      throw new BadInput(
          "%s: decode 'fastestdet' %s needs an output of [1, %d or more, lines, columns], but it is %s"
              .formatted(shape.where(), wish.words(), least, output));
    }
    return new FastestBoxing(Math.toIntExact(output.get(1)) - NUMBERS_BEFORE_CLASSES, shape);
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public void collect(List<FloatBuffer> outputs, Detections into) {
    FloatBuffer output = outputs.getFirst();
    int cells = columns * lines;
    for (int cell = 0; cell < cells; cell++) {
      int kind = into.from();
      for (int other = kind + 1; other < into.to(); other++) {
        if (plane(output, NUMBERS_BEFORE_CLASSES + other, cell)
            > plane(output, NUMBERS_BEFORE_CLASSES + kind, cell)) {
          kind = other;
        }
      }
      double score =
          Math.pow(plane(output, 0, cell), OBJECT_POWER)
              * Math.pow(plane(output, NUMBERS_BEFORE_CLASSES + kind, cell), CLASS_POWER);
      if (score >= into.minScore()) {
        take(output, cell, kind, (float) score, into);
      }
    }
  }

  private void take(FloatBuffer output, int cell, int kind, float score, Detections into) {
    int column = cell % columns;
    int line = cell / columns;
    double x = (column + Math.tanh(plane(output, 1, cell))) / columns * width;
    double y = (line + Math.tanh(plane(output, 2, cell))) / lines * height;
    double halfWidth = sigmoid(plane(output, 3, cell)) * width / 2;
    double halfHeight = sigmoid(plane(output, 4, cell)) * height / 2;
    into.offer(
        kind,
        cell,
        score,
        (float) (x - halfWidth),
        (float) (y - halfHeight),
        (float) (x + halfWidth),
        (float) (y + halfHeight));
  }

  private float plane(FloatBuffer output, int plane, int cell) {
    return output.get(plane * columns * lines + cell);
  }

  private static double sigmoid(double value) {
    return 1 / (1 + Math.exp(-value));
  }
}
