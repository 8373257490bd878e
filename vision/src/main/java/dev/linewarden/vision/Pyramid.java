package dev.linewarden.vision;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/// A grey picture in full size and halved again and again, so that a place on one level is at half
/// its coordinates on the next one. An odd last row or column is left out there.
final class Pyramid {
  private final List<Mat> whole = new ArrayList<>();
  private final List<Mat> even = new ArrayList<>();
  private final List<Size> sizes = new ArrayList<>();
  private final List<GreyLevel> levels = new ArrayList<>();

  /// @param base filled by others
  /// @param levels how often it is halved, at most until a side is one pixel
  Pyramid(Mat base, int levels, Room room) {
    whole.add(base);
    this.levels.add(new GreyLevel(base));
    for (int i = 0; i < levels; i++) {
      Mat last = whole.getLast();
      int width = last.cols() / 2;
      int height = last.rows() / 2;
      try (Rect rect = new Rect(0, 0, 2 * width, 2 * height)) {
        even.add(room.keep(new Mat(last, rect)));
      }
      sizes.add(room.keep(new Size(width, height)));
      whole.add(room.mat(height, width, last.type()));
      this.levels.add(new GreyLevel(whole.getLast()));
    }
  }

  /// After the base was filled.
  void halve() {
    for (int i = 0; i < even.size(); i++) {
      opencv_imgproc.resize(
          even.get(i), whole.get(i + 1), sizes.get(i), 0, 0, opencv_imgproc.INTER_AREA);
    }
  }

  int top() {
    return levels.size() - 1;
  }

  GreyLevel level(int number) {
    return levels.get(number);
  }
}
