package dev.linewarden.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one key of a strict document may say: the check that a [SettingsReader] makes, and the same
/// as data, for whoever writes down what can be said.
///
/// @param <T> what it is read as
public sealed interface Setting<T> {
  /// What is expected, for messages: `a number from 1 to 255`.
  String expected();

  /// A document's value as it is read; empty when it is not what is expected.
  Optional<T> in(Object value);

  /// Anything but blank.
  record Text() implements Setting<String> {
    @Override
    public String expected() {
      return "a text";
    }

    @Override
    public Optional<String> in(Object value) {
      return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }
  }

  record Flag() implements Setting<Boolean> {
    @Override
    public String expected() {
      return "true or false";
    }

    @Override
    public Optional<Boolean> in(Object value) {
      return value instanceof Boolean flag ? Optional.of(flag) : Optional.empty();
    }
  }

  /// From `min` to `max`, both included.
  record Real(double min, double max) implements Setting<Double> {
    @Override
    public String expected() {
      return "a number from " + plain(min) + " to " + plain(max);
    }

    @Override
    public Optional<Double> in(Object value) {
      return value instanceof Number number
              && number.doubleValue() >= min
              && number.doubleValue() <= max
          ? Optional.of(number.doubleValue())
          : Optional.empty();
    }

    private static String plain(double value) {
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? Long.toString((long) value)
          : Double.toString(value);
    }
  }

  /// From `min` to `max`, both included.
  record Whole(int min, int max) implements Setting<Integer> {
    @Override
    public String expected() {
      return "a whole number from " + min + " to " + max;
    }

    @Override
    public Optional<Integer> in(Object value) {
      return (value instanceof Integer || value instanceof Long)
              && ((Number) value).longValue() >= min
              && ((Number) value).longValue() <= max
          ? Optional.of(((Number) value).intValue())
          : Optional.empty();
    }
  }

  /// One of these, by its name in small letters.
  record Choice<E extends Enum<E>>(List<E> among) implements Setting<E> {
    public Choice {
      among = List.copyOf(among);
    }

    public List<String> names() {
      return among.stream().map(Choice::name).toList();
    }

    static String name(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String expected() {
      return "one of " + String.join(", ", names());
    }

    @Override
    public Optional<E> in(Object value) {
      return among.stream().filter(constant -> name(constant).equals(value)).findFirst();
    }
  }

  /// A list of some of these, at least one.
  record Choices<E extends Enum<E>>(Choice<E> each) implements Setting<List<E>> {
    @Override
    public String expected() {
      return "a list of some of " + String.join(", ", each.names());
    }

    @Override
    public Optional<List<E>> in(Object value) {
      return items(value, each).filter(some -> !some.isEmpty());
    }
  }

  /// Numbers, each from its `min` to its `max`.
  ///
  /// @param form what they mean: `[x, y, width, height] in whole pixels`
  /// @param spans one for each; of a longer list the last one is for all that follow
  /// @param least how many there must be
  record Numbers(String form, List<Span> spans, int least, int most)
      implements Setting<List<Double>> {
    /// Whatever they are and however many.
    public static final Numbers ANY =
        new Numbers("a list of numbers", List.of(Span.ANY), 0, Integer.MAX_VALUE);

    /// @param whole whether fractions are refused
    public record Span(double min, double max, boolean whole) {
      public static final Span ANY = new Span(-Double.MAX_VALUE, Double.MAX_VALUE, false);

      boolean holds(double number) {
        return number >= min && number <= max && !(whole && number != Math.rint(number));
      }
    }

    public Numbers {
      spans = List.copyOf(spans);
    }

    /// As many as there are spans.
    public static Numbers of(String form, Span... spans) {
      return new Numbers(form, Arrays.asList(spans), spans.length, spans.length);
    }

    @Override
    public String expected() {
      return form;
    }

    @Override
    public Optional<List<Double>> in(Object value) {
      return value instanceof List<?> items && items.size() >= least && items.size() <= most
          ? fitting(items)
          : Optional.empty();
    }

    private Optional<List<Double>> fitting(List<?> items) {
      List<Double> numbers = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        Span span = spans.get(Math.min(i, spans.size() - 1));
        if (!(items.get(i) instanceof Number number) || !span.holds(number.doubleValue())) {
          return Optional.empty();
        }
        numbers.add(number.doubleValue());
      }
      return Optional.of(numbers);
    }
  }

  record Texts() implements Setting<List<String>> {
    @Override
    public String expected() {
      return "a list of texts";
    }

    @Override
    public Optional<List<String>> in(Object value) {
      return items(value, new Text());
    }
  }

  record Table() implements Setting<Map<String, Object>> {
    @Override
    public String expected() {
      return "a table";
    }

    @Override
    public Optional<Map<String, Object>> in(Object value) {
      if (!(value instanceof Map<?, ?> map)) {
        return Optional.empty();
      }
      Map<String, Object> table = new LinkedHashMap<>();
      map.forEach((key, each) -> table.put(String.valueOf(key), orNothing(each)));
      return Optional.of(table);
    }
  }

  /// What its items are is checked one by one.
  record Tables() implements Setting<List<Object>> {
    @Override
    public String expected() {
      return "a list of tables";
    }

    @Override
    public Optional<List<Object>> in(Object value) {
      return value instanceof List<?> items
          ? Optional.of(items.stream().<Object>map(Setting::orNothing).toList())
          : Optional.empty();
    }
  }

  /// A table, or a list as a table whose keys are 1, 2, ...
  record Numbered() implements Setting<Map<String, Object>> {
    @Override
    public String expected() {
      return "a table or a list";
    }

    @Override
    public Optional<Map<String, Object>> in(Object value) {
      if (!(value instanceof List<?> items)) {
        return new Table().in(value);
      }
      Map<String, Object> table = new LinkedHashMap<>();
      for (int i = 0; i < items.size(); i++) {
        table.put(Integer.toString(i + 1), orNothing(items.get(i)));
      }
      return Optional.of(table);
    }
  }

  /// A JSON document can have nothing where something is expected.
  private static Object orNothing(@Nullable Object value) {
    return Objects.requireNonNullElse(value, "nothing");
  }

  private static <T> Optional<List<T>> items(Object value, Setting<T> each) {
    if (!(value instanceof List<?> items)) {
      return Optional.empty();
    }
    List<T> fitting = items.stream().flatMap(item -> each.in(orNothing(item)).stream()).toList();
    return fitting.size() == items.size() ? Optional.of(fitting) : Optional.empty();
  }
}
