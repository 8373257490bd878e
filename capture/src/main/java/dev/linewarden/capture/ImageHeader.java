package dev.linewarden.capture;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reads width and height from the first bytes of an image file, so that a file with absurd claims
/// is refused before a decoder allocates for it. Knows PNG, JPEG, BMP and TIFF by content, not by
/// name.
final class ImageHeader implements AutoCloseable {
  /// Segments or tags looked at before a file counts as unreadable.
  private static final int PARTS_MAX = 512;

  private static final int PNG_SIZE_AT = 16;
  private static final int BMP_SIZE_AT = 18;
  private static final int TIFF_WIDTH = 256;
  private static final int TIFF_HEIGHT = 257;
  private static final int TIFF_SHORT = 3;
  private static final int JPEG_START_OF_FRAME = 0xC0;
  private static final int JPEG_LAST_FRAME = 0xCF;

  private final FileChannel file;

  private ImageHeader(FileChannel file) {
    this.file = file;
  }

  /// What the file claims. Throws [IOException] with one sentence when it is no image we know.
  static ImageSize read(Path path) throws IOException {
    try (ImageHeader header = new ImageHeader(FileChannel.open(path, StandardOpenOption.READ))) {
      return header.read();
    } catch (BufferUnderflowException cut) {
      throw new IOException("the file ends inside its header", cut);
    }
  }

  private ImageSize read() throws IOException {
    if (file.size() == 0) {
      throw new IOException("the file is empty");
    }
    int start = at(0, 4, ByteOrder.BIG_ENDIAN).getInt();
    if (start == 0x89504E47) {
      ByteBuffer size = at(PNG_SIZE_AT, 8, ByteOrder.BIG_ENDIAN);
      return size("png", size.getInt() & 0xFFFFFFFFL, size.getInt() & 0xFFFFFFFFL);
    }
    if (start >>> 16 == 0xFFD8) {
      return jpeg();
    }
    if (start >>> 16 == 0x424D) {
      ByteBuffer size = at(BMP_SIZE_AT, 8, ByteOrder.LITTLE_ENDIAN);
      return size("bmp", size.getInt(), Math.abs((long) size.getInt()));
    }
    if (start == 0x49492A00 || start == 0x4D4D002A) {
      return tiff(start == 0x49492A00 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }
    throw new IOException(
        "expected a png, jpeg, bmp or tiff, but the file begins with %08x".formatted(start));
  }

  private ImageSize jpeg() throws IOException {
    long position = 2;
    for (int part = 0; part < PARTS_MAX; part++) {
      ByteBuffer segment = at(position, 4, ByteOrder.BIG_ENDIAN);
      int marker = segment.getShort() & 0xFFFF;
      int kind = marker & 0xFF;
      if (marker >>> 8 != 0xFF) {
        break;
      }
      if (kind == 0xFF) {
        position += 1;
        continue;
      }
      // C4, C8 and CC lie among the frame markers but are tables and an extension.
      boolean frame = kind >= JPEG_START_OF_FRAME && kind <= JPEG_LAST_FRAME;
      if (frame && kind != 0xC4 && kind != 0xC8 && kind != 0xCC) {
        ByteBuffer size = at(position + 5, 4, ByteOrder.BIG_ENDIAN);
        long height = size.getShort() & 0xFFFF;
        return size("jpeg", size.getShort() & 0xFFFF, height);
      }
      position += 2 + (segment.getShort() & 0xFFFF);
    }
    throw new IOException("the jpeg has no frame header");
  }

  private ImageSize tiff(ByteOrder order) throws IOException {
    long directory = at(4, 4, order).getInt() & 0xFFFFFFFFL;
    int tags = Math.min(at(directory, 2, order).getShort() & 0xFFFF, PARTS_MAX);
    long width = 0;
    long height = 0;
    for (int i = 0; i < tags; i++) {
      ByteBuffer tag = at(directory + 2 + 12L * i, 12, order);
      int name = tag.getShort() & 0xFFFF;
      boolean isShort = tag.getShort() == TIFF_SHORT;
      tag.getInt();
      long value = isShort ? tag.getShort() & 0xFFFF : tag.getInt() & 0xFFFFFFFFL;
      width = name == TIFF_WIDTH ? value : width;
      height = name == TIFF_HEIGHT ? value : height;
    }
    return size("tiff", width, height);
  }

  private static ImageSize size(String format, long width, long height) throws IOException {
    if (width <= 0 || height <= 0) {
      throw new IOException("the %s claims %d x %d pixels".formatted(format, width, height));
    }
    return new ImageSize(format, width, height);
  }

  private ByteBuffer at(long position, int bytes, ByteOrder order) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(order);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, position + buffer.position()) < 0) {
        throw new BufferUnderflowException();
      }
    }
    return buffer.flip();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
