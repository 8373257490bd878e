package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.nio.FloatBuffer;
import java.util.List;

/// `yolox`: objects of one class, from the undecoded output of a YOLOX model: for each cell of the
/// grids of 8, 16 and 32 pixels x, y, width, height, objectness and one score a class. Findings:
/// `count`; `score` of the best, 0 for none; one `box` for each object, its score as the value. An
/// object nearer to the left or right border of what is looked at than `sideRim` frame pixels is
/// half out of the picture and does not count.
final class YoloxDecoder implements Decoder {
  private static final int[] GRID_PIXELS = {8, 16, 32};
  private static final int CLASSES_MAX = 1000;
  private static final int SIDE_RIM_MAX = 1000;
  private static final int NUMBERS_BEFORE_CLASSES = 5;

  private final int classIndex;
  private final float minScore;
  private final int rowNumbers;
  private final int width;
  private final int height;
  private final Placement placement;
  private final int sideRim;
  private final Boxes boxes;

  private YoloxDecoder(Wish wish, int rowNumbers, Shape shape) {
    this.classIndex = wish.classIndex();
    this.minScore = (float) wish.minScore();
    this.rowNumbers = rowNumbers;
    this.width = shape.width();
    this.height = shape.height();
    this.placement = shape.placement();
    this.sideRim = wish.sideRim();
    this.boxes = new Boxes(wish.nmsIou());
  }

  private record Wish(int classIndex, double minScore, double nmsIou, int sideRim) {}

  static Maker read(SettingsReader settings) {
    Wish wish =
        new Wish(
            settings.integer("class", 0, CLASSES_MAX - 1),
            settings.number("minScore", 0.01, 1, 0.3),
            settings.number("nmsIou", 0.01, 1, 0.45),
            settings.integer("sideRim", 0, SIDE_RIM_MAX, 0));
    return shape -> fit(wish, shape);
  }

  private static Decoder fit(Wish wish, Shape shape) {
    long rows = 0;
    for (int pixels : GRID_PIXELS) {
      rows += (long) (shape.width() / pixels) * (shape.height() / pixels);
    }
    List<Long> output = shape.output();
    int least = NUMBERS_BEFORE_CLASSES + wish.classIndex() + 1;
    if (output.size() != 3
        || output.get(0) != 1
        || output.get(1) != rows
        || output.get(2) < least
        || output.get(2) > NUMBERS_BEFORE_CLASSES + CLASSES_MAX) {
      throw new BadInput(
          "%s: decode 'yolox' with class %d at %dx%d needs an output of [1, %d, %d or more], but it is %s"
              .formatted(
                  shape.where(),
                  wish.classIndex(),
                  shape.width(),
                  shape.height(),
                  rows,
                  least,
                  output));
    }
    return new YoloxDecoder(wish, Math.toIntExact(output.get(2)), shape);
  }

  @Override
  public List<String> yields() {
    return List.of("count", "score", "box");
  }

  @Override
  public void decode(List<FloatBuffer> outputs, FindingSink sink) {
    FloatBuffer output = outputs.getFirst();
    boxes.clear();
    int row = 0;
    for (int pixels : GRID_PIXELS) {
      int columns = width / pixels;
      int cells = columns * (height / pixels);
      for (int cell = 0; cell < cells; cell++, row++) {
        take(output, row * rowNumbers, cell % columns, cell / columns, pixels);
      }
    }
    boxes.keepBest(sideRim, placement);
    sink.found("count", boxes.kept(), "count", placement.from().region());
    sink.found("score", boxes.kept() > 0 ? boxes.score(0) : 0, "score", null);
    for (int i = 0; i < boxes.kept(); i++) {
      sink.found("box", boxes.score(i), "score", boxes.back(i, placement));
    }
  }

  private void take(FloatBuffer output, int at, int column, int line, int pixels) {
    float objectness = output.get(at + 4);
    // No class score is above 1, so most cells end here.
    if (!(objectness >= minScore)) {
      return;
    }
    float score = objectness * output.get(at + NUMBERS_BEFORE_CLASSES + classIndex);
    if (score >= minScore) {
      float x = (output.get(at) + column) * pixels;
      float y = (output.get(at + 1) + line) * pixels;
      float halfWidth = (float) Math.exp(output.get(at + 2)) * pixels / 2;
      float halfHeight = (float) Math.exp(output.get(at + 3)) * pixels / 2;
      boxes.offer(score, x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }
  }
}
