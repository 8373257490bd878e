package dev.linewarden.inference;

import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import java.util.ArrayList;
import java.util.List;

/// Where a model looks: a box of whole pixels, inside the recipe's frame.
///
/// @param region as written, for findings
record Area(int x, int y, int width, int height, Region region) {
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
    return new Area(x, y, width, height, new Region.Box(x, y, w, h));
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
