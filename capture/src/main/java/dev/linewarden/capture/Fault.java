package dev.linewarden.capture;

import java.util.Locale;

/// What is wrong with a rendered bottle: the truth a verdict can be compared with.
public enum Fault {
  NONE,
  CAP_MISSING,
  CAP_TILTED,
  UNDERFILLED,
  OVERFILLED,
  LABEL_MISSING,
  LABEL_SKEWED,
  SCRATCH,
  FOREIGN_BODY;

  private static final String PREFIX = "rendered/";
  private static final String GOOD = "good";

  /// The word of this fault in a frame's origin; a faultless bottle is `good`.
  public String word() {
    return this == NONE ? GOOD : name().toLowerCase(Locale.ROOT);
  }

  /// The origin of a rendered frame: `rendered/cap_missing/000123`.
  String origin(long frameNumber) {
    String digits = Long.toString(frameNumber);
    return PREFIX + word() + "/" + "0".repeat(Math.max(0, 6 - digits.length())) + digits;
  }

  /// True for frames that were rendered, whose fault is therefore known.
  public static boolean isRendered(String origin) {
    return origin.startsWith(PREFIX);
  }

  /// The fault a rendered frame shows, read from its origin.
  public static Fault ofOrigin(String origin) {
    int end = origin.lastIndexOf('/');
    String word =
        isRendered(origin) && end >= PREFIX.length() ? origin.substring(PREFIX.length(), end) : "";
    for (Fault fault : values()) {
      if (fault.word().equals(word)) {
        return fault;
      }
    }
    throw new IllegalArgumentException(
        "expected an origin like rendered/cap_missing/000123, got " + origin);
  }
}
