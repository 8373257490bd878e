package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Outline;
import dev.linewarden.vision.Patches;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `yolo8seg` and `endtoendseg`: objects with their shapes. Each box comes with factors; the sum of
/// the prototypes (a second output, `protos`: small pictures of the whole) times these factors is
/// above 0 where the object is. Findings as of [Detections], each object a polygon called `mask`,
/// and `area` of the largest in pixels of the frame. Beyond [#MASKS_MAX] objects stay boxes.
final class MaskDecoder implements Decoder {
  static final int MASKS_MAX = 32;

  /// The factors that follow a box.
  private interface Factors {
    float factor(FloatBuffer output, int row, int index);
  }

  private final Boxing boxing;
  private final Factors factors;
  private final Detections detections;
  private final Grid grid;
  private final int prototypes;
  private final Patches patches;
  private final Outline outline;
  private final byte[] marks;
  private final float[] line;
  private final float[] sum;

  private MaskDecoder(
      Boxing boxing, Factors factors, Detections detections, Grid grid, int prototypes) {
    this.boxing = boxing;
    this.factors = factors;
    this.detections = detections;
    this.grid = grid;
    this.prototypes = prototypes;
    this.patches = new Patches(grid.width(), grid.height());
    this.outline = new Outline(patches, grid::back);
    this.marks = new byte[grid.width() * grid.height()];
    this.line = new float[grid.width()];
    this.sum = new float[grid.width()];
  }

  static Maker readYolo8(SettingsReader settings) {
    return maker(
        settings,
        DetectDecoder.NMS_IOU,
        (wish, shape, count) -> {
          Yolo8Boxing boxing = Yolo8Boxing.fit(wish, shape, count);
          return new Made(boxing, boxing::more);
        });
  }

  static Maker readEndToEnd(SettingsReader settings) {
    return maker(
        settings,
        DetectDecoder.NO_NMS,
        (wish, shape, count) -> {
          EndToEndBoxing boxing = EndToEndBoxing.fit(wish, shape, count);
          return new Made(boxing, boxing::more);
        });
  }

  private record Made(Boxing boxing, Factors factors) {}

  private interface Family {
    Made fit(Detections.Wish wish, Shape shape, int prototypes);
  }

  private static Maker maker(SettingsReader settings, double nmsIou, Family family) {
    Detections.Wish wish = Detections.Wish.read(settings, "mask", nmsIou);
    String protos = settings.text("protos");
    return new Maker() {
      @Override
      public List<String> others() {
        return List.of(protos);
      }

      @Override
      public Decoder make(Shape shape) {
        List<Long> second = shape.outputs().get(1);
        if (second.size() != 4 || second.getFirst() != 1) {
          throw new BadInput(
              "%s: output '%s' must be [1, prototypes, lines, columns], but is %s"
                  .formatted(shape.where(), protos, second));
        }
        int count = Math.toIntExact(second.get(1));
        Made made = family.fit(wish, shape, count);
        Detections detections = new Detections(wish, made.boxing().classes(), shape);
        Grid grid = Grid.of(second, shape);
        return new MaskDecoder(made.boxing(), made.factors(), detections, grid, count);
      }
    };
  }

  @Override
  public List<String> yields() {
    return with(detections.yields(), "area");
  }

  @Override
  public List<String> measures() {
    return with(detections.measures(), "area");
  }

  private static List<String> with(List<String> names, String more) {
    List<String> all = new ArrayList<>(names);
    all.add(more);
    return all;
  }

  @Override
  public void decode(List<FloatBuffer> outputs, FindingSink sink) {
    Boxes boxes = detections.take(boxing, outputs, sink);
    int largest = 0;
    for (int i = 0; i < boxes.kept(); i++) {
      if (i < MASKS_MAX) {
        paint(boxes, i, outputs);
        patches.find(marks);
      }
      if (i < MASKS_MAX && patches.count() > 0) {
        detections.found(i, outline.of(patches.patch(0)), sink);
        largest = Math.max(largest, patches.patch(0).pixels());
      } else {
        detections.found(i, detections.place(i), sink);
      }
    }
    sink.found("area", largest * grid.pixelArea(), "px", null);
  }

  /// Marks the object's pixels, inside its box only: outside of it the sum means nothing.
  private void paint(Boxes boxes, int index, List<FloatBuffer> outputs) {
    Arrays.fill(marks, (byte) 0);
    int left = column(boxes.left(index), grid.firstColumn(), grid.endColumn());
    int right = column(boxes.right(index), left, grid.endColumn());
    int top = line(boxes.top(index), grid.firstLine(), grid.endLine());
    int bottom = line(boxes.bottom(index), top, grid.endLine());
    FloatBuffer protos = outputs.get(1);
    for (int y = top; y < bottom; y++) {
      Arrays.fill(sum, left, right, 0);
      for (int k = 0; k < prototypes; k++) {
        float factor = factors.factor(outputs.getFirst(), boxes.row(index), k);
        protos.get((k * grid.height() + y) * grid.width() + left, line, left, right - left);
        for (int x = left; x < right; x++) {
          sum[x] += factor * line[x];
        }
      }
      for (int x = left; x < right; x++) {
        marks[y * grid.width() + x] = (byte) (sum[x] > 0 ? 1 : 0);
      }
    }
  }

  private int column(double modelX, int from, int to) {
    return Math.clamp(Math.round(modelX * grid.width() / grid.modelWidth()), from, to);
  }

  private int line(double modelY, int from, int to) {
    return Math.clamp(Math.round(modelY * grid.height() / grid.modelHeight()), from, to);
  }
}
