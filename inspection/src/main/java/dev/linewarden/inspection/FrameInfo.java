package dev.linewarden.inspection;

/// What is known of an exposure besides its pixels.
///
/// @param frameNumber the camera's own ascending number
/// @param exposedAtNanos when the exposure began, on the monotonic clock
/// @param receivedAtNanos when the last byte was in our memory
/// @param raster the same object for all frames of a camera that sends them at speed: a frame costs
///   little heap, at hundreds a second for years
/// @param origin where the pixels come from, for people: a camera's name, a file's path
public record FrameInfo(
    long frameNumber, long exposedAtNanos, long receivedAtNanos, Raster raster, String origin) {

  /// Of a frame whose like does not come again.
  public FrameInfo(
      long frameNumber,
      long exposedAtNanos,
      long receivedAtNanos,
      int width,
      int height,
      int strideBytes,
      PixelFormat format,
      String origin) {
    this(
        frameNumber,
        exposedAtNanos,
        receivedAtNanos,
        new Raster(width, height, strideBytes, format),
        origin);
  }

  public int width() {
    return raster.width();
  }

  public int height() {
    return raster.height();
  }

  public int strideBytes() {
    return raster.strideBytes();
  }

  public PixelFormat format() {
    return raster.format();
  }
}
