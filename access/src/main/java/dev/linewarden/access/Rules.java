package dev.linewarden.access;

import dev.linewarden.inspection.BadInput;
import java.util.regex.Pattern;

/// What names and secrets have to be like.
final class Rules {
  private static final int SECRET_MIN = 8;
  private static final int SECRET_MAX = 128;
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,39}");
  private static final Pattern PIN = Pattern.compile("\\d{4,7}");
  private static final Pattern BADGE = Pattern.compile("[\\p{Graph}]{6,64}");

  private Rules() {}

  static boolean isPin(String secret) {
    return PIN.matcher(secret).matches();
  }

  static boolean isBadge(String badge) {
    return BADGE.matcher(badge).matches();
  }

  /// Of a user or of a token. Throws [BadInput] with what it must be.
  static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new BadInput(
          "a name must be up to 40 letters, digits, blanks, dots and dashes, but is '%s'"
              .formatted(name));
    }
  }

  /// Empty is none.
  static void requireBadge(String badge) {
    if (!badge.isEmpty() && !isBadge(badge)) {
      throw new BadInput(
          "a badge must be 6 to 64 letters and digits, but has %d".formatted(badge.length()));
    }
  }

  /// Whether it is a PIN. Throws [BadInput] when it is too weak for this user.
  static boolean requireSecret(Roll.User user, String secret) {
    boolean operator = user.role() == Role.OPERATOR;
    boolean pin = operator && isPin(secret);
    if (!pin && (secret.length() < SECRET_MIN || secret.length() > SECRET_MAX)) {
      throw new BadInput(
          "a password must have %d to %d characters%s"
              .formatted(SECRET_MIN, SECRET_MAX, operator ? ", or be a PIN of 4 to 7 digits" : ""));
    }
    if (user.isCalled(secret)) {
      throw new BadInput("a password must not be the user's name");
    }
    return pin;
  }
}
