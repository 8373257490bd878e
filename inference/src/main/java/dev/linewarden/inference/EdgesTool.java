package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
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
  private final ShortBuffer rightValues;
  private final ShortBuffer downValues;
  private final short[] rights;
  private final short[] downs;
  private final @Nullable ByteBuffer counting;

  private EdgesTool(double minStep, Channel channel, Zone zone, Bench bench) {
    this.minStep = minStep;
    this.channel = channel;
    this.cutout = new Cutout(zone, bench);
    this.plane = new Plane(channel, cutout, bench);
    this.pixels = cutout.counting();
    this.right = bench.mat(cutout.height(), cutout.width(), opencv_core.CV_16SC1);
    this.down = bench.mat(cutout.height(), cutout.width(), opencv_core.CV_16SC1);
    this.rightValues = right.createBuffer();
    this.downValues = down.createBuffer();
    this.rights = new short[cutout.width() * cutout.height()];
    this.downs = new short[rights.length];
    Mat mask = cutout.mask();
    this.counting = mask == null ? null : mask.createBuffer();
  }

  static Tool make(SettingsReader settings, Bench bench) {
    double minStep = settings.number("minStep", 1, 255);
    Channel channel = settings.choice("channel", Channel.class, Channel.GREY);
    if (channel == Channel.HUE) {
      settings.problem("'channel' must not be 'hue': a circle has no high and low");
    }
    Zone zone = Zone.read(settings, bench);
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
    rightValues.get(0, rights);
    downValues.get(0, downs);
    double least = minStep * SOBEL;
    int count = 0;
    long sum = 0;
    for (int i = 0; i < rights.length; i++) {
      if (counting == null || counting.get(i) != 0) {
        int change = Math.abs(rights[i]) + Math.abs(downs[i]);
        sum += change;
        count += change >= least ? 1 : 0;
      }
    }
    Region region = cutout.region();
    sink.found("count", count, "count", region);
    sink.found("share", (double) count / pixels, "share", region);
    sink.found("strength", sum / SOBEL / pixels, "grey", region);
  }
}
