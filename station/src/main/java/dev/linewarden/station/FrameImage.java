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

/// A frame as a file, by the JDK alone. Slow, and never on a part's way.
final class FrameImage {
  private FrameImage() {}

  /// For a report.
  static byte[] jpeg(Frame frame) {
    return encode(frame, "jpg");
  }

  /// Without loss.
  static byte[] png(Frame frame) {
    return encode(frame, "png");
  }

  private static byte[] encode(Frame frame, String kind) {
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
      ImageIO.write(image, kind, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a frame cannot be written as " + kind, e);
    }
    return out.toByteArray();
  }
}
