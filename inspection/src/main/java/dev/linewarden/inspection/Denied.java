package dev.linewarden.inspection;

import java.util.Locale;

/// Somebody asked for what is not given to him, with the one sentence for him, and what of it a
/// screen says in another language. Says nothing about which users there are.
public final class Denied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final String detail;

  /// What would help.
  public enum Why {
    /// To sign on, or to sign on rightly.
    UNKNOWN,
    /// To have another role.
    FORBIDDEN,
    /// To wait: too many tries, or too many at once.
    LATER
  }

  /// What was not as it has to be.
  public enum Code {
    WRONG_SECRET(Why.UNKNOWN),
    UNKNOWN_TOKEN(Why.UNKNOWN),
    /// Nobody has signed on who may.
    NOBODY(Why.UNKNOWN),
    /// Whoever has signed on may not.
    ROLE(Why.FORBIDDEN),
    PANEL_ONLY(Why.FORBIDDEN),
    OWN_SIGNATURE(Why.FORBIDDEN),
    SECOND_PERSON(Why.FORBIDDEN),
    SECOND_MAY_NOT(Why.FORBIDDEN),
    NO_SIGNATURE(Why.FORBIDDEN),
    /// With the seconds to wait.
    TOO_MANY_TRIES(Why.LATER),
    TOO_MANY(Why.LATER);

    private final Why why;

    Code(Why why) {
      this.why = why;
    }

    /// For programs: `too_many_tries`.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Denied(Code code, String sentence) {
    this(code, "", sentence);
  }

  /// @param detail a number or a name that the sentence has
  public Denied(Code code, String detail, String sentence) {
    super(sentence);
    this.code = code;
    this.detail = detail;
  }

  public Why why() {
    return code.why;
  }

  public Code code() {
    return code;
  }

  public String detail() {
    return detail;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
