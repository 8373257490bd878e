package dev.linewarden.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The zip in which most cameras keep their description. Takes only what libaravis unpacks safely:
/// it believes each number in the directory, reads and writes where they point, and takes as much
/// memory as they say.
final class DescriptionZip {
  private static final int END = 0x0605_4B50;
  private static final int ENTRY = 0x0201_4B50;
  private static final int ENTRY_BYTES = 46;
  private static final int LOCAL = 0x0403_4B50;
  private static final int LOCAL_BYTES = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private final ByteBuffer zip;

  private DescriptionZip(byte[] bytes) {
    zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Throws, as a sentence, what is wrong with it.
  ///
  /// @param bytesMax of what is in it
  static byte[] unpacked(byte[] zip, int bytesMax) throws CameraFault {
    try {
      return new DescriptionZip(zip).only(bytesMax);
    } catch (IndexOutOfBoundsException e) {
      throw new CameraFault("the zip of its description points outside of itself");
    } catch (DataFormatException e) {
      throw new CameraFault("the zip of its description cannot be unpacked: " + e.getMessage());
    }
  }

  private byte[] only(int bytesMax) throws CameraFault, DataFormatException {
    int end = end();
    int entry = zip.getInt(end + 16);
    int directory = zip.getInt(end + 12);
    boolean one = zip.getShort(end + 8) == 1 && zip.getShort(end + 10) == 1;
    // libaravis looks for everything so many bytes later as this is off.
    boolean exact = entry >= 0 && directory >= ENTRY_BYTES && entry + directory == end;
    boolean named = exact && ENTRY_BYTES + zip.getChar(entry + 28) <= directory;
    if (!one || !named || zip.getInt(entry) != ENTRY) {
      throw new CameraFault("the zip of its description must hold one file and nothing else");
    }
    int method = zip.getShort(entry + 10);
    int packed = zip.getInt(entry + 20);
    int length = zip.getInt(entry + 24);
    int local = zip.getInt(entry + 42);
    if (length < 1 || length > bytesMax || packed < 1) {
      throw new CameraFault(
          "its description must have 1 to %d bytes, but its zip says %d from %d"
              .formatted(bytesMax, Integer.toUnsignedLong(length), Integer.toUnsignedLong(packed)));
    }
    // libaravis tells by the sizes and not by the method what is not packed.
    boolean known = method == (packed < length ? DEFLATED : STORED);
    if (!known || local < 0 || zip.getInt(local) != LOCAL) {
      throw new CameraFault("the zip of its description is packed by method " + method);
    }
    int at = local + LOCAL_BYTES + zip.getChar(local + 26) + zip.getChar(local + 28);
    ByteBuffer data = zip.slice(at, packed);
    return packed < length ? inflated(data, length) : copied(data, length);
  }

  /// The last that looks like one, even if it is cut: libaravis takes the same.
  private int end() throws CameraFault {
    for (int at = zip.capacity() - Integer.BYTES; at > 0; at--) {
      if (zip.getInt(at) == END) {
        return at;
      }
    }
    throw new CameraFault("its description is called a zip and is none");
  }

  private static byte[] copied(ByteBuffer data, int length) {
    byte[] bytes = new byte[length];
    data.get(0, bytes);
    return bytes;
  }

  private static byte[] inflated(ByteBuffer data, int length)
      throws CameraFault, DataFormatException {
    byte[] bytes = new byte[length];
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(data);
      int got = inflater.inflate(bytes);
      if (got != length) {
        throw new CameraFault(
            "its description has %d bytes, but its zip says %d".formatted(got, length));
      }
    }
    return bytes;
  }
}
