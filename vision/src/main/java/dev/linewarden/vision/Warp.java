package dev.linewarden.vision;

import java.nio.DoubleBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/// Samples a zone from the whole frame, wherever the part lies: upright, in a size of its own, each
/// pixel mixed of the four nearest.
final class Warp {
  private final Zone zone;
  private final Window frame;
  private final Mat way;
  private final DoubleBuffer coefficients;
  private final Size size;
  private final Scalar unused;

  /// Pixels of the zone that one pixel of the picture shows, along and down.
  private final double stepX;

  private final double stepY;

  /// @param width of the picture to be made
  Warp(Zone zone, int width, int height, Room room) {
    this.zone = zone;
    this.frame = room.window(0, 0, room.width(), room.height());
    this.way = room.mat(2, 3, opencv_core.CV_64FC1);
    this.coefficients = way.createBuffer();
    this.size = room.keep(new Size(width, height));
    this.unused = room.keep(new Scalar(0));
    this.stepX = (double) zone.width() / width;
    this.stepY = (double) zone.height() / height;
  }

  /// @param to in the frame's colours; takes the size when it has another one
  void into(View view, Mat to) {
    // OpenCV counts pixels from the middle of the first one, where we are at one half.
    double x = zone.frameX(stepX / 2, stepY / 2);
    double y = zone.frameY(stepX / 2, stepY / 2);
    coefficients.put(0, zone.frameX(stepX * 1.5, stepY / 2) - x);
    coefficients.put(1, zone.frameX(stepX / 2, stepY * 1.5) - x);
    coefficients.put(2, x - 0.5);
    coefficients.put(3, zone.frameY(stepX * 1.5, stepY / 2) - y);
    coefficients.put(4, zone.frameY(stepX / 2, stepY * 1.5) - y);
    coefficients.put(5, y - 0.5);
    opencv_imgproc.warpAffine(
        frame.on(view),
        to,
        way,
        size,
        opencv_imgproc.INTER_LINEAR | opencv_imgproc.WARP_INVERSE_MAP,
        opencv_core.BORDER_REPLICATE,
        unused);
  }
}
