package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.Setting;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Blobs;
import dev.linewarden.vision.Channel;
import dev.linewarden.vision.Cutout;
import dev.linewarden.vision.Plane;
import dev.linewarden.vision.Pose;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/// `locate` by `blob`: the largest `dark` or `bright` (`of`, else bright) blob in a zone with an
/// area from `minArea` to `maxArea` pixels; it was taught with its centre at `taught` ([x, y] in
/// pixels). What is brighter than `threshold` (0 to 254 grey levels) is bright; without it the
/// level that best splits the zone's grey values in two, after Otsu, of each picture anew. With
/// `turn` the part is turned as the blob's longer side is from `taughtTurn` (-90 to 90 degrees,
/// else 0), the shorter way; a round blob has no such side. Findings: `found`, 0 or 1; `x` and `y`
/// of its centre in pixels, `angle` of its longer side in degrees, clockwise from the right, and
/// `area` in pixels, NaN when there is none; all of them are NaN where the zone falls into more
/// pieces than [Blobs] tells apart.
final class BlobLocator implements Locator {
  private static final Setting.Numbers PLACE =
      Setting.Numbers.of("[x, y] in pixels", Setting.Numbers.Span.ANY, Setting.Numbers.Span.ANY);

  private enum Of {
    DARK,
    BRIGHT
  }

  private final Setup setup;
  private final Cutout cutout;
  private final Plane plane;
  private final Mat marks;
  private final ByteBuffer bytes;
  private final Blobs blobs;
  private final Pose pose = Pose.toBeFound();

  private record Setup(
      Channel channel,
      Of of,
      double threshold,
      int minArea,
      int maxArea,
      List<Double> taught,
      boolean turns,
      double taughtTurn) {
    static final double OTSU = -1;

    static Setup read(SettingsReader settings) {
      int minArea = settings.integer("minArea", 1, Integer.MAX_VALUE);
      Setup setup =
          new Setup(
              ChannelReader.readStraight(settings),
              settings.choice("of", Of.class, Of.BRIGHT),
              settings.number("threshold", 0, 254, OTSU),
              minArea,
              settings.integer("maxArea", 1, Integer.MAX_VALUE, Integer.MAX_VALUE),
              place(settings),
              settings.flag("turn", false),
              settings.number("taughtTurn", -90, 90, 0));
      if (minArea > setup.maxArea) {
        settings.problem("'minArea' must not be above 'maxArea'");
      }
      return setup;
    }
  }

  private BlobLocator(Setup setup, Zone zone, Bench bench) {
    this.setup = setup;
    this.cutout = new Cutout(zone, bench.room());
    this.plane = new Plane(setup.channel, cutout, bench.room());
    this.marks = bench.mat(zone.height(), zone.width(), opencv_core.CV_8UC1);
    this.bytes = marks.createBuffer();
    this.blobs = new Blobs(zone.width(), zone.height());
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Setup setup = Setup.read(settings);
    Zone zone = ZoneReader.read(settings, bench);
    if (setup.threshold == Setup.OTSU && !(zone.form() instanceof Zone.Form.All)) {
      settings.problem("without 'threshold' the zone must be a 'box' or 'turned'");
    }
    settings.finish();
    return new BlobLocator(setup, zone, bench);
  }

  /// Reads `taught`, a place in the taught picture.
  static List<Double> place(SettingsReader settings) {
    List<Double> place = settings.numbers("taught", PLACE);
    return place.isEmpty() ? List.of(0.0, 0.0) : place;
  }

  @Override
  public boolean needsColour() {
    return setup.channel.needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("found", "x", "y", "angle", "area");
  }

  @Override
  public Pose pose() {
    return pose;
  }

  @Override
  public void run(View view, FindingSink sink) {
    pose.lose();
    if (!plane.look(view)) {
      sink.nothing(yields());
      return;
    }
    mark();
    if (!blobs.find(bytes)) {
      sink.nothing(yields());
      return;
    }
    int blob = blobs.largest(setup.minArea, setup.maxArea);
    sink.found("found", blob < 0 ? 0 : 1, "count", cutout.region());
    if (blob < 0) {
      sink.nothing(yields().subList(1, yields().size()));
      return;
    }
    Zone zone = cutout.zone();
    double x = zone.taughtX(blobs.x(blob), blobs.y(blob));
    double y = zone.taughtY(blobs.x(blob), blobs.y(blob));
    double degrees = shorter(blobs.degrees(blob) + zone.degrees());
    double turn = setup.turns ? shorter(degrees - setup.taughtTurn) : 0;
    pose.find(
        zone.pose(), setup.taught.getFirst(), setup.taught.getLast(), x, y, new Pose.Turn(turn, 1));
    Region where = around(blob, zone);
    sink.found("x", x, "px", where);
    sink.found("y", y, "px", where);
    sink.found("angle", degrees, "degree", where);
    sink.found("area", blobs.area(blob), "px", where);
  }

  private void mark() {
    int how =
        setup.of == Of.BRIGHT ? opencv_imgproc.THRESH_BINARY : opencv_imgproc.THRESH_BINARY_INV;
    int otsu = setup.threshold == Setup.OTSU ? opencv_imgproc.THRESH_OTSU : 0;
    opencv_imgproc.threshold(plane.pixels(), marks, Math.floor(setup.threshold), 255, how | otsu);
    @Nullable Mat mask = cutout.mask();
    if (mask != null) {
      opencv_core.bitwise_and(marks, mask, marks);
    }
  }

  /// Of two directions of a line the one from -90 to 90 degrees.
  private static double shorter(double degrees) {
    return degrees - 180 * Math.rint(degrees / 180);
  }

  private Region around(int blob, Zone zone) {
    double left = blobs.left(blob);
    double top = blobs.top(blob);
    return zone.part(left, top, blobs.width(blob), blobs.height(blob));
  }
}
