package dev.linewarden.vision;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Lens;
import dev.linewarden.inspection.Region;
import java.nio.FloatBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/// Takes a lens's bending back while it cuts out and resizes: where each pixel of the picture to be
/// made lies in the frame is worked out once, to 1/32 of a pixel. One pass over the pixels, each
/// mixed of the four nearest.
final class Straightening {
  private final Window window;

  /// Of each pixel the place in the window: whole pixels, and the fractions of both axes.
  private final Mat whole;

  private final Mat fractions;
  private final Scalar pad;

  /// @param from what is looked at, of the straightened frame: an upright box that never moves
  /// @param width of the picture to be made
  /// @param pad grey of what the frame does not show
  Straightening(String where, Lens lens, Zone from, int width, int height, int pad, Room room) {
    this.pad = room.keep(new Scalar(pad, pad, pad, 0));
    this.whole = room.mat(height, width, opencv_core.CV_16SC2);
    this.fractions = room.mat(height, width, opencv_core.CV_16UC1);
    try (Mat xs = new Mat(height, width, opencv_core.CV_32FC1);
        Mat ys = new Mat(height, width, opencv_core.CV_32FC1)) {
      Reach reach = new Reach();
      FloatBuffer x = xs.createBuffer();
      FloatBuffer y = ys.createBuffer();
      for (int line = 0; line < height; line++) {
        // Middle of a pixel to the middle of what it shows, as a resize does.
        double fromY = from.top() + (line + 0.5) * from.height() / height - 0.5;
        for (int column = 0; column < width; column++) {
          double fromX = from.left() + (column + 0.5) * from.width() / width - 0.5;
          Region.Point point = lens.inFrame(fromX, fromY);
          x.put(line * width + column, (float) point.x());
          y.put(line * width + column, (float) point.y());
          reach.add(point);
        }
      }
      Zone seen = reach.within(where, room);
      shift(x, -seen.left());
      shift(y, -seen.top());
      opencv_imgproc.convertMaps(xs, ys, whole, fractions, opencv_core.CV_16SC2, false);
      this.window = seen.window(room);
    }
  }

  private static void shift(FloatBuffer numbers, double by) {
    for (int i = 0; i < numbers.capacity(); i++) {
      numbers.put(i, (float) (numbers.get(i) + by));
    }
  }

  void into(View view, Mat to) {
    opencv_imgproc.remap(
        window.on(view),
        to,
        whole,
        fractions,
        opencv_imgproc.INTER_LINEAR,
        opencv_core.BORDER_CONSTANT,
        pad);
  }

  /// The part of the frame that is needed, so that a small region does not drag the frame along.
  private static final class Reach {
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    void add(Region.Point point) {
      left = Math.min(left, point.x());
      top = Math.min(top, point.y());
      right = Math.max(right, point.x());
      bottom = Math.max(bottom, point.y());
    }

    /// With the neighbours that are mixed in.
    Zone within(String where, Room room) {
      int x = (int) Math.max(0, Math.floor(left) - 1);
      int y = (int) Math.max(0, Math.floor(top) - 1);
      int endX = (int) Math.min(room.width(), Math.ceil(right) + 2);
      int endY = (int) Math.min(room.height(), Math.ceil(bottom) + 2);
      if (x >= endX || y >= endY) {
        throw new BadInput(
            ("%s: with 'undistort', what the tool looks at lies outside of the frame of %dx%d: in"
                    + " the frame it would reach from (%.0f, %.0f) to (%.0f, %.0f)")
                .formatted(where, room.width(), room.height(), left, top, right, bottom));
      }
      return Zone.box(x, y, endX - x, endY - y);
    }
  }
}
