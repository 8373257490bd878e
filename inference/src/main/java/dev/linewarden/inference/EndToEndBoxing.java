package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import java.nio.FloatBuffer;
import java.util.List;

/// `endtoend`: rows of left, top, right, bottom (pixels of the model's picture), score and class,
/// of which a model has already dropped those that overlap; unused rows are 0.
final class EndToEndBoxing implements Boxing {
  private static final int ROW_NUMBERS = 6;

  private final int rows;
  private final int rowNumbers;
  private final int classes;

  private EndToEndBoxing(int rows, int rowNumbers, int classes) {
    this.rows = rows;
    this.rowNumbers = rowNumbers;
    this.classes = classes;
  }

  static Boxing fit(Detections.Wish wish, Decoder.Shape shape) {
    return fit(wish, shape, 0);
  }

  /// `more` numbers follow the class of each row. How many classes there are the output does not
  /// say: as many as have labels.
  static EndToEndBoxing fit(Detections.Wish wish, Decoder.Shape shape, int more) {
    List<Long> output = shape.output();
    if (output.size() != 3 || output.get(0) != 1 || output.get(2) != ROW_NUMBERS + more) {
      throw new BadInput(
          "%s: decode 'endtoend' needs an output of [1, rows, %d], but it is %s"
              .formatted(shape.where(), ROW_NUMBERS + more, output));
    }
    int classes = wish.labels().isEmpty() ? Detections.CLASSES_MAX : wish.labels().size();
    return new EndToEndBoxing(Math.toIntExact(output.get(1)), ROW_NUMBERS + more, classes);
  }

  @Override
  public int classes() {
    return classes;
  }

  /// The number that stands `index` places behind the class of a row.
  float more(FloatBuffer output, int row, int index) {
    return output.get(row * rowNumbers + ROW_NUMBERS + index);
  }

  @Override
  public void collect(List<FloatBuffer> outputs, Detections into) {
    FloatBuffer output = outputs.getFirst();
    for (int row = 0; row < rows; row++) {
      int at = row * rowNumbers;
      into.offer(
          Math.round(output.get(at + 5)),
          row,
          output.get(at + 4),
          output.get(at),
          output.get(at + 1),
          output.get(at + 2),
          output.get(at + 3));
    }
  }
}
