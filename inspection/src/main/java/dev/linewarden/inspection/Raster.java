package dev.linewarden.inspection;

/// How pixels lie in memory, row after row.
///
/// @param width in pixels
/// @param height likewise
/// @param strideBytes bytes from one row to the next
public record Raster(int width, int height, int strideBytes, PixelFormat format) {
  public Raster {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "a frame must have pixels, but is %dx%d".formatted(width, height));
    }
    if (strideBytes < width * format.bytesPerPixel()) {
      throw new IllegalArgumentException(
          "a row of %d %s pixels does not fit in %d bytes".formatted(width, format, strideBytes));
    }
  }

  /// Without anything between the rows.
  public static Raster dense(int width, int height, PixelFormat format) {
    return new Raster(width, height, width * format.bytesPerPixel(), format);
  }

  public long bytes() {
    return (long) height * strideBytes;
  }
}
