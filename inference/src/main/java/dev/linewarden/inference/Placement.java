package dev.linewarden.inference;

import dev.linewarden.inspection.Lens;
import dev.linewarden.inspection.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the looked-at part of the frame lies in the model's picture, and the way back. With a
/// lens, the part is one of the straightened frame; the way back leads to the frame as it was
/// taken, so that what is drawn over it lies where it is seen.
///
/// @param x of the picture inside the model's input, in its pixels
/// @param width it has there
/// @param from the part of the frame
/// @param region the same in the frame as it was taken
record Placement(
    int x, int y, int width, int height, Area from, Optional<Lens> lens, Region region) {
  /// Points of a straight edge that are followed to where a lens shows them.
  private static final int EDGE_STEPS = 8;

  /// Without a lens.
  Placement(int x, int y, int width, int height, Area from) {
    this(x, y, width, height, from, Optional.empty(), from.region());
  }

  static Placement of(ModelInput input, int modelWidth, int modelHeight, Area from) {
    ModelInput.Geometry geometry = input.geometry();
    Region region = geometry.lens().map(lens -> bent(lens, from)).orElse(from.region());
    if (geometry.fit() == ModelInput.Fit.STRETCH) {
      return new Placement(0, 0, modelWidth, modelHeight, from, geometry.lens(), region);
    }
    double ratio =
        Math.min((double) modelWidth / from.width(), (double) modelHeight / from.height());
    int width = Math.clamp(Math.round(from.width() * ratio), 1, modelWidth);
    int height = Math.clamp(Math.round(from.height() * ratio), 1, modelHeight);
    boolean isCentred = geometry.place() == ModelInput.Place.CENTRE;
    int x = isCentred ? (modelWidth - width) / 2 : 0;
    int y = isCentred ? (modelHeight - height) / 2 : 0;
    return new Placement(x, y, width, height, from, geometry.lens(), region);
  }

  /// The area's outline as the lens shows it.
  private static Region bent(Lens lens, Area area) {
    double right = (double) area.x() + area.width();
    double bottom = (double) area.y() + area.height();
    return new Region.Polygon(outline(lens, area.x(), area.y(), right, bottom));
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

  /// A box in the model's picture as a box in the frame, cut to what was looked at. Where a lens
  /// makes its edges round, the box around them.
  Region.Box back(double left, double top, double right, double bottom) {
    double l = fromX(left);
    double t = fromY(top);
    double r = fromX(right);
    double b = fromY(bottom);
    if (lens.isPresent()) {
      return around(outline(lens.get(), l, t, r, b));
    }
    return box(l, t, r, b);
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
    return box(left, top, right, bottom);
  }

  /// A box wholly in the padding would have no area: it keeps a hair of one at the rim.
  private static Region.Box box(double left, double top, double right, double bottom) {
    return new Region.Box(left, top, Math.max(1e-3, right - left), Math.max(1e-3, bottom - top));
  }

  /// A point of the model's picture as a point of the frame, moved into what was looked at.
  Region.Point back(double modelX, double modelY) {
    double x = fromX(modelX);
    double y = fromY(modelY);
    return lens.isPresent() ? inFrame(lens.get(), x, y) : new Region.Point(x, y);
  }

  /// How far, in pixels of the frame (of the straightened one, with a lens), what reaches from
  /// `left` to `right` stays away from the left and right border of what was looked at.
  double sideRim(double left, double right) {
    return Math.min(fromX(left) - from.x(), from.x() + (double) from.width() - fromX(right));
  }

  private double fromX(double modelX) {
    double inside = (modelX - x) * from.width() / width;
    return from.x() + Math.clamp(inside, 0, from.width());
  }

  private double fromY(double modelY) {
    double inside = (modelY - y) * from.height() / height;
    return from.y() + Math.clamp(inside, 0, from.height());
  }
}
