package dev.linewarden.inspection;

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
}
