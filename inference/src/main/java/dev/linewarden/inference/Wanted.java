package dev.linewarden.inference;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import java.util.List;

/// What a text that is read has to say, and how the reading is told: `read`, 1 with the text when
/// there was one to read, else 0; `matches`, 1 when it says what is wanted.
///
/// @param pattern see [Wildcards]; `*` when everything will do
record Wanted(String pattern) {
  static final List<String> YIELDS = List.of("read", "matches");

  private static final int PATTERN_MAX = 256;

  /// Reads `expect`.
  static Wanted read(SettingsReader settings) {
    String pattern = settings.has("expect") ? settings.text("expect") : "*";
    if (pattern.length() > PATTERN_MAX) {
      settings.problem(
          "'expect' must have at most %d characters, but has %d"
              .formatted(PATTERN_MAX, pattern.length()));
    }
    return new Wanted(pattern);
  }

  /// A longer text is compared whole, and kept up to [Finding#TEXT_MAX].
  void tell(boolean isRead, String said, Region where, FindingSink sink) {
    String kept = said.substring(0, Math.min(said.length(), Finding.TEXT_MAX));
    sink.read("read", isRead ? 1 : 0, where, kept);
    sink.found("matches", isRead && Wildcards.match(pattern, said) ? 1 : 0, "", where);
  }
}
