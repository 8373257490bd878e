package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/// A box, upright or turned, cut into lanes that all run in one direction. Each lane becomes a
/// profile: the mean of one channel at each step along it, in the order of walking. Several lanes,
/// because one glint or scratch then spoils one lane and not the median.
final class Lanes {
  static final int LANES_MAX = 64;

  private final Direction direction;
  private final Cutout cutout;
  private final Plane plane;
  private final List<Mat> cuts = new ArrayList<>();
  private final Mat sums;
  private final FloatBuffer line;
  private final float[] profile;
  private final double[] sorted;

  Lanes(Setup setup, Bench bench) {
    direction = setup.direction();
    cutout = new Cutout(setup.zone(), bench);
    plane = new Plane(setup.channel(), cutout, bench);
    int length = setup.length();
    for (int i = 0; i < setup.lanes(); i++) {
      cuts.add(cut(i, setup.lanes(), bench));
    }
    sums =
        direction.vertical()
            ? bench.mat(length, 1, opencv_core.CV_32FC1)
            : bench.mat(1, length, opencv_core.CV_32FC1);
    line = sums.createBuffer();
    profile = new float[length];
    sorted = new double[setup.lanes()];
  }

  /// What a tool on lanes reads from its settings.
  record Setup(Channel channel, Direction direction, int lanes, Zone zone) {
    static Setup read(SettingsReader settings, Bench bench) {
      return read(settings, bench, 1, 1);
    }

    static Setup read(SettingsReader settings, Bench bench, int lanesMin, int usualLanes) {
      Channel channel = Channel.readStraight(settings);
      Direction direction = settings.choice("direction", Direction.class, Direction.DOWN);
      int lanes = settings.integer("lanes", lanesMin, LANES_MAX, usualLanes);
      Zone zone = Zone.readBox(settings, bench);
      int across = direction.vertical() ? zone.width() : zone.height();
      if (lanes > across) {
        settings.problem("%d lanes do not fit into %d pixels".formatted(lanes, across));
      }
      return new Setup(channel, direction, lanes, zone);
    }

    int length() {
      return direction.vertical() ? zone.height() : zone.width();
    }
  }

  private Mat cut(int lane, int lanes, Bench bench) {
    int from = across() * lane / lanes;
    int size = across() * (lane + 1) / lanes - from;
    try (Rect rect =
        direction.vertical()
            ? new Rect(from, 0, size, cutout.height())
            : new Rect(0, from, cutout.width(), size)) {
      return bench.scope().keep(new Mat(plane.settled(), rect));
    }
  }

  int count() {
    return cuts.size();
  }

  Cutout cutout() {
    return cutout;
  }

  /// Takes in the frame in view; the profiles are then read one by one. False when there is nothing
  /// to look at: see [Cutout#look].
  boolean look(View view) {
    return plane.settle(view);
  }

  /// The same array each time.
  float[] profile(int lane) {
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
  int find(Steps steps, double[] positions) {
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
  int across() {
    return direction.vertical() ? cutout.width() : cutout.height();
  }

  /// A place in the taught picture, from how far across the walk it is and its [#position].
  void mark(double placeAcross, double position, Mark mark) {
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
  double position(double steps) {
    double start = direction.vertical() ? cutout.zone().top() : cutout.zone().left();
    return direction.backwards() ? start + profile.length - steps : start + steps;
  }

  /// Of the first `count` values.
  double median(double[] values, int count) {
    if (count == 0) {
      return Double.NaN;
    }
    System.arraycopy(values, 0, sorted, 0, count);
    Arrays.sort(sorted, 0, count);
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
  }

  /// Highest less lowest of the first `count` values; NaN for none.
  static double spread(double[] values, int count) {
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
