package dev.linewarden.vision;

import dev.linewarden.inspection.PixelFormat;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// One channel of a cutout as an 8-bit picture of its own. One thread.
public final class Plane {
  private final Channel channel;
  private final Cutout cutout;
  private final Mat hsv;
  private final Mat plane;
  private Mat pixels;

  public Plane(Channel channel, Cutout cutout, Room room) {
    this.channel = channel;
    this.cutout = cutout;
    this.hsv =
        channel.isHsv()
            ? room.mat(cutout.height(), cutout.width(), opencv_core.CV_8UC3)
            : room.mat(1, 1, opencv_core.CV_8UC3);
    this.plane = room.mat(cutout.height(), cutout.width(), opencv_core.CV_8UC1);
    this.pixels = plane;
  }

  /// Takes in the frame in view. False when there is nothing to look at: see [Cutout#look].
  public boolean look(View view) {
    if (!cutout.look(view)) {
      return false;
    }
    pixels = view.format() == PixelFormat.MONO8 ? cutout.pixels() : converted();
    return true;
  }

  /// Whether a grey frame has nothing for it.
  public boolean needsColour() {
    return channel.needsColour();
  }

  /// Of the last look that saw something; for reading only. Of a grey frame it can be the frame's
  /// own memory.
  public Mat pixels() {
    return pixels;
  }

  /// Like [#look], but into the same Mat each time, so that parts of it can be cut out once: see
  /// [#settled()].
  public boolean settle(View view) {
    if (!cutout.look(view)) {
      return false;
    }
    if (view.format() == PixelFormat.MONO8) {
      cutout.pixels().copyTo(plane);
    } else {
      converted();
    }
    return true;
  }

  /// What [#settle] fills.
  public Mat settled() {
    return plane;
  }

  private Mat converted() {
    Mat source = cutout.pixels();
    if (channel == Channel.GREY) {
      opencv_imgproc.cvtColor(source, plane, opencv_imgproc.COLOR_BGR2GRAY);
    } else if (channel.isHsv()) {
      opencv_imgproc.cvtColor(source, hsv, opencv_imgproc.COLOR_BGR2HSV);
      opencv_core.extractChannel(hsv, plane, channel.plane());
    } else {
      opencv_core.extractChannel(source, plane, channel.plane());
    }
    return plane;
  }
}
