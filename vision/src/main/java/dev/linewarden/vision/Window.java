package dev.linewarden.vision;

import dev.linewarden.inspection.PixelFormat;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/// A rectangle of whatever frame is in view, as an OpenCV header over the frame's own memory: no
/// pixel is copied, and the header is made once and then only moved. It is made anew when the
/// frames' row length or format changes, which is when the camera is set up differently.
final class Window implements AutoCloseable {
  private final int x;
  private final int y;
  private final int width;
  private final int height;
  private final Cursor cursor = new Cursor();
  private @Nullable Mat header;
  private int strideBytes;
  private PixelFormat format = PixelFormat.MONO8;

  Window(int x, int y, int width, int height) {
    this.x = x;
    this.y = y;
    this.width = width;
    this.height = height;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// Read-only, and only until the view moves on.
  Mat on(View view) {
    cursor.moveTo(view.addressOf(x, y));
    Mat current = header;
    if (current == null || strideBytes != view.strideBytes() || format != view.format()) {
      current = rebuild(view);
    }
    // Only `data` moves; `datastart` and `dataend` stay behind. They serve neighbourhood filters
    // that look over a region's rim (`locateROI`); no such function is used on a window.
    current.data(cursor);
    return current;
  }

  private Mat rebuild(View view) {
    close();
    strideBytes = view.strideBytes();
    format = view.format();
    int type =
        switch (format) {
          case MONO8 -> opencv_core.CV_8UC1;
          case BGR8 -> opencv_core.CV_8UC3;
        };
    Mat made = new Mat(height, width, type, cursor, strideBytes);
    header = made;
    return made;
  }

  @Override
  public void close() {
    if (header != null) {
      header.close();
      header = null;
    }
  }

  /// A pointer that can be set to any address without making a new object for each frame.
  private static final class Cursor extends BytePointer {
    Cursor() {
      super((Pointer) null);
    }

    void moveTo(long newAddress) {
      address = newAddress;
    }
  }
}
