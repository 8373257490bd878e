package dev.linewarden.inspection;

import java.util.ArrayList;
import java.util.List;

/// Where in the frame something is, in pixels from the top left corner.
public sealed interface Region {
  record Box(double x, double y, double width, double height) implements Region {
    public Box {
      if (!(width > 0) || !(height > 0)) {
        throw new IllegalArgumentException(
            "a box must have an area, but is " + width + "x" + height);
      }
    }
  }

  record Point(double x, double y) {}

  record Polygon(List<Point> corners) implements Region {
    public Polygon {
      if (corners.size() < 3) {
        throw new IllegalArgumentException(
            "a polygon needs at least 3 corners, but has " + corners.size());
      }
      corners = List.copyOf(corners);
    }
  }

  /// A line from point to point, which is not closed: what was measured from one place to another.
  record Path(List<Point> points) implements Region {
    public Path {
      if (points.size() < 2) {
        throw new IllegalArgumentException(
            "a path needs at least 2 points, but has " + points.size());
      }
      points = List.copyOf(points);
    }

    /// There and back, for whoever draws closed outlines: nothing lies inside.
    public List<Point> outline() {
      List<Point> outline = new ArrayList<>(points);
      outline.addAll(points.subList(1, points.size() - 1).reversed());
      return outline;
    }
  }
}
