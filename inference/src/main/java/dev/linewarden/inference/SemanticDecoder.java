package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Outline;
import dev.linewarden.vision.Patches;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `semantic`: each place belongs to one class: the one whose plane is highest, [1, classes, lines,
/// columns], or the one whose number stands there, [1, lines, columns]. Findings: `share NAME` of
/// what is looked at for each class, and for each patch of a class but `background` one `region
/// NAME`, its area in pixels of the frame as the value; patches below `minArea` are left out.
final class SemanticDecoder implements Decoder {
  private static final double AREA_MAX = 1e9;

  private final int classes;
  private final boolean hasPlanes;
  private final double minArea;
  private final Grid grid;
  private final List<String> shares;
  private final List<String> regions;
  private final Patches patches;
  private final Outline outline;
  private final float[] best;
  private final byte[] kinds;
  private final int[] pixels;
  private final int background;

  private record Wish(List<String> labels, int background, double minArea) {}

  private SemanticDecoder(Wish wish, int classes, boolean hasPlanes, Grid grid) {
    this.classes = classes;
    this.hasPlanes = hasPlanes;
    this.minArea = wish.minArea();
    this.background = wish.background();
    this.grid = grid;
    List<String> names = Detections.names(wish.labels(), classes);
    this.shares = names.stream().map(name -> "share " + name).toList();
    this.regions = names.stream().map(name -> "region " + name).toList();
    this.patches = new Patches(grid.width(), grid.height());
    this.outline = new Outline(patches, grid::back);
    this.best = new float[grid.width() * grid.height()];
    this.kinds = new byte[grid.width() * grid.height()];
    this.pixels = new int[classes];
  }

  static Maker read(SettingsReader settings) {
    List<String> labels = settings.has("labels") ? settings.texts("labels") : List.of();
    Wish wish =
        new Wish(
            labels,
            settings.isText("background")
                ? Detections.called(settings, "background", labels, 0)
                : settings.integer("background", -1, Detections.NAMED_MAX - 1, 0),
            settings.number("minArea", 0, AREA_MAX, 1));
    return shape -> fit(wish, shape);
  }

  private static Decoder fit(Wish wish, Shape shape) {
    List<Long> output = shape.output();
    boolean hasPlanes = output.size() == 4 && output.get(1) > 1;
    long classes = hasPlanes ? output.get(1) : wish.labels().size();
    boolean isOneOfEach =
        output.size() >= 2
            && shape.elements()
                == output.getLast() * output.get(output.size() - 2) * (hasPlanes ? classes : 1);
    if (!isOneOfEach || classes > Detections.NAMED_MAX) {
      throw new BadInput(
          ("%s: decode 'semantic' needs an output of [1, 2 to %d classes, lines, columns] or"
                  + " [1, lines, columns], but it is %s")
              .formatted(shape.where(), Detections.NAMED_MAX, output));
    }
    if (classes < 2) {
      throw new BadInput(
          "%s: decode 'semantic' needs 'labels' for an output of class numbers"
              .formatted(shape.where()));
    }
    return new SemanticDecoder(wish, (int) classes, hasPlanes, Grid.of(output, shape));
  }

  @Override
  public List<String> yields() {
    List<String> names = new ArrayList<>(shares);
    names.addAll(regions);
    return names;
  }

  @Override
  public List<String> measures() {
    return shares;
  }

  /// A mark is a class's number and one, 0 = not looked at.
  @Override
  public void decode(List<FloatBuffer> outputs, FindingSink sink) {
    if (hasPlanes) {
      choose(outputs.getFirst());
    } else {
      read(outputs.getFirst());
    }
    Arrays.fill(pixels, 0);
    int all = 0;
    for (int at = 0; at < kinds.length; at++) {
      int x = at % grid.width();
      int y = at / grid.width();
      boolean isInside =
          x >= grid.firstColumn()
              && x < grid.endColumn()
              && y >= grid.firstLine()
              && y < grid.endLine();
      if (isInside) {
        pixels[kinds[at] - 1]++;
        all++;
      }
      if (!isInside || kinds[at] - 1 == background) {
        kinds[at] = 0;
      }
    }
    for (int kind = 0; kind < classes; kind++) {
      sink.found(shares.get(kind), pixels[kind] / (double) all, "share", null);
    }
    regions(sink);
  }

  private void choose(FloatBuffer planes) {
    int places = kinds.length;
    planes.get(0, best);
    Arrays.fill(kinds, (byte) 1);
    for (int kind = 1; kind < classes; kind++) {
      for (int at = 0; at < places; at++) {
        float value = planes.get(kind * places + at);
        if (value > best[at]) {
          best[at] = value;
          kinds[at] = (byte) (kind + 1);
        }
      }
    }
  }

  private void read(FloatBuffer numbers) {
    for (int at = 0; at < kinds.length; at++) {
      float number = numbers.get(at);
      if (!(number >= 0 && number < classes)) {
        throw new ToolFailed(
            "the model says class %s, but there are labels for %d".formatted(number, classes));
      }
      kinds[at] = (byte) (number + 1);
    }
  }

  private void regions(FindingSink sink) {
    patches.find(kinds);
    for (int i = 0; i < patches.count(); i++) {
      Patches.Patch patch = patches.patch(i);
      double area = patch.pixels() * grid.pixelArea();
      if (area >= minArea) {
        sink.found(regions.get(kinds[patch.start()] - 1), area, "px", outline.of(patch));
      }
    }
  }
}
