package dev.linewarden.inspection;

/// How pixels lie in memory: 8 bits a channel, rows top to bottom.
public enum PixelFormat {
  /// One grey byte a pixel.
  MONO8(1),
  /// Blue, green, red: three bytes a pixel, OpenCV's order.
  BGR8(3);

  private final int bytesPerPixel;

  PixelFormat(int bytesPerPixel) {
    this.bytesPerPixel = bytesPerPixel;
  }

  public int bytesPerPixel() {
    return bytesPerPixel;
  }
}
