package dev.linewarden.vision;

import com.google.zxing.LuminanceSource;

/// Grey pixels as the reader of codes wants them: bytes, row after row.
final class Luminance extends LuminanceSource {
  private final byte[] pixels;

  /// @param pixels row after row; read, never written
  Luminance(byte[] pixels, int width, int height) {
    super(width, height);
    this.pixels = pixels;
  }

  @Override
  public byte[] getRow(int y, byte[] row) {
    byte[] filled = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
    System.arraycopy(pixels, y * getWidth(), filled, 0, getWidth());
    return filled;
  }

  @Override
  public byte[] getMatrix() {
    return pixels;
  }

  @Override
  public boolean isRotateSupported() {
    return true;
  }

  @Override
  public LuminanceSource rotateCounterClockwise() {
    int width = getWidth();
    int height = getHeight();
    byte[] rotated = new byte[pixels.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        rotated[(width - 1 - x) * height + y] = pixels[y * width + x];
      }
    }
    return new Luminance(rotated, height, width);
  }
}
