package dev.linewarden.inference;

import dev.linewarden.inspection.PixelFormat;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// One channel of an area as an 8-bit picture of its own.
final class Plane {
  private final Channel channel;
  private final Window window;
  private final Mat hsv;
  private final Mat plane;

  Plane(Channel channel, Area area, Bench bench) {
    this.channel = channel;
    this.window = bench.window(area);
    this.hsv =
        channel.isHsv()
            ? bench.mat(area.height(), area.width(), opencv_core.CV_8UC3)
            : bench.mat(1, 1, opencv_core.CV_8UC3);
    this.plane = bench.mat(area.height(), area.width(), opencv_core.CV_8UC1);
  }

  /// For reading only: of a grey frame it is the frame's own memory.
  Mat look(View view) {
    return view.format() == PixelFormat.MONO8 ? window.on(view) : settle(view);
  }

  /// The same Mat each time, so that parts of it can be cut out once: see [#settled()].
  Mat settle(View view) {
    Mat source = window.on(view);
    if (view.format() == PixelFormat.MONO8) {
      source.copyTo(plane);
    } else if (channel == Channel.GREY) {
      opencv_imgproc.cvtColor(source, plane, opencv_imgproc.COLOR_BGR2GRAY);
    } else if (channel.isHsv()) {
      opencv_imgproc.cvtColor(source, hsv, opencv_imgproc.COLOR_BGR2HSV);
      opencv_core.extractChannel(hsv, plane, channel.plane());
    } else {
      opencv_core.extractChannel(source, plane, channel.plane());
    }
    return plane;
  }

  /// What [#settle(View)] fills.
  Mat settled() {
    return plane;
  }
}
