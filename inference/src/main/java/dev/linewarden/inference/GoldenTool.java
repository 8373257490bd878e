package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Channel;
import dev.linewarden.vision.Cutout;
import dev.linewarden.vision.Defects;
import dev.linewarden.vision.Plane;
import dev.linewarden.vision.Spread;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// `golden`: where a box shows something else than good parts do: what the picture `mean` of the
/// recipe shows, give or take at each pixel what its picture `tolerance` says, both made by
/// [GoldenTeacher]: `sigmas` (0 to 20, else 4) standard deviations of the good parts, besides
/// `least` grey levels (0 to 128, else 8), and where the mean has edges as much more as lets them
/// be off by `edge` pixels (0 to 5, else 1). With `light` the brightness and contrast of the box
/// are first brought to those of the mean. What is less than `minExcess` grey levels (1 to 254,
/// else 1) beyond the tolerance is none. Differences up to `join` pixels apart (0 to 64, else 3)
/// are one, which counts from `minArea` pixels on (else 4). Findings: `count`; `area` of the
/// largest in pixels; `excess`, the most that a pixel lies beyond its tolerance, in grey levels;
/// one `box` for each difference, at most [Defects#DEFECTS_MAX], its area as the value.
final class GoldenTool implements Tool {
  static final List<String> NAMES = List.of("count", "area", "box", "excess");

  private final int minExcess;
  private final boolean light;
  private final Cutout cutout;
  private final Plane plane;
  private final Defects defects;
  private final Mat mean;
  private final Mat tolerance;
  private final Mat lit;
  private final Mat excess;
  private final Mat marks;
  private final ByteBuffer excessBytes;
  private final ByteBuffer markBytes;
  private final Spread spread;
  private final double goodMean;
  private final double goodDeviation;
  private final Mat everywhere;

  /// What is learned and compared.
  ///
  /// @param sigmas how many standard deviations of the good parts are tolerated
  /// @param least what is tolerated everywhere, in grey levels
  /// @param edge by how much edges may be off, in pixels
  record Look(Channel channel, Zone zone, boolean light, double sigmas, double least, double edge) {
    static Look read(SettingsReader settings, Bench bench) {
      Channel channel = ChannelReader.readStraight(settings);
      return new Look(
          channel,
          ZoneReader.readBox(settings, bench),
          settings.flag("light", false),
          settings.number("sigmas", 0, 20, 4),
          settings.number("least", 0, 128, 8),
          settings.number("edge", 0, 5, 1));
    }
  }

  /// How it is compared.
  record Compared(String mean, String tolerance, int minExcess, Defects.Rule rule) {}

  private GoldenTool(Look look, Compared compared, Bench bench) {
    Zone zone = look.zone();
    this.minExcess = compared.minExcess();
    this.light = look.light();
    this.cutout = new Cutout(zone, bench.room());
    this.plane = new Plane(look.channel(), cutout, bench.room());
    this.defects = new Defects(compared.rule(), zone.width(), zone.height());
    this.mean = Picture.grey(compared.mean(), zone.width(), zone.height(), bench);
    this.tolerance = Picture.grey(compared.tolerance(), zone.width(), zone.height(), bench);
    this.lit = bench.mat(zone.height(), zone.width(), opencv_core.CV_8UC1);
    this.excess = bench.mat(zone.height(), zone.width(), opencv_core.CV_8UC1);
    this.marks = bench.mat(zone.height(), zone.width(), opencv_core.CV_8UC1);
    this.excessBytes = excess.createBuffer();
    this.markBytes = marks.createBuffer();
    this.spread = new Spread(bench.room());
    spread.measure(this.mean, null);
    this.goodMean = spread.mean();
    this.goodDeviation = spread.deviation();
    this.everywhere = bench.scope().keep(new Mat());
  }

  static Tool make(SettingsReader settings, Bench bench) {
    Look look = Look.read(settings, bench);
    Compared compared = readRest(settings);
    settings.finish();
    return new GoldenTool(look, compared, bench);
  }

  /// What only comparing needs.
  static Compared readRest(SettingsReader settings) {
    return new Compared(
        settings.text("mean"),
        settings.text("tolerance"),
        settings.integer("minExcess", 1, 254, 1),
        DefectFindings.read(settings));
  }

  @Override
  public boolean needsColour() {
    return plane.needsColour();
  }

  @Override
  public List<String> yields() {
    return NAMES;
  }

  @Override
  public void run(View view, FindingSink sink) {
    if (!plane.look(view)) {
      sink.nothing(NAMES);
      return;
    }
    opencv_core.absdiff(light ? lit() : plane.pixels(), mean, excess);
    opencv_core.subtract(excess, tolerance, excess);
    double most = opencv_core.norm(excess, opencv_core.NORM_INF, everywhere);
    DefectFindings.say(defects, marks(), cutout, 0, sink);
    sink.found("excess", most, "grey", cutout.region());
  }

  /// Brings a picture's mean and standard deviation to others.
  static void relight(Mat from, Mat to, Spread spread, double mean, double deviation) {
    spread.measure(from, null);
    double gain = deviation / Math.max(1, spread.deviation());
    from.convertTo(to, -1, gain, mean - gain * spread.mean());
  }

  /// Not 0 where the excess counts.
  private ByteBuffer marks() {
    if (minExcess == 1) {
      return excessBytes;
    }
    opencv_imgproc.threshold(excess, marks, minExcess - 1.0, 255, opencv_imgproc.THRESH_BINARY);
    return markBytes;
  }

  /// In the light of the mean.
  private Mat lit() {
    relight(plane.pixels(), lit, spread, goodMean, goodDeviation);
    return lit;
  }
}
