package dev.linewarden.vision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Places on the edges of a taught pattern on one level, with the direction in which it becomes
/// brighter there.
final class EdgePoints {
  /// Slopes below this share of the pattern's steep ones are not typical of it.
  private static final double WEAK = 0.3;

  private static final double STEEP_SHARE = 0.9;
  private static final int REFINE_REACH = 2;

  private record Point(double x, double y, double towardsX, double towardsY, double slope) {}

  private final double[] x;
  private final double[] y;
  private final double[] towardsX;
  private final double[] towardsY;

  private EdgePoints(double[] x, double[] y, double[] towardsX, double[] towardsY) {
    this.x = x;
    this.y = y;
    this.towardsX = towardsX;
    this.towardsY = towardsY;
  }

  int count() {
    return x.length;
  }

  /// From the pattern's centre, in pixels of the level.
  double x(int point) {
    return x[point];
  }

  double y(int point) {
    return y[point];
  }

  /// Of a direction of length 1.
  double towardsX(int point) {
    return towardsX[point];
  }

  double towardsY(int point) {
    return towardsY[point];
  }

  /// The farthest point from the centre, in pixels.
  double radius() {
    double farthest = 0;
    for (int i = 0; i < count(); i++) {
      farthest = Math.max(farthest, Math.hypot(x[i], y[i]));
    }
    return farthest;
  }

  /// The same places, counted from a centre that lies elsewhere.
  EdgePoints around(double centreX, double centreY) {
    return new EdgePoints(
        Arrays.stream(x).map(place -> place - centreX).toArray(),
        Arrays.stream(y).map(place -> place - centreY).toArray(),
        towardsX,
        towardsY);
  }

  /// Of a box in a picture, in pixels of that level; at most `most`, evenly over the box.
  static EdgePoints of(GreyLevel picture, Zone box, double minSlope, int most) {
    List<Point> all = crests(picture, box, minSlope);
    double[] slopes = all.stream().mapToDouble(Point::slope).sorted().toArray();
    double steep = slopes.length == 0 ? 0 : slopes[(int) (slopes.length * STEEP_SHARE)];
    List<Point> strong = all.stream().filter(p -> p.slope() >= WEAK * steep).toList();
    int count = Math.min(most, strong.size());
    EdgePoints points =
        new EdgePoints(new double[count], new double[count], new double[count], new double[count]);
    for (int i = 0; i < count; i++) {
      Point point = strong.get((int) ((long) i * strong.size() / count));
      points.x[i] = point.x() - box.centreX();
      points.y[i] = point.y() - box.centreY();
      points.towardsX[i] = point.towardsX();
      points.towardsY[i] = point.towardsY();
    }
    return points;
  }

  private static List<Point> crests(GreyLevel picture, Zone box, double minSlope) {
    List<Point> points = new ArrayList<>();
    int right = (int) Math.min(Math.floor(box.left() + box.width()), picture.width() - 1);
    int bottom = (int) Math.min(Math.floor(box.top() + box.height()), picture.height() - 1);
    for (int row = (int) Math.max(1, Math.ceil(box.top())); row < bottom; row++) {
      for (int column = (int) Math.max(1, Math.ceil(box.left())); column < right; column++) {
        picture.slope(column, row);
        double slope = Math.hypot(picture.slopeX(), picture.slopeY());
        if (slope >= minSlope) {
          crest(picture, column + 0.5, row + 0.5, slope, minSlope, points);
        }
      }
    }
    return points;
  }

  /// Adds the edge that runs through this pixel, if one does.
  private static void crest(
      GreyLevel picture, double x, double y, double slope, double minSlope, List<Point> points) {
    double towardsX = picture.slopeX() / slope;
    double towardsY = picture.slopeY() / slope;
    double ahead = picture.edge(x, y, towardsX, towardsY, REFINE_REACH, minSlope);
    if (Math.abs(ahead) <= 0.5) {
      double edgeX = x + ahead * towardsX;
      double edgeY = y + ahead * towardsY;
      points.add(new Point(edgeX, edgeY, towardsX, towardsY, slope));
    }
  }
}
