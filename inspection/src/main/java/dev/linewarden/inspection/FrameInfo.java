package dev.linewarden.inspection;

/// What is known of an exposure besides its pixels.
///
/// @param frameNumber the camera's own ascending number
/// @param exposedAtNanos when the exposure began, on the monotonic clock
/// @param receivedAtNanos when the last byte was in our memory
/// @param strideBytes bytes from one row to the next
/// @param origin where the pixels come from, for people: a camera's name, a file's path
public record FrameInfo(
    long frameNumber,
    long exposedAtNanos,
    long receivedAtNanos,
    int width,
    int height,
    int strideBytes,
    PixelFormat format,
    String origin) {
  public FrameInfo {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException(
          "a frame must have pixels, but is %dx%d".formatted(width, height));
    }
    if (strideBytes < width * format.bytesPerPixel()) {
      throw new IllegalArgumentException(
          "a row of %d %s pixels does not fit in %d bytes".formatted(width, format, strideBytes));
    }
  }
}
