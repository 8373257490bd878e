package dev.linewarden.inspection;

import java.util.Collection;
import java.util.TreeSet;

/// "Did you mean": the known word nearest to a misspelt one.
public final class Nearest {
  private static final int FARTHEST = 3;

  private Nearest() {}

  /// ` (did you mean 'x'?)`, or ` (known: a, b)` when nothing is near.
  public static String hint(String word, Collection<String> known) {
    String best = "";
    int bestDistance = Math.min(FARTHEST, Math.max(1, word.length() / 2)) + 1;
    for (String candidate : new TreeSet<>(known)) {
      int distance = distance(word, candidate);
      if (distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    if (!best.isEmpty()) {
      return " (did you mean '" + best + "'?)";
    }
    return known.isEmpty() ? "" : " (known: " + String.join(", ", new TreeSet<>(known)) + ")";
  }

  /// Levenshtein distance, two rows at a time.
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
