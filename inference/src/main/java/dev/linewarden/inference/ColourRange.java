package dev.linewarden.inference;

import dev.linewarden.inspection.Setting;
import dev.linewarden.inspection.Setting.Numbers.Span;
import dev.linewarden.inspection.SettingsReader;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/// Colours between two corners of a colour space. Hue is written in degrees (0 to 360) and may run
/// over red: from 340 to 20. Everything else is 0 to 255.
///
/// @param intervals one, or two when the hue runs over red
record ColourRange(Space space, List<Interval> intervals) {
  private static final Span LEVEL = new Span(0, 255, false);
  private static final Span DEGREES = new Span(0, 360, false);

  enum Space {
    GREY,
    BGR,
    HSV;

    /// What a corner of it is written as.
    private Setting.Numbers form() {
      return switch (this) {
        case GREY -> Setting.Numbers.of("[grey] from 0 to 255", LEVEL);
        case BGR ->
            Setting.Numbers.of("[blue, green, red], each from 0 to 255", LEVEL, LEVEL, LEVEL);
        case HSV ->
            Setting.Numbers.of(
                "[hue 0 to 360, saturation 0 to 255, value 0 to 255]", DEGREES, LEVEL, LEVEL);
      };
    }
  }

  /// Lowest and highest value of each channel in OpenCV's units, both included.
  record Interval(List<Double> from, List<Double> to) {
    Mat lowest(Bench bench) {
      return corner(from, bench);
    }

    Mat highest(Bench bench) {
      return corner(to, bench);
    }

    /// Four doubles in a column are what OpenCV takes for one colour.
    private static Mat corner(List<Double> channels, Bench bench) {
      Mat corner = bench.mat(4, 1, opencv_core.CV_64FC1);
      DoubleBuffer values = corner.createBuffer();
      for (int i = 0; i < 4; i++) {
        values.put(i, i < channels.size() ? channels.get(i) : 0);
      }
      return corner;
    }
  }

  ColourRange {
    intervals = List.copyOf(intervals);
  }

  static ColourRange read(SettingsReader settings) {
    Space space = settings.choice("space", Space.class, Space.GREY);
    List<Double> from = corner(settings, "from", space);
    List<Double> to = corner(settings, "to", space);
    for (int i = 0; i < from.size(); i++) {
      boolean circle = space == Space.HSV && i == 0;
      if (!circle && from.get(i) > to.get(i)) {
        settings.problem("'from' %s must not be above 'to' %s".formatted(from, to));
        break;
      }
    }
    return space == Space.HSV
        ? new ColourRange(space, hueIntervals(from, to))
        : new ColourRange(space, List.of(new Interval(from, to)));
  }

  private static List<Double> corner(SettingsReader settings, String key, Space space) {
    List<Double> numbers = settings.numbers(key, space.form());
    return numbers.isEmpty() ? Collections.nCopies(space.form().least(), 0.0) : numbers;
  }

  /// OpenCV's hue is half the degrees; 180 and above do not occur.
  private static List<Interval> hueIntervals(List<Double> from, List<Double> to) {
    double low = from.get(0) / 2;
    double high = to.get(0) / 2;
    if (low <= high) {
      return List.of(new Interval(withHue(low, from), withHue(high, to)));
    }
    return List.of(
        new Interval(withHue(low, from), withHue(179, to)),
        new Interval(withHue(0, from), withHue(high, to)));
  }

  private static List<Double> withHue(double hue, List<Double> corner) {
    List<Double> changed = new ArrayList<>(corner);
    changed.set(0, hue);
    return changed;
  }
}
