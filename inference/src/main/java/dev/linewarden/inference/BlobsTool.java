package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Channel;
import dev.linewarden.vision.Cutout;
import dev.linewarden.vision.Mark;
import dev.linewarden.vision.MarkedRuns;
import dev.linewarden.vision.Plane;
import dev.linewarden.vision.Shade;
import dev.linewarden.vision.Splitter;
import dev.linewarden.vision.Threshold;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `blobs`: patches of dark (or bright) pixels in a zone; see [Threshold] for `by`. Only those with
/// `minArea` to `maxArea` pixels count, with `holes` filled or kept. Parts that touch are told
/// apart where `split` is above 0: a place that lies so many pixels inside is a part of its own
/// when it is connected to others only by places that do not. Findings: `count`; `area` of all of
/// them and `largest`, of the largest, in pixels or mm²; `x` and `y`, its centre, in pixels or mm
/// from the taught picture's left and top. Without any, x and y are NaN.
final class BlobsTool implements MarkMaker {
  private static final double AREA_MAX = 1e9;
  private static final int SPLIT_MAX = 64;

  private final Setup setup;
  private final Scale scale;
  private final Cutout cutout;
  private final Plane plane;
  private final Threshold threshold;
  private final MarkedRuns blobs;
  private final @Nullable Splitter splitter;
  private final byte[] marks;
  private final byte[] holes;
  private final Mark mark;
  private int count;
  private double area;
  private double largest;

  enum Holes {
    KEEP,
    FILL
  }

  /// @param split in pixels; 0 for parts that are not told apart
  private record Setup(
      Channel channel,
      Threshold.Setup threshold,
      double minArea,
      double maxArea,
      Holes holes,
      double split,
      Zone zone) {}

  private BlobsTool(Setup setup, Bench bench) {
    this.setup = setup;
    this.scale = Scale.of(bench.view(), setup.zone().pose());
    this.cutout = new Cutout(setup.zone(), bench.room());
    this.plane = new Plane(setup.channel(), cutout, bench.room());
    this.threshold = new Threshold(setup.threshold(), cutout, bench.room());
    this.mark = new Mark(setup.zone().pose());
    this.blobs = new MarkedRuns(cutout.width(), cutout.height());
    int width = cutout.width();
    int height = cutout.height();
    this.splitter =
        setup.split() > 0 ? new Splitter(width, height, setup.split(), bench.room()) : null;
    this.marks = new byte[width * height];
    this.holes = new byte[setup.holes() == Holes.FILL ? marks.length : 0];
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Channel channel = ChannelReader.readStraight(settings);
    Threshold.Setup threshold = threshold(settings);
    double minArea = settings.number("minArea", 1, AREA_MAX);
    double maxArea = settings.number("maxArea", 1, AREA_MAX, AREA_MAX);
    if (minArea > maxArea) {
      settings.problem(
          "'minArea' must not be above 'maxArea', but %s is above %s".formatted(minArea, maxArea));
    }
    Holes holes = settings.choice("holes", Holes.class, Holes.KEEP);
    double split = settings.number("split", 0, SPLIT_MAX, 0);
    Zone zone = ZoneReader.read(settings, bench);
    settings.finish();
    return new BlobsTool(
        new Setup(channel, threshold, minArea, maxArea, holes, split, zone), bench);
  }

  private static Threshold.Setup threshold(SettingsReader settings) {
    Threshold.By by = settings.choice("by", Threshold.By.class, Threshold.By.FIXED);
    Shade blobs = settings.choice("blobs", Shade.class, Shade.DARK);
    double level = 0;
    double offset = 0;
    int size = Threshold.SIZE_MIN;
    switch (by) {
      case FIXED -> level = settings.number("threshold", 1, Threshold.GREY_MAX);
      case OTSU -> {}
      case ADAPTIVE -> {
        offset = settings.number("offset", 1, Threshold.GREY_MAX);
        size = settings.integer("size", Threshold.SIZE_MIN, Threshold.SIZE_MAX, 31);
        if (size % 2 == 0) {
          settings.problem("'size' must be odd, but is %d".formatted(size));
        }
      }
    }
    return new Threshold.Setup(by, blobs, level, offset, size);
  }

  @Override
  public boolean needsColour() {
    return setup.channel().needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("count", "area", "largest", "x", "y");
  }

  @Override
  public Mark mark() {
    return mark;
  }

  @Override
  public void run(View view, FindingSink sink) {
    mark.lose();
    if (!plane.look(view)) {
      sink.nothing(yields());
      return;
    }
    threshold.mark(plane.pixels(), marks);
    if (setup.holes() == Holes.FILL) {
      fillHoles();
    }
    if (splitter != null) {
      splitter.split(marks);
    }
    count = 0;
    area = 0;
    largest = 0;
    // A cut between two parts is one pixel wide: they still touch at corners.
    blobs.find(marks, splitter == null);
    blobs.each(this::take);
    tell(sink);
  }

  /// What is not marked and does not reach the border is a hole.
  private void fillHoles() {
    for (int i = 0; i < marks.length; i++) {
      holes[i] = (byte) (marks[i] == 0 ? 1 : 0);
    }
    blobs.find(holes, false);
    blobs.fillInner(marks);
  }

  private void take(long pixels, double x, double y) {
    if (pixels < setup.minArea() || pixels > setup.maxArea()) {
      return;
    }
    count++;
    area += pixels;
    if (pixels > largest) {
      largest = pixels;
      mark.set(cutout.zone().taughtX(x, y), cutout.zone().taughtY(x, y));
    }
  }

  private void tell(FindingSink sink) {
    Region region = cutout.region();
    sink.found("count", count, "count", region);
    sink.found("area", scale.area(area), scale.areaUnit(), region);
    sink.found("largest", scale.area(largest), scale.areaUnit(), region);
    sink.found("x", scale.of(mark.x()), scale.unit(), region);
    sink.found("y", scale.of(mark.y()), scale.unit(), region);
  }
}
