package dev.linewarden.capture;

import dev.linewarden.inspection.Clock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/// Sends pictures as GVSP packets: a leader, the payload, a trailer. Keeps the last picture, to
/// send packets of it again. One thread.
final class SimulatedStream implements AutoCloseable {
  private static final int HEADER = 8;

  /// IP and UDP headers, which a packet's size includes.
  private static final int IP_UDP = 28;

  private static final int LEADER = 1;
  private static final int TRAILER = 2;
  private static final int PAYLOAD = 3;
  private static final int IMAGE = 1;
  private static final int NUMBERS = 0xFFFF;

  private final FaultyWire wire;
  private final ByteBuffer packet = ByteBuffer.allocateDirect(1 << 16);
  private InetSocketAddress to = new InetSocketAddress(0);
  private ByteBuffer picture = ByteBuffer.allocate(0);
  private WireFormat format = WireFormat.BGR8;
  private int width;
  private int height;
  private int blockBytes = 1;
  private int number;
  private long exposedNanos;

  /// @param from the camera's own address
  SimulatedStream(InetSocketAddress from, SimulatedFaults faults, Clock clock) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(from.getAddress(), 0));
    wire = new FaultyWire(channel, faults, clock);
  }

  /// A packet of a given size with nothing in it, by which the other side finds out what fits.
  void test(InetSocketAddress receiver, int packetBytes) throws IOException {
    packet.clear();
    while (packet.position() < packetBytes - IP_UDP) {
      packet.put((byte) 0);
    }
    packet.flip();
    wire.send(packet, receiver);
  }

  /// From now on so long between two packets.
  void delay(long nanos) {
    wire.delay(nanos);
  }

  /// @param pixels without padding; kept until the next picture
  void send(
      InetSocketAddress receiver,
      int packetBytes,
      ByteBuffer pixels,
      WireFormat pixelFormat,
      int pixelsWide,
      int pixelsHigh,
      long cameraNanos)
      throws IOException {
    to = receiver;
    picture = pixels;
    format = pixelFormat;
    width = pixelsWide;
    height = pixelsHigh;
    blockBytes = packetBytes - IP_UDP - HEADER;
    exposedNanos = cameraNanos;
    number = number == NUMBERS ? 1 : number + 1;
    for (int id = 0; id <= lastPacket(); id++) {
      fill(id);
      wire.risk(packet, to);
    }
    wire.release();
  }

  /// All packets of a picture, to somebody who does not count.
  void rehearse(InetSocketAddress receiver, ByteBuffer pixels) throws IOException {
    to = receiver;
    picture = pixels;
    blockBytes = SimulatedRegisters.PACKET_BYTES - IP_UDP - HEADER;
    for (int id = 0; id <= lastPacket(); id++) {
      fill(id);
      wire.send(packet, to);
    }
  }

  /// Packets of the last picture, once more; others are gone.
  void again(int picture16, int first, int last) throws IOException {
    if (picture16 == number) {
      for (int id = Math.max(0, first); id <= Math.min(last, lastPacket()); id++) {
        fill(id);
        wire.send(packet, to);
      }
    }
  }

  private int lastPacket() {
    return Math.ceilDiv(picture.capacity(), blockBytes) + 1;
  }

  private void fill(int id) {
    packet.clear();
    packet.putShort((short) 0).putShort((short) number);
    if (id == 0) {
      packet.putInt(LEADER << 24);
      packet.putShort((short) 0).putShort((short) IMAGE).putLong(exposedNanos);
      packet.putInt(format.code()).putInt(width).putInt(height);
      packet.putInt(0).putInt(0).putInt(0);
    } else if (id == lastPacket()) {
      packet.putInt(TRAILER << 24 | id);
      packet.putInt(IMAGE).putInt(height);
    } else {
      packet.putInt(PAYLOAD << 24 | id);
      int at = (id - 1) * blockBytes;
      packet.put(picture.slice(at, Math.min(blockBytes, picture.capacity() - at)));
    }
    packet.flip();
  }

  @Override
  public void close() throws IOException {
    wire.close();
  }
}
