package dev.linewarden.archive;

import java.util.Locale;

/// How a picture lies in its file.
public enum PictureFormat {
  /// A tenth of the bytes, with a loss that the quality decides.
  JPEG("jpg"),
  /// Each pixel as it was.
  PNG("png");

  private final String ending;

  PictureFormat(String ending) {
    this.ending = ending;
  }

  /// Of a file's name, without the dot.
  String ending() {
    return ending;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
