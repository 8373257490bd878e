package dev.linewarden.inference;

import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import java.util.ArrayList;
import java.util.List;

/// Where a tool looks: a box, or a polygon inside its bounding box. Whole pixels, inside the
/// recipe's frame.
///
/// @param region as written, for findings
/// @param corners x and y of the polygon's corners, empty for a box
record Area(int x, int y, int width, int height, Region region, List<Integer> corners) {
  static final int CORNERS_MAX = 64;

  Area {
    corners = List.copyOf(corners);
  }

  /// Reads `box` or `polygon`, exactly one of them. What is wrong goes to the reader.
  static Area read(SettingsReader settings, RecipeView view) {
    boolean box = settings.has("box");
    boolean polygon = settings.has("polygon");
    if (box == polygon) {
      settings.problem("exactly one of 'box' and 'polygon' is needed");
      return whole(view);
    }
    return box ? readBox(settings, view) : readPolygon(settings, view);
  }

  /// Reads `box`; the whole frame when there is none.
  static Area readBoxOrWhole(SettingsReader settings, RecipeView view) {
    return settings.has("box") ? readBox(settings, view) : whole(view);
  }

  static Area readBox(SettingsReader settings, RecipeView view) {
    return readBox(settings, view, "box");
  }

  static Area readBox(SettingsReader settings, RecipeView view, String key) {
    List<Integer> numbers = whole(settings, key);
    if (numbers.size() != 4) {
      settings.problem("'" + key + "' must be [x, y, width, height] in whole pixels, but is not");
      return whole(view);
    }
    Area area = box(numbers.get(0), numbers.get(1), numbers.get(2), numbers.get(3));
    if (area.outside(view)) {
      settings.problem(
          "'%s' %s must have an area and lie inside the frame of %dx%d"
              .formatted(key, numbers, view.width(), view.height()));
      return whole(view);
    }
    return area;
  }

  private static Area readPolygon(SettingsReader settings, RecipeView view) {
    List<Integer> numbers = whole(settings, "polygon");
    if (numbers.size() < 6 || numbers.size() % 2 != 0 || numbers.size() > 2 * CORNERS_MAX) {
      settings.problem(
          "'polygon' must be [x1, y1, x2, y2, ...] with 3 to %d corners in whole pixels, but is not"
              .formatted(CORNERS_MAX));
      return whole(view);
    }
    Area area = polygon(numbers);
    if (area.outside(view)) {
      settings.problem(
          "'polygon' %s must have an area and lie inside the frame of %dx%d"
              .formatted(numbers, view.width(), view.height()));
      return whole(view);
    }
    return area;
  }

  private static List<Integer> whole(SettingsReader settings, String key) {
    List<Integer> whole = new ArrayList<>();
    for (double number : settings.numbers(key)) {
      if (number != Math.rint(number) || Math.abs(number) > Short.MAX_VALUE) {
        return List.of();
      }
      whole.add((int) number);
    }
    return whole;
  }

  private static Area whole(RecipeView view) {
    return box(0, 0, view.width(), view.height());
  }

  static Area box(int x, int y, int width, int height) {
    int w = Math.max(1, width);
    int h = Math.max(1, height);
    return new Area(x, y, width, height, new Region.Box(x, y, w, h), List.of());
  }

  private static Area polygon(List<Integer> numbers) {
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = Integer.MIN_VALUE;
    int bottom = Integer.MIN_VALUE;
    List<Region.Point> points = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i += 2) {
      int x = numbers.get(i);
      int y = numbers.get(i + 1);
      points.add(new Region.Point(x, y));
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    // A corner names a pixel, and that pixel belongs to the area: the box ends one further on.
    return new Area(
        left, top, right - left + 1, bottom - top + 1, new Region.Polygon(points), numbers);
  }

  private boolean outside(RecipeView view) {
    return width < 1
        || height < 1
        || x < 0
        || y < 0
        || (long) x + width > view.width()
        || (long) y + height > view.height();
  }
}
