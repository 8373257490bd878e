package dev.linewarden.inference;

import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.Setting;
import dev.linewarden.inspection.Setting.Numbers.Span;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Pose;
import dev.linewarden.vision.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Reads a [Zone] from a tool's settings. What is wrong goes to the settings' reader, and the whole
/// frame comes back instead.
final class ZoneReader {
  static final int CORNERS_MAX = 64;

  private static final int FAR = Short.MAX_VALUE;
  private static final Span ANYWHERE = new Span(-FAR, FAR, false);
  private static final Span PIXELS = new Span(-FAR, FAR, true);
  private static final Span RADIUS = new Span(0, FAR, false);
  private static final Setting.Numbers BOX =
      Setting.Numbers.of("[x, y, width, height] in whole pixels", PIXELS, PIXELS, PIXELS, PIXELS);
  private static final Setting.Numbers TURNED =
      Setting.Numbers.of(
          "[centre x, centre y, width, height, degrees] with whole pixels for width and height and"
              + " -180 to 180 degrees",
          ANYWHERE,
          ANYWHERE,
          PIXELS,
          PIXELS,
          new Span(-180, 180, false));
  private static final Setting.Numbers POLYGON =
      new Setting.Numbers(
          "[x1, y1, x2, y2, ...] with 3 to %d corners in whole pixels".formatted(CORNERS_MAX),
          List.of(PIXELS),
          6,
          2 * CORNERS_MAX);
  private static final Setting.Numbers RING =
      Setting.Numbers.of(
          "[centre x, centre y, inner radius, outer radius]", ANYWHERE, ANYWHERE, RADIUS, RADIUS);

  private final SettingsReader settings;
  private final RecipeView view;

  ZoneReader(SettingsReader settings, RecipeView view) {
    this.settings = settings;
    this.view = view;
  }

  /// Reads one of `box` ([x, y, width, height]), `turned` ([centre x, centre y, width, height,
  /// degrees]), `polygon` ([x1, y1, x2, y2, ...]) and `ring` ([centre x, centre y, inner radius,
  /// outer radius]), and `follow`. What is wrong goes to the reader.
  static Zone read(SettingsReader settings, Bench bench) {
    return new ZoneReader(settings, bench.view()).any().following(bench.pose(settings));
  }

  /// Reads only what has four straight sides: `box` or `turned`, and `follow`.
  static Zone readBox(SettingsReader settings, Bench bench) {
    return new ZoneReader(settings, bench.view()).box().following(bench.pose(settings));
  }

  /// Reads only `ring`, and `follow`.
  static Zone readRing(SettingsReader settings, Bench bench) {
    return new ZoneReader(settings, bench.view()).ring().following(bench.pose(settings));
  }

  private Zone any() {
    return one("box", "turned", "polygon", "ring");
  }

  Zone box() {
    return one("box", "turned");
  }

  /// `box` or `turned`; the whole frame when there is neither.
  Zone boxOrWhole() {
    return settings.has("box") || settings.has("turned") ? box() : whole();
  }

  private Zone whole() {
    return Zone.whole(view.width(), view.height());
  }

  private Zone one(String... keys) {
    return switch (settings.oneOf(keys).orElse("")) {
      case "" -> whole();
      case "box" -> upright("box");
      case "turned" -> turned();
      case "polygon" -> polygon();
      default -> ring();
    };
  }

  /// [x, y, width, height] under a key of its own.
  Zone upright(String key) {
    List<Double> numbers = settings.numbers(key, BOX);
    return numbers.isEmpty()
        ? whole()
        : fitting(key, numbers, numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
  }

  private Zone fitting(String key, List<Double> all, double x, double y, double w, double h) {
    if (w < 1 || h < 1 || !Zone.box(x, y, (int) w, (int) h).inside(view.width(), view.height())) {
      return outside(key, all);
    }
    return Zone.box(x, y, (int) w, (int) h);
  }

  private Zone turned() {
    List<Double> n = settings.numbers("turned", TURNED);
    if (n.isEmpty()) {
      return whole();
    }
    Zone zone =
        new Zone(
            n.get(0),
            n.get(1),
            n.get(2).intValue(),
            n.get(3).intValue(),
            n.get(4),
            new Zone.Form.All(),
            Pose.asTaught());
    return zone.width() < 1 || zone.height() < 1 || !zone.inside(view.width(), view.height())
        ? outside("turned", n)
        : zone;
  }

  private Zone polygon() {
    List<Double> numbers = settings.numbers("polygon", POLYGON);
    if (numbers.size() % 2 != 0) {
      settings.problem("'polygon' must have an x and a y for each corner, but has one y too few");
    }
    if (numbers.isEmpty() || numbers.size() % 2 != 0) {
      return whole();
    }
    double left = every(numbers, 0).min().orElse(0);
    double top = every(numbers, 1).min().orElse(0);
    // A corner names a pixel, and that pixel belongs to the zone: the box ends one further on.
    double right = every(numbers, 0).max().orElse(0) + 1;
    double bottom = every(numbers, 1).max().orElse(0) + 1;
    List<Region.Point> corners = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i += 2) {
      corners.add(new Region.Point(numbers.get(i) - left, numbers.get(i + 1) - top));
    }
    Zone box = fitting("polygon", numbers, left, top, right - left, bottom - top);
    return new Zone(
        box.centreX(),
        box.centreY(),
        box.width(),
        box.height(),
        0,
        new Zone.Form.Corners(corners),
        Pose.asTaught());
  }

  private static DoubleStream every(List<Double> numbers, int offset) {
    return IntStream.range(0, numbers.size() / 2).mapToDouble(i -> numbers.get(2 * i + offset));
  }

  private Zone ring() {
    List<Double> n = settings.numbers("ring", RING);
    if (n.isEmpty()) {
      return whole();
    }
    if (n.get(3) <= n.get(2)) {
      settings.problem(
          "'ring' must have its outer radius above the inner one, but is " + asWritten(n));
      return whole();
    }
    Zone.Form.Ring ring = new Zone.Form.Ring(n.get(2), n.get(3));
    int side = 2 * (int) Math.ceil(n.get(3));
    Zone zone = new Zone(n.get(0), n.get(1), side, side, 0, ring, Pose.asTaught());
    if (!zone.inside(view.width(), view.height())) {
      return outside("ring", n);
    }
    // Only of one that fits: to look at every pixel of a larger one takes seconds.
    if (ring.isEmpty()) {
      settings.problem(
          "'ring' must hold the middle of at least one pixel, but %s is too thin"
              .formatted(asWritten(n)));
      return whole();
    }
    return zone;
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number) && Math.abs(number) <= FAR;
  }

  private Zone outside(String key, List<Double> numbers) {
    settings.problem(
        "'%s' %s must have an area and lie inside the frame of %dx%d"
            .formatted(key, asWritten(numbers), view.width(), view.height()));
    return whole();
  }

  private static List<Number> asWritten(List<Double> numbers) {
    return numbers.stream().<Number>map(n -> isWhole(n) ? (Number) n.intValue() : n).toList();
  }
}
