package dev.linewarden.vision;

import dev.linewarden.inspection.Region;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.jspecify.annotations.Nullable;

/// Which pixels of a zone count, as a picture.
final class Mask {
  private Mask() {}

  /// 255 where a pixel of the zone counts, or null when all do.
  static @Nullable Mat of(Zone zone, Room room) {
    return switch (zone.form()) {
      case Zone.Form.All() -> null;
      case Zone.Form.Corners(List<Region.Point> corners) -> polygon(zone, corners, room);
      case Zone.Form.Ring ring -> ring(zone, ring, room);
    };
  }

  private static Mat polygon(Zone zone, List<Region.Point> corners, Room room) {
    Mat mask = room.mat(zone.height(), zone.width(), opencv_core.CV_8UC1);
    int[] places = new int[2 * corners.size()];
    for (int i = 0; i < corners.size(); i++) {
      places[2 * i] = (int) corners.get(i).x();
      places[2 * i + 1] = (int) corners.get(i).y();
    }
    try (Scalar off = new Scalar(0);
        Scalar on = new Scalar(255);
        IntPointer flat = new IntPointer(places);
        Point points = new Point(flat);
        Point origin = new Point(0, 0)) {
      mask.put(off);
      opencv_imgproc.fillPoly(
          mask, points, new int[] {corners.size()}, 1, on, opencv_imgproc.LINE_8, 0, origin);
    }
    return mask;
  }

  /// A pixel counts when its middle lies in the ring.
  private static Mat ring(Zone zone, Zone.Form.Ring ring, Room room) {
    Mat mask = room.mat(zone.height(), zone.width(), opencv_core.CV_8UC1);
    ByteBuffer bytes = mask.createBuffer();
    for (int row = 0; row < zone.height(); row++) {
      for (int column = 0; column < zone.width(); column++) {
        boolean counts =
            ring.holds(column + 0.5 - zone.width() / 2.0, row + 0.5 - zone.height() / 2.0);
        bytes.put(row * zone.width() + column, (byte) (counts ? 255 : 0));
      }
    }
    return mask;
  }
}
