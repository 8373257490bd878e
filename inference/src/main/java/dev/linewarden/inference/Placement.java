package dev.linewarden.inference;

import dev.linewarden.inspection.Lens;
import dev.linewarden.inspection.Region;
import dev.linewarden.vision.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the looked-at zone lies in the model's picture, and the way back to where the zone lies in
/// the frame now. With a lens, the zone is one of the straightened frame; the way back leads to the
/// frame as it was taken, so that what is drawn over it lies where it is seen.
///
/// @param x of the picture inside the model's input, in its pixels
/// @param width it has there
/// @param from an upright box that never moves, when there is a lens
/// @param still the zone in the frame as it was taken; empty when it moves
record Placement(
    int x, int y, int width, int height, Zone from, Optional<Lens> lens, Optional<Region> still) {
  /// Points of a straight edge that are followed to where a lens shows them.
  private static final int EDGE_STEPS = 8;

  /// The least width and height of a box, in pixels.
  private static final double HAIR = 1e-3;

  /// Without a lens.
  Placement(int x, int y, int width, int height, Zone from) {
    this(x, y, width, height, from, Optional.empty(), still(Optional.empty(), from));
  }

  static Placement of(ModelInput input, int modelWidth, int modelHeight, Zone from) {
    ModelInput.Geometry geometry = input.geometry();
    Optional<Region> still = still(geometry.lens(), from);
    if (geometry.fit() == ModelInput.Fit.STRETCH) {
      return new Placement(0, 0, modelWidth, modelHeight, from, geometry.lens(), still);
    }
    double ratio =
        Math.min((double) modelWidth / from.width(), (double) modelHeight / from.height());
    int width = Math.clamp(Math.round(from.width() * ratio), 1, modelWidth);
    int height = Math.clamp(Math.round(from.height() * ratio), 1, modelHeight);
    boolean isCentred = geometry.place() == ModelInput.Place.CENTRE;
    int x = isCentred ? (modelWidth - width) / 2 : 0;
    int y = isCentred ? (modelHeight - height) / 2 : 0;
    return new Placement(x, y, width, height, from, geometry.lens(), still);
  }

  private static Optional<Region> still(Optional<Lens> lens, Zone zone) {
    if (zone.pose().moves()) {
      return Optional.empty();
    }
    return Optional.of(lens.map(bending -> bent(bending, zone)).orElseGet(zone::region));
  }

  /// The zone's outline as the lens shows it.
  private static Region bent(Lens lens, Zone zone) {
    double right = zone.left() + zone.width();
    double bottom = zone.top() + zone.height();
    return new Region.Polygon(outline(lens, zone.left(), zone.top(), right, bottom));
  }

  /// Where the zone lies in the frame now.
  Region region() {
    return still.orElseGet(from::region);
  }

  private static List<Region.Point> outline(
      Lens lens, double left, double top, double right, double bottom) {
    List<Region.Point> points = new ArrayList<>(4 * EDGE_STEPS);
    double[] xs = {left, right, right, left, left};
    double[] ys = {top, top, bottom, bottom, top};
    for (int edge = 0; edge < 4; edge++) {
      for (int step = 0; step < EDGE_STEPS; step++) {
        double share = (double) step / EDGE_STEPS;
        points.add(
            inFrame(
                lens,
                xs[edge] + share * (xs[edge + 1] - xs[edge]),
                ys[edge] + share * (ys[edge + 1] - ys[edge])));
      }
    }
    return points;
  }

  /// A region counts from the corner of the first pixel, a lens from its middle.
  private static Region.Point inFrame(Lens lens, double x, double y) {
    Region.Point middle = lens.inFrame(x - 0.5, y - 0.5);
    return new Region.Point(middle.x() + 0.5, middle.y() + 0.5);
  }

  /// A box in the model's picture as it lies in the frame, cut to what was looked at. Where a lens
  /// makes its edges round, the box around them. A box wholly in the padding would have no area: it
  /// keeps a hair of one at the rim.
  Region back(double left, double top, double right, double bottom) {
    double x0 = inZoneX(left);
    double y0 = inZoneY(top);
    double wide = Math.max(HAIR, inZoneX(right) - x0);
    double high = Math.max(HAIR, inZoneY(bottom) - y0);
    return lens.isPresent()
        ? around(
            outline(
                lens.get(),
                from.left() + x0,
                from.top() + y0,
                from.left() + x0 + wide,
                from.top() + y0 + high))
        : from.part(x0, y0, wide, high);
  }

  private static Region.Box around(List<Region.Point> points) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Region.Point point : points) {
      left = Math.min(left, point.x());
      top = Math.min(top, point.y());
      right = Math.max(right, point.x());
      bottom = Math.max(bottom, point.y());
    }
    return new Region.Box(left, top, Math.max(HAIR, right - left), Math.max(HAIR, bottom - top));
  }

  /// A point of the model's picture as a point of the frame, moved into what was looked at.
  Region.Point back(double modelX, double modelY) {
    double x0 = inZoneX(modelX);
    double y0 = inZoneY(modelY);
    return lens.isPresent()
        ? inFrame(lens.get(), from.left() + x0, from.top() + y0)
        : new Region.Point(from.frameX(x0, y0), from.frameY(x0, y0));
  }

  /// How far, in pixels of the zone, what reaches from `left` to `right` stays away from its left
  /// and right border.
  double sideRim(double left, double right) {
    return Math.min(inZoneX(left), from.width() - inZoneX(right));
  }

  /// From the zone's left border, in its pixels.
  private double inZoneX(double modelX) {
    return Math.clamp((modelX - x) * from.width() / width, 0, from.width());
  }

  private double inZoneY(double modelY) {
    return Math.clamp((modelY - y) * from.height() / height, 0, from.height());
  }
}
