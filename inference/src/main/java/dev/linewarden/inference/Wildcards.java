package dev.linewarden.inference;

/// Whether a text has a shape: `#` stands for a digit, `@` for a letter, `?` for any one character,
/// `*` for any number of them, everything else for itself. Takes at most pattern times text steps,
/// whatever both are.
final class Wildcards {
  private Wildcards() {}

  static boolean match(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int taken = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        taken = t;
      } else if (p < pattern.length() && one(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        // The last star takes one more.
        p = star + 1;
        t = ++taken;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean one(char pattern, char character) {
    return switch (pattern) {
      case '#' -> Character.isDigit(character);
      case '@' -> Character.isLetter(character);
      case '?' -> true;
      default -> pattern == character;
    };
  }
}
