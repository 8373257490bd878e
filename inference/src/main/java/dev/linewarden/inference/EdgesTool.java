package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Channel;
import dev.linewarden.vision.Cutout;
import dev.linewarden.vision.Plane;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;

/// `edges`: how much there is to see in a zone, whatever its brightness: print, threads, a grid. An
/// edge pixel is one where the grey changes by `minStep` or more, to the right and downwards taken
/// together. Findings: `count` of edge pixels; `share` of them among all; `strength`, the mean
/// change, in grey levels for each pixel of way.
final class EdgesTool implements Tool {
  /// A Sobel kernel weighs a change of one grey for each pixel of way eight times.
  private static final double SOBEL = 8;

  private final double minStep;
  private final Channel channel;
  private final Cutout cutout;
  private final Plane plane;
  private final int pixels;
  private final Mat right;
  private final Mat down;
  private final Mat zero;
  private final Mat change;

  /// What does not count stays 0.
  private final Mat counted;

  private final Mat everywhere;

  private EdgesTool(double minStep, Channel channel, Zone zone, Bench bench) {
    this.minStep = minStep;
    this.channel = channel;
    this.cutout = new Cutout(zone, bench.room());
    this.plane = new Plane(channel, cutout, bench.room());
    this.pixels = cutout.counting();
    this.right = bench.mat(cutout.height(), cutout.width(), opencv_core.CV_16SC1);
    this.down = bench.mat(cutout.height(), cutout.width(), opencv_core.CV_16SC1);
    this.zero = bench.mat(cutout.height(), cutout.width(), opencv_core.CV_16SC1);
    this.change = bench.mat(cutout.height(), cutout.width(), opencv_core.CV_16SC1);
    this.counted = bench.mat(cutout.height(), cutout.width(), opencv_core.CV_16SC1);
    this.everywhere = bench.scope().keep(new Mat());
    try (Scalar none = new Scalar(0)) {
      zero.put(none);
      counted.put(none);
    }
  }

  static Tool make(SettingsReader settings, Bench bench) {
    double minStep = settings.number("minStep", 1, 255);
    Channel channel = ChannelReader.readStraight(settings);
    Zone zone = ZoneReader.read(settings, bench);
    if (zone.width() < 3 || zone.height() < 3) {
      settings.problem("the zone must be at least 3 pixels wide and high");
    }
    settings.finish();
    return new EdgesTool(minStep, channel, zone, bench);
  }

  @Override
  public boolean needsColour() {
    return channel.needsColour();
  }

  @Override
  public List<String> yields() {
    return List.of("count", "share", "strength");
  }

  @Override
  public void run(View view, FindingSink sink) {
    if (!plane.look(view)) {
      sink.nothing(yields());
      return;
    }
    opencv_imgproc.spatialGradient(plane.pixels(), right, down);
    opencv_core.absdiff(right, zero, right);
    opencv_core.absdiff(down, zero, down);
    opencv_core.add(right, down, change);
    Mat changes = counting(cutout.mask());
    Region region = cutout.region();
    opencv_imgproc.threshold(
        changes, right, Math.ceil(minStep * SOBEL) - 1, 1, opencv_imgproc.THRESH_BINARY);
    int count = opencv_core.countNonZero(right);
    sink.found("count", count, "count", region);
    sink.found("share", (double) count / pixels, "share", region);
    double strength = opencv_core.norm(changes, opencv_core.NORM_L1, everywhere) / pixels / SOBEL;
    sink.found("strength", strength, "grey", region);
  }

  private Mat counting(@Nullable Mat mask) {
    if (mask == null) {
      return change;
    }
    change.copyTo(counted, mask);
    return counted;
  }
}
