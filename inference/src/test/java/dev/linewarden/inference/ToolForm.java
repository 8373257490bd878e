package dev.linewarden.inference;

import dev.linewarden.inference.Survey.Group;
import dev.linewarden.inference.Survey.Hearing;
import dev.linewarden.inference.Survey.Place;
import dev.linewarden.inference.Survey.Question;
import dev.linewarden.inspection.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What can stand in one table, out of what a [Survey] heard there, as JSON Schema. Where readings
/// differ it is the widest: it never refuses what one of them takes.
///
/// @param properties the schema of each key, in the order asked
/// @param required keys that must always be there
/// @param groups of keys, of each of which always exactly one must be there
record ToolForm(
    Map<String, Map<String, Object>> properties, List<String> required, List<List<String>> groups) {
  static ToolForm of(List<String> table, List<Hearing> all) {
    List<Hearing> opened = all.stream().filter(each -> each.tables().contains(table)).toList();
    Set<Place> places = new LinkedHashSet<>();
    Set<Group> groups = new LinkedHashSet<>();
    for (Hearing hearing : opened) {
      places.addAll(hearing.questions().keySet());
      places.addAll(hearing.looked());
      groups.addAll(hearing.groups());
    }
    Map<String, Map<String, Object>> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Place place : places) {
      if (place.table().equals(table)) {
        properties.put(place.key(), property(place, opened));
        if (isNeeded(place, opened)) {
          required.add(place.key());
        }
      }
    }
    List<List<String>> always =
        groups.stream()
            .filter(group -> group.table().equals(table))
            .filter(group -> opened.stream().allMatch(each -> each.groups().contains(group)))
            .map(Group::keys)
            .toList();
    return new ToolForm(properties, required, always);
  }

  /// Whether nothing else than these keys may be there has to be said by the caller.
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "object");
    json.put("properties", properties);
    if (!required.isEmpty()) {
      json.put("required", required);
    }
    json.putAll(exactlyOne(groups));
    return json;
  }

  /// One group is `oneOf`; of several, each is.
  static Map<String, Object> exactlyOne(List<List<String>> groups) {
    List<Map<String, Object>> each =
        groups.stream()
            .map(keys ->
                Map.<String, Object>of(
                    "oneOf", keys.stream().map(key -> Map.of("required", List.of(key))).toList()))
            .toList();
    return switch (each.size()) {
      case 0 -> Map.of();
      case 1 -> each.getFirst();
      default -> Map.of("allOf", each);
    };
  }

  private static boolean isNeeded(Place place, List<Hearing> opened) {
    List<Hearing> without = opened.stream().filter(each -> !each.isSaid(place)).toList();
    Predicate<Question> needs =
        question ->
            question.isNeeded()
                || (question.setting() instanceof Setting.Table && hasNeeds(place, without));
    return !without.isEmpty()
        && without.stream().allMatch(hearing -> hearing.at(place).stream().anyMatch(needs));
  }

  /// A table that is absent reads as empty: it is needed when it must not be.
  private static boolean hasNeeds(Place place, List<Hearing> hearings) {
    ToolForm form = of(place.inside(), hearings);
    return !form.required().isEmpty() || !form.groups().isEmpty();
  }

  private static Map<String, Object> property(Place place, List<Hearing> opened) {
    Set<Setting<?>> settings = new LinkedHashSet<>();
    Set<Object> defaults = new LinkedHashSet<>();
    for (Hearing hearing : opened) {
      for (Question question : hearing.at(place)) {
        settings.add(question.setting());
        defaults.add(question.otherwise().map(ToolForm::written).orElse(""));
      }
    }
    List<Map<String, Object>> each =
        widest(settings).stream().map(setting -> json(setting, place, opened)).toList();
    Map<String, Object> property =
        switch (each.size()) {
          case 0 -> new LinkedHashMap<>();
          case 1 -> each.getFirst();
          default -> new LinkedHashMap<>(Map.of("anyOf", each));
        };
    Object standard = defaults.isEmpty() ? "" : defaults.iterator().next();
    if (defaults.size() == 1 && settings.stream().anyMatch(one -> one.in(standard).isPresent())) {
      property.put("default", standard);
    }
    return property;
  }

  /// What a document would say for it. Many have a default that nobody can write, which stands for
  /// having none.
  static Object written(Object value) {
    return switch (value) {
      case Enum<?> constant -> constant.name().toLowerCase(java.util.Locale.ROOT);
      case Double number -> ToolForm.number(number);
      case Map<?, ?> _ -> "";
      default -> value;
    };
  }

  /// Ranges of one kind become one.
  private static List<Setting<?>> widest(Set<Setting<?>> settings) {
    List<Setting<?>> widest = new ArrayList<>();
    for (Setting<?> setting : settings) {
      Setting<?> last = widest.isEmpty() ? setting : widest.getLast();
      if (setting instanceof Setting.Real(double min, double max)
          && last instanceof Setting.Real(double least, double most)) {
        widest.remove(last);
        widest.add(new Setting.Real(Math.min(min, least), Math.max(max, most)));
      } else if (setting instanceof Setting.Whole(int min, int max)
          && last instanceof Setting.Whole(int least, int most)) {
        widest.remove(last);
        widest.add(new Setting.Whole(Math.min(min, least), Math.max(max, most)));
      } else {
        widest.add(setting);
      }
    }
    return widest;
  }

  private static Map<String, Object> json(Setting<?> setting, Place place, List<Hearing> opened) {
    return switch (setting) {
      case Setting.Text _ -> ordered("type", "string", "pattern", "\\S");
      case Setting.Flag _ -> ordered("type", "boolean");
      case Setting.Real(double min, double max) ->
          ordered("type", "number", "minimum", number(min), "maximum", number(max));
      case Setting.Whole(int min, int max) ->
          ordered("type", "integer", "minimum", min, "maximum", max);
      case Setting.Choice<?> choice -> ordered("enum", choice.names());
      case Setting.Choices<?>(Setting.Choice<?> each) ->
          ordered("type", "array", "minItems", 1, "items", ordered("enum", each.names()));
      case Setting.Numbers numbers -> json(numbers);
      case Setting.Texts _ ->
          ordered("type", "array", "items", ordered("type", "string", "pattern", "\\S"));
      case Setting.Table _ -> closed(of(place.inside(), opened));
      case Setting.Tables _ ->
          ordered("type", "array", "items", closed(of(place.inside(), opened)));
      case Setting.Numbered _ -> {
        Object each = of(place.inside(), opened).properties().getOrDefault("1", Map.of());
        Map<String, Object> list = ordered("type", "array", "items", each);
        Map<String, Object> table = ordered("type", "object", "additionalProperties", each);
        yield ordered("anyOf", List.of(list, table));
      }
    };
  }

  private static Map<String, Object> json(Setting.Numbers numbers) {
    List<Map<String, Object>> spans = numbers.spans().stream().map(ToolForm::span).toList();
    boolean areAlike = spans.stream().distinct().count() == 1;
    Map<String, Object> json = ordered("type", "array");
    json.put(areAlike ? "items" : "prefixItems", areAlike ? spans.getFirst() : spans);
    if (numbers.least() > 0) {
      json.put("minItems", numbers.least());
    }
    if (numbers.most() < Integer.MAX_VALUE) {
      json.put("maxItems", numbers.most());
    }
    return json;
  }

  private static Map<String, Object> span(Setting.Numbers.Span span) {
    Map<String, Object> json = ordered("type", span.whole() ? "integer" : "number");
    if (!span.equals(Setting.Numbers.Span.ANY)) {
      json.put("minimum", number(span.min()));
      json.put("maximum", number(span.max()));
    }
    return json;
  }

  private static Map<String, Object> closed(ToolForm form) {
    Map<String, Object> json = form.json();
    json.put("additionalProperties", false);
    return json;
  }

  /// Without a fraction where it has none.
  private static Object number(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? (Object) (long) number
        : (Object) number;
  }

  /// `key, value, key, value, ...`
  static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      ordered.put((String) pairs[i], pairs[i + 1]);
    }
    return ordered;
  }
}
