package dev.linewarden.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Class names as exporters write them into a model: a Python dictionary `{0: 'cap', 1: "it's"}` or
/// a list `['cap', 'ring']`.
final class PythonNames {
  private static final int NAME_CHARS_MAX = 60;

  private final String text;
  private int at;

  private PythonNames(String text) {
    this.text = text;
  }

  /// In the order of their numbers; empty when it is neither, or when a number is left out.
  static List<String> parse(String text) {
    String stripped = text.strip();
    return stripped.startsWith("{")
        ? new PythonNames(stripped).dictionary()
        : stripped.startsWith("[") ? new PythonNames(stripped).list() : List.of();
  }

  private List<String> list() {
    List<String> names = new ArrayList<>();
    while (toNextQuote()) {
      names.add(quoted());
    }
    return names.size() > Detections.CLASSES_MAX ? List.of() : names;
  }

  private List<String> dictionary() {
    TreeMap<Integer, String> names = new TreeMap<>();
    while (true) {
      int key = key();
      if (key < 0 || !toNextQuote()) {
        break;
      }
      names.put(key, quoted());
    }
    boolean isWhole = !names.isEmpty() && names.lastKey() == names.size() - 1;
    return isWhole ? List.copyOf(names.values()) : List.of();
  }

  /// The next number up to its colon; -1 when there is none.
  private int key() {
    int colon = text.indexOf(':', at);
    if (colon < 0) {
      return -1;
    }
    String digits = text.substring(at, colon).replaceAll("[^0-9]", "");
    at = colon + 1;
    return digits.isEmpty() || digits.length() > 4 ? -1 : Integer.parseInt(digits);
  }

  private boolean toNextQuote() {
    while (at < text.length() && text.charAt(at) != '\'' && text.charAt(at) != '"') {
      at++;
    }
    return at < text.length();
  }

  private String quoted() {
    char quote = text.charAt(at++);
    StringBuilder name = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        at++;
      }
      name.append(text.charAt(at++));
    }
    at++;
    String shown = name.toString().replaceAll("\\p{Cntrl}", " ").strip();
    String cut = shown.length() > NAME_CHARS_MAX ? shown.substring(0, NAME_CHARS_MAX) : shown;
    return cut.isEmpty() ? "?" : cut;
  }
}
