package dev.linewarden.inspection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Questions questions;
  private final Set<String> asked = new HashSet<>();
  private final List<SettingsReader> children = new ArrayList<>();

  /// `where` names the table in messages: `station.toml, [line]`.
  public SettingsReader(String where, Map<String, ?> values) {
    this(where, values, Questions.UNHEARD);
  }

  /// With somebody who hears what it is asked.
  public SettingsReader(String where, Map<String, ?> values, Questions questions) {
    this(where, values, new ArrayList<>(), questions);
  }

  private SettingsReader(
      String where, Map<String, ?> values, List<String> problems, Questions questions) {
    this.where = where;
    this.values = values;
    this.problems = problems;
    this.questions = questions;
  }

  public String where() {
    return where;
  }

  public boolean has(String key) {
    look(key);
    return values.containsKey(key);
  }

  /// Whether a key that may be a number or a name is a name.
  public boolean isText(String key) {
    return look(key) instanceof String;
  }

  /// The only one of these keys that is there; empty, and a problem, when there is none or another
  /// one besides.
  public Optional<String> oneOf(String... keys) {
    questions.oneOf(List.of(keys));
    List<String> given = new ArrayList<>();
    for (String key : keys) {
      if (has(key)) {
        given.add(key);
      }
    }
    if (given.size() == 1) {
      return Optional.of(given.getFirst());
    }
    problem(
        "exactly one of '%s' is needed, but there %s"
            .formatted(
                String.join("', '", keys),
                given.isEmpty() ? "is none" : "are '" + String.join("' and '", given) + "'"));
    return Optional.empty();
  }

  public String text(String key) {
    return needed(key, new Setting.Text(), "");
  }

  public String text(String key, String otherwise) {
    return optional(key, new Setting.Text(), otherwise);
  }

  public double number(String key, double min, double max) {
    return needed(key, new Setting.Real(min, max), min);
  }

  public double number(String key, double min, double max, double otherwise) {
    return optional(key, new Setting.Real(min, max), otherwise);
  }

  public int integer(String key, int min, int max) {
    return needed(key, new Setting.Whole(min, max), min);
  }

  public int integer(String key, int min, int max, int otherwise) {
    return optional(key, new Setting.Whole(min, max), otherwise);
  }

  public boolean flag(String key, boolean otherwise) {
    return optional(key, new Setting.Flag(), otherwise);
  }

  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    List<E> all = List.of(type.getEnumConstants());
    return needed(key, new Setting.Choice<>(all), all.getFirst());
  }

  public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    return choice(key, List.of(type.getEnumConstants()), otherwise);
  }

  /// One of some of the constants.
  public <E extends Enum<E>> E choice(String key, List<E> among, E otherwise) {
    return optional(key, new Setting.Choice<>(among), otherwise);
  }

  /// A list of some of the constants; empty only when there is a problem.
  public <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
    List<E> all = List.of(type.getEnumConstants());
    return needed(key, new Setting.Choices<>(new Setting.Choice<>(all)), List.of());
  }

  public Path path(String key, Path otherwise) {
    return Path.of(text(key, otherwise.toString()));
  }

  /// A list of numbers, for example an embedding.
  public List<Double> numbers(String key) {
    return numbers(key, Setting.Numbers.ANY);
  }

  /// Numbers that each have their meaning, for example a rectangle `[x, y, width, height]`; empty
  /// when there is a problem.
  public List<Double> numbers(String key, Setting.Numbers form) {
    return needed(key, form, List.of());
  }

  /// A list of texts, for example names of classes.
  public List<String> texts(String key) {
    return needed(key, new Setting.Texts(), List.of());
  }

  /// A table inside this one; an absent one reads as empty, so that defaults apply.
  public SettingsReader table(String key) {
    return child(key, key, optional(key, new Setting.Table(), Map.of()));
  }

  /// A table, or a list as a table whose keys are 1, 2, ...
  public SettingsReader numbered(String key) {
    return child(key, key, optional(key, new Setting.Numbered(), Map.of()));
  }

  /// A list of tables; each one is named by its place.
  public List<SettingsReader> tables(String key) {
    Setting.Table each = new Setting.Table();
    List<SettingsReader> tables = new ArrayList<>();
    for (Object item : needed(key, new Setting.Tables(), List.of())) {
      String place = key + "[" + tables.size() + "]";
      tables.add(child(key, place, checked(place, each, item, Map.of())));
    }
    return tables;
  }

  private SettingsReader child(String key, String place, Map<String, Object> table) {
    SettingsReader child =
        new SettingsReader(where + " " + place, table, problems, questions.inside(key));
    children.add(child);
    return child;
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

  private @Nullable Object look(String key) {
    questions.looked(key);
    asked.add(key);
    return values.get(key);
  }

  /// `harmless` is returned with a problem.
  private <T> T needed(String key, Setting<T> setting, T harmless) {
    questions.asked(key, setting, Optional.empty());
    asked.add(key);
    Object value = values.get(key);
    if (value == null) {
      problem("'" + key + "' is missing");
      return harmless;
    }
    return checked(key, setting, value, harmless);
  }

  private <T> T optional(String key, Setting<T> setting, T otherwise) {
    questions.asked(key, setting, Optional.of(otherwise));
    asked.add(key);
    Object value = values.get(key);
    return value == null ? otherwise : checked(key, setting, value, otherwise);
  }

  private <T> T checked(String key, Setting<T> setting, Object value, T harmless) {
    Optional<T> read = setting.in(value);
    if (read.isEmpty()) {
      String shown = value.toString();
      String cut = shown.length() > 80 ? shown.substring(0, 80) + "…" : shown;
      problem("'" + key + "' must be " + setting.expected() + ", but is '" + cut + "'");
    }
    return read.orElse(harmless);
  }
}
