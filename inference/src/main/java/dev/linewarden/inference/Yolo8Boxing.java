package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/// `yolo8`: columns of middle x, middle y, width, height (pixels of the model's picture) and one
/// score a class, as YOLOv8 to v12 models give them. Column after column lies side by side: all x,
/// then all y.
final class Yolo8Boxing implements Boxing {
  private static final int NUMBERS_BEFORE_CLASSES = 4;

  private final int classes;
  private final int columns;
  private final float[] line;
  private final float[] best;
  private final int[] kinds;

  private Yolo8Boxing(int classes, int columns) {
    this.classes = classes;
    this.columns = columns;
    this.line = new float[columns];
    this.best = new float[columns];
    this.kinds = new int[columns];
  }

  static Boxing fit(Detections.Wish wish, Decoder.Shape shape) {
    return fit(wish, shape, 0);
  }

  /// `more` numbers follow the classes of each column.
  static Yolo8Boxing fit(Detections.Wish wish, Decoder.Shape shape, int more) {
    List<Long> output = shape.output();
    int least = NUMBERS_BEFORE_CLASSES + wish.classesMin() + more;
    if (output.size() != 3
        || output.get(0) != 1
        || output.get(1) < least
        || output.get(1) > NUMBERS_BEFORE_CLASSES + Detections.CLASSES_MAX + more) {
      throw new BadInput(
          "%s: decode 'yolo8' %s needs an output of [1, %d or more, columns], but it is %s"
              .formatted(shape.where(), wish.words(), least, output));
    }
    int classes = Math.toIntExact(output.get(1)) - NUMBERS_BEFORE_CLASSES - more;
    return new Yolo8Boxing(classes, Math.toIntExact(output.get(2)));
  }

  @Override
  public int classes() {
    return classes;
  }

  /// The number that stands `index` places behind the classes of a column.
  float more(FloatBuffer output, int column, int index) {
    return output.get((NUMBERS_BEFORE_CLASSES + classes + index) * columns + column);
  }

  @Override
  public void collect(List<FloatBuffer> outputs, Detections into) {
    FloatBuffer output = outputs.getFirst();
    Arrays.fill(best, 0);
    for (int kind = into.from(); kind < into.to(); kind++) {
      output.get((NUMBERS_BEFORE_CLASSES + kind) * columns, line);
      for (int i = 0; i < columns; i++) {
        if (line[i] > best[i]) {
          best[i] = line[i];
          kinds[i] = kind;
        }
      }
    }
    for (int i = 0; i < columns; i++) {
      if (best[i] >= into.minScore()) {
        float x = output.get(i);
        float y = output.get(columns + i);
        float halfWidth = output.get(2 * columns + i) / 2;
        float halfHeight = output.get(3 * columns + i) / 2;
        into.offer(
            kinds[i], i, best[i], x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
      }
    }
  }
}
