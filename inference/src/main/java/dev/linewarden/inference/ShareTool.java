package dev.linewarden.inference;

import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Cutout;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// `share`: which part, 0 to 1, of the pixels in a zone has a colour between `from` and `to`, both
/// included.
final class ShareTool implements Tool {
  private final ColourRange range;
  private final Cutout cutout;
  private final int pixels;
  private final Mat converted;
  private final Mat hit;
  private final Mat hitBeyondRed;
  private final List<Mat> from;
  private final List<Mat> to;

  private ShareTool(ColourRange range, Zone zone, Bench bench) {
    this.range = range;
    this.cutout = new Cutout(zone, bench.room());
    this.pixels = cutout.counting();
    int channels = range.space() == ColourRange.Space.GREY ? 1 : 3;
    this.converted = bench.mat(zone.height(), zone.width(), opencv_core.CV_8UC(channels));
    this.hit = bench.mat(zone.height(), zone.width(), opencv_core.CV_8UC1);
    this.hitBeyondRed = bench.mat(zone.height(), zone.width(), opencv_core.CV_8UC1);
    this.from = range.intervals().stream().map(i -> i.lowest(bench)).toList();
    this.to = range.intervals().stream().map(i -> i.highest(bench)).toList();
  }

  static Tool make(SettingsReader settings, Bench bench) {
    ColourRange range = ColourRange.read(settings);
    Zone zone = ZoneReader.read(settings, bench);
    settings.finish();
    return new ShareTool(range, zone, bench);
  }

  @Override
  public boolean needsColour() {
    return range.space() != ColourRange.Space.GREY;
  }

  @Override
  public List<String> yields() {
    return List.of("share");
  }

  @Override
  public void run(View view, FindingSink sink) {
    if (!cutout.look(view)) {
      sink.nothing(yields());
      return;
    }
    Mat source = convert(cutout.pixels(), view.format());
    opencv_core.inRange(source, from.getFirst(), to.getFirst(), hit);
    if (from.size() > 1) {
      opencv_core.inRange(source, from.getLast(), to.getLast(), hitBeyondRed);
      opencv_core.bitwise_or(hit, hitBeyondRed, hit);
    }
    Mat mask = cutout.mask();
    if (mask != null) {
      opencv_core.bitwise_and(hit, mask, hit);
    }
    double share = (double) opencv_core.countNonZero(hit) / pixels;
    sink.found("share", share, "share", cutout.region());
  }

  private Mat convert(Mat source, PixelFormat format) {
    return switch (range.space()) {
      case BGR -> source;
      case GREY ->
          format == PixelFormat.MONO8 ? source : into(source, opencv_imgproc.COLOR_BGR2GRAY);
      case HSV -> into(source, opencv_imgproc.COLOR_BGR2HSV);
    };
  }

  private Mat into(Mat source, int code) {
    opencv_imgproc.cvtColor(source, converted, code);
    return converted;
  }
}
