package dev.linewarden.inspection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads one table of a strict document (recipe, configuration). Every key asked for is known,
/// every other key is an error with the nearest known one; all problems are collected and thrown
/// together by [#finish()]. A reader that met a problem returns the default or a harmless value.
/// Not thread-safe; used once.
public final class SettingsReader {
  private final String where;
  private final Map<String, ?> values;
  private final List<String> problems;
  private final Set<String> asked = new HashSet<>();
  private final List<SettingsReader> children = new ArrayList<>();

  /// `where` names the table in messages: `station.toml, [line]`.
  public SettingsReader(String where, Map<String, ?> values) {
    this(where, values, new ArrayList<>());
  }

  private SettingsReader(String where, Map<String, ?> values, List<String> problems) {
    this.where = where;
    this.values = values;
    this.problems = problems;
  }

  public String where() {
    return where;
  }

  public boolean has(String key) {
    asked.add(key);
    return values.containsKey(key);
  }

  /// Whether a key that may be a number or a name is a name.
  public boolean isText(String key) {
    return ask(key) instanceof String;
  }

  public String text(String key) {
    return asText(key, require(key), "");
  }

  public String text(String key, String otherwise) {
    return asText(key, ask(key), otherwise);
  }

  public double number(String key, double min, double max) {
    return asNumber(key, require(key), min, max, min);
  }

  public double number(String key, double min, double max, double otherwise) {
    return asNumber(key, ask(key), min, max, otherwise);
  }

  public int integer(String key, int min, int max) {
    return asInteger(key, require(key), min, max, min);
  }

  public int integer(String key, int min, int max, int otherwise) {
    return asInteger(key, ask(key), min, max, otherwise);
  }

  public boolean flag(String key, boolean otherwise) {
    Object value = ask(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    wrong(key, "true or false", value);
    return otherwise;
  }

  public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    Object value = ask(key);
    if (value == null) {
      return otherwise;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(java.util.Locale.ROOT).equals(value)) {
        return constant;
      }
    }
    List<String> names = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      names.add(constant.name().toLowerCase(java.util.Locale.ROOT));
    }
    wrong(key, "one of " + String.join(", ", names), value);
    return otherwise;
  }

  public Path path(String key, Path otherwise) {
    return Path.of(asText(key, ask(key), otherwise.toString()));
  }

  /// A list of numbers, for example a rectangle `[x, y, width, height]`.
  public List<Double> numbers(String key) {
    Object value = require(key);
    if (value == null) {
      return List.of();
    }
    List<Double> numbers = new ArrayList<>();
    if (value instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof Number number && Double.isFinite(number.doubleValue())) {
          numbers.add(number.doubleValue());
        }
      }
      if (numbers.size() == items.size()) {
        return numbers;
      }
    }
    wrong(key, "a list of numbers", value);
    return List.of();
  }

  /// A list of texts, for example names of classes.
  public List<String> texts(String key) {
    Object value = require(key);
    if (value == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> items) {
      for (Object item : items) {
        if (item instanceof String text && !text.isBlank()) {
          texts.add(text);
        }
      }
      if (texts.size() == items.size()) {
        return texts;
      }
    }
    wrong(key, "a list of texts", value);
    return List.of();
  }

  /// A table inside this one; an absent one reads as empty, so that defaults apply.
  public SettingsReader table(String key) {
    Object value = ask(key);
    SettingsReader child =
        new SettingsReader(
            where + " " + key, value == null ? Map.of() : asTable(key, value), problems);
    children.add(child);
    return child;
  }

  /// A table, or a list as a table whose keys are 1, 2, ...
  public SettingsReader numbered(String key) {
    if (!(ask(key) instanceof List<?> items)) {
      return table(key);
    }
    Map<String, Object> table = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      table.put(Integer.toString(i + 1), Objects.requireNonNullElse(items.get(i), "nothing"));
    }
    SettingsReader child = new SettingsReader(where + " " + key, table, problems);
    children.add(child);
    return child;
  }

  /// A list of tables; each one is named by its place.
  public List<SettingsReader> tables(String key) {
    Object value = require(key);
    List<SettingsReader> tables = new ArrayList<>();
    if (value instanceof List<?> items) {
      for (int i = 0; i < items.size(); i++) {
        String place = key + "[" + i + "]";
        tables.add(new SettingsReader(where + " " + place, asTable(place, items.get(i)), problems));
      }
    } else if (value != null) {
      wrong(key, "a list of tables", value);
    }
    children.addAll(tables);
    return tables;
  }

  /// Each key of this table whose name is chosen by the author, not by the program; in the order of
  /// the document.
  public Set<String> names() {
    asked.addAll(values.keySet());
    return new LinkedHashSet<>(values.keySet());
  }

  /// The raw values, for a part of the document that another reader understands.
  public Map<String, Object> rest(Set<String> known) {
    Map<String, Object> rest = new LinkedHashMap<>(values);
    rest.keySet().removeAll(known);
    asked.addAll(values.keySet());
    return rest;
  }

  /// Adds a problem found by the caller, with this table's place in front.
  public void problem(String sentence) {
    problems.add(where + ": " + sentence);
  }

  /// Throws [BadInput] with every problem of this table and the tables in it.
  public void finish() {
    findUnknown();
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  private void findUnknown() {
    for (String key : new TreeSet<>(values.keySet())) {
      if (!asked.contains(key)) {
        problem("unknown key '" + key + "'" + Nearest.hint(key, asked));
      }
    }
    children.forEach(SettingsReader::findUnknown);
  }

  private @Nullable Object ask(String key) {
    asked.add(key);
    return values.get(key);
  }

  private @Nullable Object require(String key) {
    Object value = ask(key);
    if (value == null) {
      problem("'" + key + "' is missing");
    }
    return value;
  }

  private String asText(String key, @Nullable Object value, String otherwise) {
    if (value instanceof String text && !text.isBlank()) {
      return text;
    }
    wrong(key, "a text", value);
    return otherwise;
  }

  private double asNumber(
      String key, @Nullable Object value, double min, double max, double otherwise) {
    if (value instanceof Number number
        && number.doubleValue() >= min
        && number.doubleValue() <= max) {
      return number.doubleValue();
    }
    wrong(key, "a number from " + plain(min) + " to " + plain(max), value);
    return otherwise;
  }

  private int asInteger(String key, @Nullable Object value, int min, int max, int otherwise) {
    if ((value instanceof Integer || value instanceof Long)
        && ((Number) value).longValue() >= min
        && ((Number) value).longValue() <= max) {
      return ((Number) value).intValue();
    }
    wrong(key, "a whole number from " + min + " to " + max, value);
    return otherwise;
  }

  private Map<String, ?> asTable(String key, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> table = new LinkedHashMap<>();
      map.forEach((k, v) -> table.put(String.valueOf(k), v));
      return table;
    }
    wrong(key, "a table", value);
    return Map.of();
  }

  /// An absent value is no problem here: it has its default, or [#require] has already complained.
  private void wrong(String key, String expected, @Nullable Object came) {
    if (came == null) {
      return;
    }
    String shown = came.toString();
    String cut = shown.length() > 80 ? shown.substring(0, 80) + "…" : shown;
    problem("'" + key + "' must be " + expected + ", but is '" + cut + "'");
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
