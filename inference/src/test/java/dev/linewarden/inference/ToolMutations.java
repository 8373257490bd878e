package dev.linewarden.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tools like a good one, of which one thing is another: a setting left out, of another type, at
/// and beyond the ends of its range, or not its own.
final class ToolMutations {
  private static final Set<String> HEAD = Set.of("name", "kind", "view");
  private static final List<Object> VALUES =
      List.of(
          -1,
          0,
          1,
          7,
          0.5,
          1e12,
          true,
          false,
          " ",
          "x",
          "dark",
          List.of(),
          List.of(7),
          List.of(7, 7.5, 7),
          List.of(1, 2, 9, 9),
          List.of(20, 20, 9, 9.5, 300),
          List.of("x"),
          List.of(Map.of()),
          Map.of(),
          Map.of("x", 1));

  /// Enough for a key that the tool does without: whether it is one of its own.
  private static final List<Object> STRANGE = List.of(1, "x", List.of(1, 2, 9, 9));

  private ToolMutations() {}

  /// @param def what the schema says of tools of its kind
  static List<Map<String, Object>> of(Map<String, Object> tool, Map<?, ?> def) {
    List<Map<String, Object>> mutations = new ArrayList<>();
    Map<?, ?> properties =
        def.get("properties") instanceof Map<?, ?> found ? found : Map.<String, Object>of();
    for (String key : tool.keySet()) {
      if (!HEAD.contains(key)) {
        mutations.add(without(tool, key));
        Object property = properties.get(key);
        inside(tool.get(key), property instanceof Map<?, ?> each ? each : Map.<String, Object>of())
            .forEach(inner -> mutations.add(with(tool, key, inner)));
      }
    }
    properties.forEach((key, property) -> {
      if (property instanceof Map<?, ?> each) {
        List<Object> values = tool.containsKey(key.toString()) ? values(each) : STRANGE;
        values.forEach(value -> mutations.add(with(tool, key.toString(), value)));
      }
    });
    mutations.add(with(tool, "odd", 1));
    return mutations;
  }

  private static List<Object> inside(Object value, Map<?, ?> property) {
    List<Object> inside = new ArrayList<>();
    if (value instanceof Map<?, ?> table) {
      inside.addAll(of(table(table), property));
    }
    if (value instanceof List<?> list
        && !list.isEmpty()
        && list.getFirst() instanceof Map<?, ?> first
        && property.get("items") instanceof Map<?, ?> items) {
      of(table(first), items).forEach(changed -> inside.add(List.of(changed)));
    }
    return inside;
  }

  private static Map<String, Object> table(Map<?, ?> from) {
    Map<String, Object> table = new LinkedHashMap<>();
    from.forEach((key, value) -> table.put(String.valueOf(key), value));
    return table;
  }

  /// Of all types, and around the ends of the range.
  private static List<Object> values(Map<?, ?> property) {
    List<Object> values = new ArrayList<>(VALUES);
    for (String end : List.of("minimum", "maximum")) {
      if (property.get(end) instanceof Number number) {
        values.add(number);
        values.add(number.doubleValue() - 0.25);
        values.add(number.doubleValue() + 0.25);
        if (number instanceof Integer whole) {
          values.add(whole - 1L);
          values.add(whole + 1L);
        }
      }
    }
    return values;
  }

  private static Map<String, Object> without(Map<String, Object> tool, String key) {
    Map<String, Object> changed = new LinkedHashMap<>(tool);
    changed.remove(key);
    return changed;
  }

  private static Map<String, Object> with(Map<String, Object> tool, String key, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(tool);
    changed.put(key, value);
    return changed;
  }
}
