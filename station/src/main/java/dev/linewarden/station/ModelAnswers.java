package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `--set color=rgb --set labels=cap,ring`: a person's answers as a recipe's settings.
final class ModelAnswers {
  private static final Set<String> TEXTS = Set.of("labels");
  private static final Set<String> NUMBERS = Set.of("mean", "std", "box");

  private ModelAnswers() {}

  static Map<String, Object> parse(List<String> words) {
    Map<String, Object> answers = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1 || equals == word.length() - 1) {
        throw new BadInput("--set must be SETTING=VALUE, but is '%s'".formatted(word));
      }
      String setting = word.substring(0, equals);
      answers.put(setting, value(setting, word.substring(equals + 1)));
    }
    return answers;
  }

  private static Object value(String setting, String text) {
    if (TEXTS.contains(setting) || NUMBERS.contains(setting)) {
      List<Object> list = new ArrayList<>();
      for (String item : text.split(",", -1)) {
        list.add(TEXTS.contains(setting) ? item.strip() : plain(item.strip()));
      }
      return list;
    }
    return plain(text);
  }

  /// A whole number, a number, true or false, or the text itself.
  private static Object plain(String text) {
    if (text.matches("-?\\d{1,9}")) {
      return Integer.valueOf(text);
    }
    if (text.matches("-?(\\d{1,18}(\\.\\d{0,30})?|\\.\\d{1,30})([eE]-?\\d{1,2})?")) {
      return Double.valueOf(text);
    }
    return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
  }
}
