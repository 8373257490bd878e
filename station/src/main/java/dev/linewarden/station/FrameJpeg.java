package dev.linewarden.station;

import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.PixelFormat;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import javax.imageio.ImageIO;

/// A frame as JPEG for a report, by the JDK alone. Slow, and never on a part's way.
final class FrameJpeg {
  private FrameJpeg() {}

  static byte[] encode(Frame frame) {
    FrameInfo info = frame.info();
    int type =
        info.format() == PixelFormat.MONO8
            ? BufferedImage.TYPE_BYTE_GRAY
            : BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage image = new BufferedImage(info.width(), info.height(), type);
    byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int row = info.width() * info.format().bytesPerPixel();
    for (int y = 0; y < info.height(); y++) {
      MemorySegment.ofArray(bytes)
          .asSlice((long) y * row, row)
          .copyFrom(frame.pixels().asSlice((long) y * info.strideBytes(), row));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", out);
    } catch (IOException e) {
      throw new UncheckedIOException("a frame cannot be written as JPEG", e);
    }
    return out.toByteArray();
  }
}
