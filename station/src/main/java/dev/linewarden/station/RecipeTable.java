package dev.linewarden.station;

import dev.linewarden.inspection.SettingsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Which recipe is meant by a number or by a code that was read, and which ones operators choose
/// among. Pure.
///
/// @param numbers ids of recipes by what a PLC calls them
/// @param codes in the order of the file: the first pattern that fits counts
/// @param operators ids that whoever only runs the line may choose; empty = all
record RecipeTable(Map<Integer, String> numbers, List<Code> codes, Set<String> operators) {
  static final RecipeTable EMPTY = new RecipeTable(Map.of(), List.of(), Set.of());

  /// As many as a byte can say; 0 is what unconnected inputs say.
  static final int NUMBER_MAX = 255;

  static final int CODES_MAX = 1000;

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,2}");

  RecipeTable {
    numbers = Map.copyOf(numbers);
    codes = List.copyOf(codes);
    operators = Set.copyOf(operators);
  }

  /// @param pattern a regular expression for the whole code
  record Code(Pattern pattern, String id) {}

  static RecipeTable read(SettingsReader table) {
    Map<Integer, String> numbers = new TreeMap<>();
    SettingsReader byNumber = table.table("numbers");
    for (String number : byNumber.names()) {
      String id = byNumber.text(number);
      if (NUMBER.matcher(number).matches() && Integer.parseInt(number) <= NUMBER_MAX) {
        numbers.put(Integer.parseInt(number), id);
      } else {
        byNumber.problem(
            "a recipe's number must be from 1 to %d, but is '%s'".formatted(NUMBER_MAX, number));
      }
    }
    SettingsReader byCode = table.table("codes");
    if (byCode.names().size() > CODES_MAX) {
      byCode.problem("there can be at most %d codes".formatted(CODES_MAX));
    }
    return new RecipeTable(numbers, codes(byCode), operators(table));
  }

  private static Set<String> operators(SettingsReader table) {
    return table.has("operators") ? new TreeSet<>(table.texts("operators")) : Set.of();
  }

  private static List<Code> codes(SettingsReader byCode) {
    List<Code> codes = new ArrayList<>();
    for (String pattern : byCode.names()) {
      String id = byCode.text(pattern);
      try {
        codes.add(new Code(Pattern.compile(pattern), id));
      } catch (PatternSyntaxException e) {
        byCode.problem(
            "'%s' must be a regular expression, but: %s".formatted(pattern, e.getDescription()));
      }
    }
    return codes;
  }

  Optional<String> byNumber(int number) {
    return Optional.ofNullable(numbers.get(number));
  }

  Optional<String> byCode(String code) {
    return codes.stream()
        .filter(known -> known.pattern().matcher(code).matches())
        .map(Code::id)
        .findFirst();
  }
}
