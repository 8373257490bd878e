package dev.linewarden.archive;

import dev.linewarden.inspection.BadInput;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a person who looked at a part says it is.
///
/// @param fault the part's fault in a word or two; empty for a good or an unsure one
/// @param wallMillis when it was said
public record ReviewLabel(Kind kind, String fault, String who, long wallMillis) {
  private static final int FAULT_MAX = 60;
  private static final JsonMapper JSON = JsonMapper.shared();

  public enum Kind {
    GOOD,
    BAD,
    UNSURE
  }

  public ReviewLabel {
    if ((kind == Kind.BAD) == fault.isBlank() || fault.length() > FAULT_MAX) {
      throw new BadInput(
          "a bad part has a fault of up to %d letters, and no other part has one"
              .formatted(FAULT_MAX));
    }
  }

  /// @param said `good`, `unsure`, or a fault in the words of the line
  public static ReviewLabel of(String said, String who, long wallMillis) {
    String word = said.strip();
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "good" -> new ReviewLabel(Kind.GOOD, "", who, wallMillis);
      case "unsure" -> new ReviewLabel(Kind.UNSURE, "", who, wallMillis);
      default -> new ReviewLabel(Kind.BAD, word, who, wallMillis);
    };
  }

  /// `good`, `unsure` or the fault.
  public String said() {
    return kind == Kind.BAD ? fault : kind.name().toLowerCase(Locale.ROOT);
  }

  byte[] bytes() {
    return JSON.writeValueAsBytes(this);
  }

  static ReviewLabel parse(String where, byte[] bytes) {
    try {
      return JSON.readValue(bytes, ReviewLabel.class);
    } catch (JacksonException e) {
      throw new BadInput("%s is no label: %s".formatted(where, e), e);
    }
  }
}
