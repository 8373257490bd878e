package dev.linewarden.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Every place in a JSON document, and the document with another value there.
final class JsonPlaces {
  private JsonPlaces() {}

  /// @param steps keys and numbers from the top down to the place
  record Place(Map<String, Object> document, List<Object> steps, Object value) {
    /// The innermost key.
    String key() {
      for (Object step : steps.reversed()) {
        if (step instanceof String key) {
          return key;
        }
      }
      return "";
    }

    Map<String, Object> with(Object other) {
      return table(replaced(document, 0, other));
    }

    Map<String, Object> without() {
      return table(replaced(document, 0, null));
    }

    private Object replaced(Object at, int depth, @Nullable Object other) {
      Object step = steps.get(depth);
      boolean here = depth == steps.size() - 1;
      if (at instanceof Map<?, ?> map) {
        Map<String, Object> copy = table(map);
        if (!here) {
          copy.put(
              (String) step, replaced(Objects.requireNonNull(copy.get(step)), depth + 1, other));
        } else if (other == null) {
          copy.remove(step);
        } else {
          copy.put((String) step, other);
        }
        return copy;
      }
      List<Object> copy = new ArrayList<>((List<?>) at);
      int index = (Integer) step;
      if (!here) {
        copy.set(index, replaced(copy.get(index), depth + 1, other));
      } else if (other == null) {
        copy.remove(index);
      } else {
        copy.set(index, other);
      }
      return copy;
    }
  }

  private static Map<String, Object> table(Object map) {
    Map<String, Object> table = new LinkedHashMap<>();
    ((Map<?, ?>) map).forEach((key, value) -> table.put((String) key, value));
    return table;
  }

  /// In the document's order, a table before what is in it.
  static List<Place> of(Map<String, Object> document) {
    List<Place> places = new ArrayList<>();
    collect(document, document, List.of(), places);
    return places;
  }

  private static void collect(
      Map<String, Object> document, Object at, List<Object> steps, List<Place> places) {
    if (!steps.isEmpty()) {
      places.add(new Place(document, steps, at));
    }
    if (at instanceof Map<?, ?> map) {
      map.forEach((key, value) -> collect(document, value, longer(steps, key), places));
    }
    if (at instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        collect(document, list.get(i), longer(steps, i), places);
      }
    }
  }

  private static List<Object> longer(List<Object> steps, Object step) {
    List<Object> longer = new ArrayList<>(steps);
    longer.add(step);
    return longer;
  }

  /// Other values of the same kind.
  static List<Object> others(Object value) {
    return switch (value) {
      case Integer number -> List.of(number + 1, number - 1);
      case Double number -> List.of(number + 0.5, number - 0.5);
      case String text ->
          List.of(text + "x", "net", "no bottle", "top", "f" + text.substring(1), "alarm", "stop");
      case Boolean flag -> List.of(!flag);
      default -> List.of();
    };
  }
}
