package dev.linewarden.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Class names as exporters write them into a model: a Python dictionary `{0: 'cap', 1: "it's"}` or
/// a list `['cap', 'ring']`. Any thread.
public final class PythonNames {
  private static final int NAME_CHARS_MAX = 60;

  private final String text;
  private final int namesMax;
  private int at;

  private PythonNames(String text, int namesMax) {
    this.text = text;
    this.namesMax = namesMax;
  }

  /// In the order of their numbers, each of 1 to 60 characters; empty when it is neither, or when a
  /// number is left out.
  ///
  /// @param namesMax a list with more is none
  public static List<String> parse(String text, int namesMax) {
    String stripped = text.strip();
    return stripped.startsWith("{")
        ? new PythonNames(stripped, namesMax).dictionary()
        : stripped.startsWith("[") ? new PythonNames(stripped, namesMax).list() : List.of();
  }

  private List<String> list() {
    List<String> names = new ArrayList<>();
    while (toNextQuote()) {
      names.add(quoted());
    }
    return names.size() > namesMax ? List.of() : names;
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
