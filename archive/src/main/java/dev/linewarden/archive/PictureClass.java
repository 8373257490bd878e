package dev.linewarden.archive;

import java.util.Locale;

/// Why the pictures of a part are kept. A part belongs to the first class that fits.
public enum PictureClass {
  /// A part that was sent through to see whether the station still sees.
  CHALLENGE(true),
  /// A part that was removed for what it is, or because it could not be judged.
  REJECT(true),
  /// Somebody asked for the next parts.
  REQUESTED(false),
  /// Good, but outside of a limit's warn band.
  BORDERLINE(false),
  /// One in so many of those that passed.
  SAMPLE(false);

  private final boolean evidence;

  PictureClass(boolean evidence) {
    this.evidence = evidence;
  }

  /// Whether it proves what the station decided: it goes before all others while there is not time
  /// enough for all, and never makes room for them.
  public boolean isEvidence() {
    return evidence;
  }

  /// Its name in the configuration, and its folder.
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
