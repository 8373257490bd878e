package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import java.nio.FloatBuffer;
import java.util.List;

/// `boxes`: lists as long as what was found, each in an output of its own: left, top, right, bottom
/// (pixels of the model's picture), `classes`, and `scores` unless they are the fifth number of a
/// box. So torchvision, OTX and MMDetection export their detectors; what overlaps was dropped
/// inside. A class's number is its place among `labels` (torchvision's 0 is the background).
///
/// @param rowNumbers of a box: 4, or 5 with its score
record ListBoxing(int rowNumbers, int classes) implements Boxing {
  /// Objects in one picture. More: the tool fails, so that none is left out in silence.
  static final int ROWS_MAX = Boxes.OBJECTS_MAX;

  static ListBoxing fit(Detections.Wish wish, Decoder.Shape shape) {
    List<Long> boxes = shape.output();
    boolean hasScores = shape.outputs().size() > 2;
    long numbers = boxes.size() < 2 ? 0 : boxes.getLast();
    boolean isOne = boxes.size() == 2 || (boxes.size() == 3 && boxes.getFirst() == 1);
    if (!isOne || (numbers != 5 && !(numbers == 4 && hasScores))) {
      throw new BadInput(
          ("%s: decode 'boxes' needs an output of [found, 4] or [1, found, 4] and one named by"
                  + " 'scores', or 5 numbers instead of 4, but it is %s%s")
              .formatted(shape.where(), boxes, hasScores ? "" : " without 'scores'"));
    }
    int classes = wish.labels().isEmpty() ? Detections.CLASSES_MAX : wish.labels().size();
    return new ListBoxing((int) numbers, classes);
  }

  @Override
  public void collect(List<FloatBuffer> outputs, Detections into) {
    FloatBuffer boxes = outputs.getFirst();
    FloatBuffer kinds = outputs.get(1);
    int rows = boxes.limit() / rowNumbers;
    if (rows > ROWS_MAX) {
      throw new ToolFailed(
          "the model found %d objects, at most %d are looked at".formatted(rows, ROWS_MAX));
    }
    boolean hasScores = outputs.size() > 2;
    if (kinds.limit() != rows || (hasScores && outputs.get(2).limit() != rows)) {
      throw new ToolFailed(
          "the model gives %d boxes, but %d classes%s"
              .formatted(
                  rows,
                  kinds.limit(),
                  hasScores ? " and " + outputs.get(2).limit() + " scores" : ""));
    }
    for (int row = 0; row < rows; row++) {
      int at = row * rowNumbers;
      into.offer(
          Math.round(kinds.get(row)),
          row,
          hasScores ? outputs.get(2).get(row) : boxes.get(at + 4),
          boxes.get(at),
          boxes.get(at + 1),
          boxes.get(at + 2),
          boxes.get(at + 3));
    }
  }
}
