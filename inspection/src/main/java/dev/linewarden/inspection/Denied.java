package dev.linewarden.inspection;

/// Somebody asked for what is not given to him, with the one sentence for him. Says nothing about
/// which users there are.
public final class Denied extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /// What would help.
  public enum Why {
    /// To sign on, or to sign on rightly.
    UNKNOWN,
    /// To have another role.
    FORBIDDEN,
    /// To wait: too many tries, or too many at once.
    LATER
  }

  public Denied(Why why, String sentence) {
    super(sentence);
    this.why = why;
  }

  public Why why() {
    return why;
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
