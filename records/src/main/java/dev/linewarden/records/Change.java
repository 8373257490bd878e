package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import java.time.Instant;

/// Who made a revision, when and why.
///
/// @param author as they call themselves
/// @param wallMillis when, as the station's clock told it; says nothing about an order
/// @param reason in their words; may be empty where the station itself had to keep a recipe
public record Change(String author, long wallMillis, String reason) {
  public static final int AUTHOR_MAX = 100;
  public static final int REASON_MAX = 1000;

  /// Of a revision that was kept without a word.
  public static final Change UNTOLD = new Change("the station", 0, "");

  /// Throws [BadInput] when a text is too long, or more than a line.
  public Change {
    author = author.strip();
    reason = reason.strip();
    check("author", author, AUTHOR_MAX);
    check("reason", reason, REASON_MAX);
    if (author.isEmpty()) {
      throw new BadInput("the author of a revision must be named, but is ''");
    }
  }

  private static void check(String what, String text, int max) {
    if (text.length() > max || text.codePoints().anyMatch(Character::isISOControl)) {
      throw new BadInput(
          "the %s of a revision must be one line of up to %d characters, but has %d: '%s'"
              .formatted(what, max, text.length(), text.substring(0, Math.min(40, text.length()))));
    }
  }

  /// When, in the way it is written: `2026-11-21T21:40:00Z`.
  String time() {
    return Instant.ofEpochMilli(wallMillis).toString();
  }
}
