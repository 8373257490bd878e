package dev.linewarden.capture;

import dev.linewarden.inspection.Clock;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what a GigE Vision camera says of itself, before libaravis does: as one that only looks,
/// without control, with a bound for everything that the camera says. One thread.
final class DescriptionReader implements AutoCloseable {
  static final long NANOS_MAX = 8_000_000_000L;

  /// Real descriptions are up to 2 MB.
  static final int BYTES_MAX = 16 << 20;

  private static final int URL = 0x0200;
  private static final int URL_BYTES = 512;
  private static final int READ_BYTES = 512;
  private static final int HEADER = 8;
  private static final int ADDRESS = 4;
  private static final int ACKNOWLEDGE = 0x42_01;
  private static final int TRIES = 3;
  private static final int ANSWER_MILLIS = 500;
  private static final long NANOS_PER_MILLI = 1_000_000;

  /// In the camera's own memory. GenICam also knows files and web servers: whoever names those
  /// makes the station read what it names.
  private static final Pattern LOCAL =
      Pattern.compile(
          "local:(?:///)?(?<file>[^;:/?#]+);\\s*(?:0x)?(?<at>[0-9a-f]{1,8})"
              + ";\\s*(?:0x)?(?<length>[0-9a-f]{1,8})(?:[?#].*)?",
          Pattern.CASE_INSENSITIVE);

  private final DatagramSocket socket;
  private final Clock clock;
  private final long deadlineNanos;
  private int id;

  private DescriptionReader(InetAddress camera, Clock clock) throws CameraFault {
    this.clock = clock;
    this.deadlineNanos = clock.nanos() + NANOS_MAX;
    try {
      socket = new DatagramSocket();
      socket.connect(new InetSocketAddress(camera, GigeSimulator.PORT));
    } catch (IOException e) {
      throw new CameraFault.Absent("cannot connect: " + e);
    }
  }

  /// As [#check]. An id as discovery shows it is no address: then the camera is trusted, as one
  /// over USB is.
  static void checkAt(String address, Clock clock) throws CameraFault {
    Optional<InetAddress> ethernet = CameraAddress.literal(address);
    if (ethernet.isPresent()) {
      check(ethernet.get(), clock);
    }
  }

  /// Throws, as a sentence, why the description of a camera must not be given to libaravis, or that
  /// nobody answers.
  static void check(InetAddress camera, Clock clock) throws CameraFault {
    byte[] xml;
    try (DescriptionReader reader = new DescriptionReader(camera, clock)) {
      xml = reader.description();
    }
    CameraDescription.check(xml);
  }

  private byte[] description() throws CameraFault {
    byte[] bytes = memory(URL, URL_BYTES);
    int end = 0;
    while (end < URL_BYTES && bytes[end] != 0) {
      end++;
    }
    String url = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    Matcher local = LOCAL.matcher(url);
    if (!local.matches()) {
      throw new CameraFault(
          "its description must stand in its own memory, but it says '%s'".formatted(url));
    }
    long at = Long.parseLong(local.group("at"), 16);
    long length = Long.parseLong(local.group("length"), 16);
    if (length == 0 || length > BYTES_MAX) {
      throw new CameraFault(
          "its description must have 1 to %d bytes, but it says %d".formatted(BYTES_MAX, length));
    }
    byte[] description = memory(at, (int) length);
    return local.group("file").endsWith(".zip")
        ? DescriptionZip.unpacked(description, BYTES_MAX)
        : description;
  }

  private byte[] memory(long from, int count) throws CameraFault {
    byte[] bytes = new byte[count];
    for (int at = 0; at < count; at += READ_BYTES) {
      int wanted = Math.min(READ_BYTES, count - at);
      // Memory is read in words.
      ByteBuffer words =
          read((int) (from + at), Math.ceilDiv(wanted, Integer.BYTES) * Integer.BYTES);
      words.get(bytes, at, wanted);
    }
    return bytes;
  }

  private ByteBuffer read(int address, int count) throws CameraFault {
    id = id == 0xFFFF ? 1 : id + 1;
    ByteBuffer request = ByteBuffer.allocate(HEADER + 2 * Integer.BYTES);
    request.putShort((short) ACKNOWLEDGE).putShort((short) ControlProtocol.READ_MEMORY);
    request.putShort((short) (2 * Integer.BYTES)).putShort((short) id);
    request.putInt(address).putInt(count);
    try {
      for (int tried = 0; tried < TRIES; tried++) {
        socket.send(new DatagramPacket(request.array(), request.capacity()));
        long untilNanos = clock.nanos() + ANSWER_MILLIS * NANOS_PER_MILLI;
        while (untilNanos - clock.nanos() > 0) {
          ByteBuffer answer = receive(untilNanos);
          if (isAnswer(answer)) {
            return words(answer, address, count);
          }
        }
      }
    } catch (PortUnreachableException e) {
      throw new CameraFault.Absent("cannot connect: no camera listens there");
    } catch (IOException e) {
      throw new CameraFault.Absent("cannot connect: " + e);
    }
    throw new CameraFault.Absent("cannot connect: it does not answer");
  }

  /// Empty when nothing came.
  private ByteBuffer receive(long untilNanos) throws IOException, CameraFault {
    long leftNanos = Math.min(untilNanos, deadlineNanos) - clock.nanos();
    if (deadlineNanos - clock.nanos() <= 0) {
      throw new CameraFault(
          "its description did not arrive within %d ms".formatted(NANOS_MAX / NANOS_PER_MILLI));
    }
    byte[] bytes = new byte[ControlProtocol.BYTES_MAX];
    DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
    try {
      socket.setSoTimeout((int) Math.max(1, leftNanos / NANOS_PER_MILLI));
      socket.receive(packet);
      return ByteBuffer.wrap(Arrays.copyOf(bytes, packet.getLength()));
    } catch (SocketTimeoutException e) {
      return ByteBuffer.allocate(0);
    }
  }

  /// Late answers to what was asked before are none; a busy camera's promise to answer later is
  /// none either: it is asked again.
  private boolean isAnswer(ByteBuffer answer) {
    return answer.remaining() >= HEADER
        && answer.getShort(2) == (short) (ControlProtocol.READ_MEMORY + 1)
        && answer.getShort(6) == (short) id;
  }

  private static ByteBuffer words(ByteBuffer answer, int address, int count) throws CameraFault {
    int status = answer.getShort(0) & 0xFFFF;
    if (status != ControlProtocol.SUCCESS) {
      throw new CameraFault(
          "it does not let its description be read at %x: GigE Vision status %x"
              .formatted(address, status));
    }
    if (answer.remaining() < HEADER + ADDRESS + count) {
      throw new CameraFault(
          "it was asked for %d bytes of its description and sent %d"
              .formatted(count, Math.max(0, answer.remaining() - HEADER - ADDRESS)));
    }
    return answer.slice(HEADER + ADDRESS, count);
  }

  @Override
  public void close() {
    socket.close();
  }
}
