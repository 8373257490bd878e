package dev.linewarden.inference;

import dev.linewarden.inspection.SettingsReader;

/// `locate`: finds where the part lies, so that the zones of tools which `follow` it move, turn and
/// scale with the part.
final class LocateTool {
  private LocateTool() {}

  private enum By {
    BORDER,
    PATTERN,
    BLOB,
    CIRCLE
  }

  static Tool make(SettingsReader settings, Bench bench) {
    return switch (settings.choice("by", By.class)) {
      case BORDER -> BorderLocator.make(settings, bench);
      case PATTERN -> PatternLocator.make(settings, bench);
      case BLOB -> BlobLocator.make(settings, bench);
      case CIRCLE -> CircleLocator.make(settings, bench);
    };
  }
}
