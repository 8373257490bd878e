package dev.linewarden.vision;

import dev.linewarden.inspection.Region;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/// A box, upright or turned, cut into lanes that all run in one direction. Each lane becomes a
/// profile: the mean of one channel at each step along it, in the order of walking. Several lanes,
/// because one glint or scratch then spoils one lane and not the median. One thread.
public final class Lanes {
  public static final int LANES_MAX = 64;

  private final Direction direction;
  private final Cutout cutout;
  private final Plane plane;
  private final List<Mat> cuts = new ArrayList<>();
  private final Mat sums;
  private final FloatBuffer line;
  private final float[] profile;
  private final double[] sorted;

  public Lanes(Setup setup, Room room) {
    direction = setup.direction();
    cutout = new Cutout(setup.zone(), room);
    plane = new Plane(setup.channel(), cutout, room);
    int length = setup.length();
    for (int i = 0; i < setup.lanes(); i++) {
      cuts.add(cut(i, setup.lanes(), room));
    }
    sums =
        direction.vertical()
            ? room.mat(length, 1, opencv_core.CV_32FC1)
            : room.mat(1, length, opencv_core.CV_32FC1);
    line = sums.createBuffer();
    profile = new float[length];
    sorted = new double[setup.lanes()];
  }

  /// @param lanes 1 to [#LANES_MAX], and no more than the zone has pixels across the walk
  /// @param zone with four straight sides
  public record Setup(Channel channel, Direction direction, int lanes, Zone zone) {
    /// Of a profile, in pixels.
    public int length() {
      return direction.vertical() ? zone.height() : zone.width();
    }
  }

  private Mat cut(int lane, int lanes, Room room) {
    int from = across() * lane / lanes;
    int size = across() * (lane + 1) / lanes - from;
    try (Rect rect =
        direction.vertical()
            ? new Rect(from, 0, size, cutout.height())
            : new Rect(0, from, cutout.width(), size)) {
      return room.keep(new Mat(plane.settled(), rect));
    }
  }

  /// How many lanes there are.
  public int count() {
    return cuts.size();
  }

  /// What is cut into lanes.
  public Cutout cutout() {
    return cutout;
  }

  /// Takes in the frame in view; the profiles are then read one by one. False when there is nothing
  /// to look at: see [Cutout#look].
  public boolean look(View view) {
    return plane.settle(view);
  }

  /// The same array each time.
  public float[] profile(int lane) {
    int along = direction.vertical() ? 1 : 0;
    opencv_core.reduce(cuts.get(lane), sums, along, opencv_core.REDUCE_AVG, opencv_core.CV_32F);
    line.get(0, profile);
    if (direction.backwards()) {
      for (int i = 0, j = profile.length - 1; i < j; i++, j--) {
        float swapped = profile[i];
        profile[i] = profile[j];
        profile[j] = swapped;
      }
    }
    return profile;
  }

  /// Fills in the positions of the step in each lane that has one; says how many have.
  public int find(Steps steps, double[] positions) {
    int found = 0;
    for (int i = 0; i < count(); i++) {
      double step = steps.find(profile(i));
      if (!Double.isNaN(step)) {
        positions[found++] = position(step);
      }
    }
    return found;
  }

  /// The middle of a lane, in pixels from the box's left or top side, across the walk.
  double middle(int lane) {
    int from = across() * lane / count();
    return (from + across() * (lane + 1) / count()) / 2.0;
  }

  /// The box's size across the walk, in pixels.
  public int across() {
    return direction.vertical() ? cutout.width() : cutout.height();
  }

  /// A place in the taught picture, from how far across the walk it is and its [#position].
  public void mark(double placeAcross, double position, Mark mark) {
    double x = inBoxX(placeAcross, position);
    double y = inBoxY(placeAcross, position);
    mark.set(cutout.zone().taughtX(x, y), cutout.zone().taughtY(x, y));
  }

  /// Likewise in the frame.
  Region.Point inFrame(double placeAcross, double position) {
    double x = inBoxX(placeAcross, position);
    double y = inBoxY(placeAcross, position);
    return new Region.Point(cutout.zone().frameX(x, y), cutout.zone().frameY(x, y));
  }

  private double inBoxX(double placeAcross, double position) {
    return direction.vertical() ? placeAcross : position - cutout.zone().left();
  }

  private double inBoxY(double placeAcross, double position) {
    return direction.vertical() ? position - cutout.zone().top() : placeAcross;
  }

  /// The border that lies `steps` along the walk, in pixels of the taught picture: from its top or
  /// left. Of a turned box, as if it were turned upright around its centre.
  public double position(double steps) {
    double start = direction.vertical() ? cutout.zone().top() : cutout.zone().left();
    return direction.backwards() ? start + profile.length - steps : start + steps;
  }

  /// Of the first `count` values.
  public double median(double[] values, int count) {
    if (count == 0) {
      return Double.NaN;
    }
    System.arraycopy(values, 0, sorted, 0, count);
    Arrays.sort(sorted, 0, count);
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
  }

  /// Highest less lowest of the first `count` values; NaN for none.
  public static double spread(double[] values, int count) {
    if (count == 0) {
      return Double.NaN;
    }
    double low = values[0];
    double high = values[0];
    for (int i = 1; i < count; i++) {
      low = Math.min(low, values[i]);
      high = Math.max(high, values[i]);
    }
    return high - low;
  }
}
