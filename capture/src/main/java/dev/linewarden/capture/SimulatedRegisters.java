package dev.linewarden.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The memory of a simulated camera: the bootstrap registers of GigE Vision, the camera's own, and
/// its description. Big-endian, as everything in GigE Vision. One thread.
final class SimulatedRegisters {
  static final int CONTROL_PRIVILEGE = 0x0A00;
  static final int HEARTBEAT_MILLIS = 0x0938;
  static final int STREAM_PORT = 0x0D00;
  static final int STREAM_PACKET_SIZE = 0x0D04;
  static final int STREAM_PACKET_DELAY = 0x0D08;
  static final int STREAM_ADDRESS = 0x0D18;
  static final int WIDTH = 0x10000;
  static final int HEIGHT = 0x10004;
  static final int PIXEL_FORMAT = 0x10010;
  static final int ACQUISITION = 0x10024;
  static final int TRIGGER_MODE = 0x1002C;
  static final int TRIGGER_SOFTWARE = 0x10034;
  static final int TRIGGER_SOURCE = 0x10030;
  static final int PAYLOAD_SIZE = 0x10040;
  static final int EXPOSURE_MICROS = 0x10048;
  static final int FRAME_RATE = 0x1004C;
  static final int TEMPERATURE = 0x10050;

  /// Values of [#TRIGGER_SOURCE].
  static final int SOURCE_SOFTWARE = 0;

  static final int SOURCE_LINE = 1;

  /// What the answer to a discovery repeats.
  static final int DISCOVERY_BYTES = 0xF8;

  /// IP, UDP and GVSP headers count as part of a packet's size.
  static final int PACKET_BYTES = 8192;

  private static final int EXPOSURE_DEFAULT_MICROS = 100;
  private static final int FRAME_RATE_DEFAULT = 10;
  private static final long PACKET_DELAY_NANOS_MAX = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int HEARTBEAT_DEFAULT_MILLIS = 3000;
  private static final int CELSIUS = 41;
  private static final int NANOSECONDS = 1_000_000_000;
  private static final int WRITE_MEMORY_AND_RESEND = 0b110;

  private final ByteBuffer memory;

  /// @param address the camera's own, IPv4
  SimulatedRegisters(
      byte[] address, String serial, int width, int height, SimulatedDescription description) {
    memory = ByteBuffer.allocate(SimulatedDescription.ADDRESS + description.memoryBytes());
    memory.putInt(0x0000, 0x0001_0002);
    memory.putInt(0x0004, 0x8000_0001);
    memory.putInt(0x0008, 0x0200);
    memory.put(0x000C, address);
    memory.putInt(0x0010, 5);
    memory.putInt(0x0014, 5);
    memory.put(0x0024, address);
    memory.putInt(0x0034, 0xFF00_0000);
    text(0x0048, "Linewarden");
    text(0x0068, "SimCam");
    text(0x0088, "1");
    text(0x00A8, "simulated");
    text(0x00D8, serial);
    memory.put(SimulatedDescription.ADDRESS, description.bytes());
    text(0x0200, description.url());
    memory.putInt(0x0600, 1);
    memory.putInt(0x0904, 1);
    memory.putInt(0x0934, WRITE_MEMORY_AND_RESEND);
    memory.putInt(HEARTBEAT_MILLIS, HEARTBEAT_DEFAULT_MILLIS);
    memory.putInt(0x0940, NANOSECONDS);
    memory.putInt(STREAM_PACKET_SIZE, PACKET_BYTES);
    memory.putInt(WIDTH, width);
    memory.putInt(HEIGHT, height);
    memory.putInt(EXPOSURE_MICROS, EXPOSURE_DEFAULT_MICROS);
    memory.putInt(FRAME_RATE, FRAME_RATE_DEFAULT);
    memory.putInt(TEMPERATURE, CELSIUS);
    set(PIXEL_FORMAT, WireFormat.BGR8.code());
  }

  private void text(int at, String text) {
    memory.put(at, text.getBytes(StandardCharsets.US_ASCII));
  }

  /// True when all of it lies inside the camera's memory.
  boolean holds(long address, long bytes) {
    return address >= 0 && bytes >= 0 && address + bytes <= memory.capacity();
  }

  int get(int address) {
    return memory.getInt(address);
  }

  /// A format that the camera does not send is not taken.
  void set(int address, int value) {
    if (address == PIXEL_FORMAT) {
      WireFormat.ofCode(value)
          .ifPresent(format -> {
            memory.putInt(PIXEL_FORMAT, value);
            memory.putInt(PAYLOAD_SIZE, (int) format.bytes(get(WIDTH), get(HEIGHT)));
          });
    } else {
      memory.putInt(address, value);
    }
  }

  /// Whether it takes pictures when somebody or something fires it.
  boolean isTriggered() {
    return get(ACQUISITION) != 0 && get(TRIGGER_MODE) != 0;
  }

  /// Whether it takes pictures by its own clock.
  boolean isFreeRunning() {
    return get(ACQUISITION) != 0 && get(TRIGGER_MODE) == 0;
  }

  /// Of its own clock.
  long frameNanos() {
    return NANOS_PER_SECOND / Math.max(1, get(FRAME_RATE));
  }

  /// Between two packets; its clock counts nanoseconds.
  long packetDelayNanos() {
    return Math.min(Integer.toUnsignedLong(get(STREAM_PACKET_DELAY)), PACKET_DELAY_NANOS_MAX);
  }

  /// In which pictures are sent.
  WireFormat format() {
    return WireFormat.ofCode(get(PIXEL_FORMAT)).orElseThrow();
  }

  ByteBuffer slice(int address, int bytes) {
    return memory.slice(address, bytes);
  }
}
