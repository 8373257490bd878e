package dev.linewarden.vision;

import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.PixelFormat;

/// The frame being inspected, as the addresses that OpenCV wants. One per recipe, moved from frame
/// to frame; valid only while the caller holds the frame.
public final class View {
  private long address;
  private int strideBytes;
  private PixelFormat format = PixelFormat.MONO8;

  /// Looks at this frame from now on. The frame stays the caller's, who closes it only when nothing
  /// made for this view looks any more.
  public void show(Frame frame) {
    FrameInfo info = frame.info();
    address = frame.pixels().address();
    strideBytes = info.strideBytes();
    format = info.format();
  }

  long addressOf(int x, int y) {
    return address + (long) y * strideBytes + (long) x * format.bytesPerPixel();
  }

  int strideBytes() {
    return strideBytes;
  }

  /// Of the frame shown last.
  public PixelFormat format() {
    return format;
  }
}
