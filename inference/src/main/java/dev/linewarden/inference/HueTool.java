package dev.linewarden.inference;

import dev.linewarden.vision.Channel;
import dev.linewarden.vision.Cutout;
import dev.linewarden.vision.View;
import dev.linewarden.vision.Zone;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/// `mean` of the hue: the direction, in degrees, in which the pixels' colours point together on the
/// colour circle. Red lies on both sides of 0, so a plain average would call it cyan. A pixel
/// counts as much as it is coloured; an area without any colour has no hue (NaN).
final class HueTool implements Tool {
  /// OpenCV's hue runs from 0 to 179, two degrees a step.
  private static final int HUES = 180;

  private final Cutout cutout;
  private final @Nullable ByteBuffer mask;
  private final Mat hsv;
  private final ByteBuffer bytes;
  private final long[] weights = new long[HUES];

  HueTool(Zone zone, Bench bench) {
    this.cutout = new Cutout(zone, bench.room());
    Mat inside = cutout.mask();
    this.mask = inside == null ? null : inside.createBuffer();
    this.hsv = bench.mat(zone.height(), zone.width(), opencv_core.CV_8UC3);
    this.bytes = hsv.createBuffer();
  }

  @Override
  public boolean needsColour() {
    return true;
  }

  @Override
  public List<String> yields() {
    return List.of("mean");
  }

  @Override
  public void run(View view, FindingSink sink) {
    if (!cutout.look(view)) {
      sink.nothing(yields());
      return;
    }
    opencv_imgproc.cvtColor(cutout.pixels(), hsv, opencv_imgproc.COLOR_BGR2HSV);
    weigh();
    sink.found("mean", direction(weights), Channel.HUE.unit(), cutout.region());
  }

  private void weigh() {
    java.util.Arrays.fill(weights, 0);
    int pixels = cutout.width() * cutout.height();
    for (int i = 0; i < pixels; i++) {
      if (mask == null || mask.get(i) != 0) {
        weights[Math.min(HUES - 1, bytes.get(3 * i) & 0xFF)] += bytes.get(3 * i + 1) & 0xFF;
      }
    }
  }

  static double direction(long[] weights) {
    double along = 0;
    double across = 0;
    for (int hue = 0; hue < weights.length; hue++) {
      double angle = 2 * Math.PI * hue / weights.length;
      along += weights[hue] * Math.cos(angle);
      across += weights[hue] * Math.sin(angle);
    }
    if (along == 0 && across == 0) {
      return Double.NaN;
    }
    double degrees = Math.toDegrees(Math.atan2(across, along));
    return degrees < 0 ? degrees + 360 : degrees;
  }
}
