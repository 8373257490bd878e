package dev.linewarden.capture;

/// What an image file's header claims.
///
/// @param format for people: `png`, `jpeg`, `bmp`, `tiff`
record ImageSize(String format, long width, long height) {
  long pixels() {
    return width * height;
  }
}
