package dev.linewarden.capture;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// GVCP as a camera speaks it: what a request packet is answered, and what it asks the camera to
/// do. No socket and no clock of its own. Whatever a packet holds, there is an answer or silence,
/// never an exception. One thread.
final class ControlProtocol {
  /// No request is longer; longer packets are cut and then malformed.
  static final int BYTES_MAX = 1024;

  static final int PACKET_BYTES_MIN = 576;

  private static final int HEADER = 8;
  private static final int KEY = 0x42;
  private static final int RESEND_BYTES = 12;
  private static final int MEMORY_BYTES_MAX = 536;
  private static final int FIRE_TEST_PACKET = 0x8000_0000;

  private static final int DISCOVERY = 0x0002;
  private static final int PACKET_RESEND = 0x0040;
  private static final int READ_REGISTER = 0x0080;
  private static final int WRITE_REGISTER = 0x0082;
  static final int READ_MEMORY = 0x0084;
  private static final int WRITE_MEMORY = 0x0086;

  static final int SUCCESS = 0;
  private static final int NOT_IMPLEMENTED = 0x8001;
  private static final int INVALID_PARAMETER = 0x8002;
  private static final int INVALID_ADDRESS = 0x8003;
  private static final int WRITE_PROTECT = 0x8004;
  private static final int BAD_ALIGNMENT = 0x8005;
  private static final int ACCESS_DENIED = 0x8006;

  private static final Set<Integer> WRITABLE =
      Set.of(
          SimulatedRegisters.CONTROL_PRIVILEGE,
          SimulatedRegisters.HEARTBEAT_MILLIS,
          SimulatedRegisters.STREAM_PORT,
          SimulatedRegisters.STREAM_PACKET_SIZE,
          SimulatedRegisters.STREAM_PACKET_DELAY,
          SimulatedRegisters.STREAM_ADDRESS,
          SimulatedRegisters.PIXEL_FORMAT,
          0x10020,
          SimulatedRegisters.ACQUISITION,
          0x10028,
          SimulatedRegisters.TRIGGER_MODE,
          SimulatedRegisters.TRIGGER_SOURCE,
          SimulatedRegisters.EXPOSURE_MICROS,
          SimulatedRegisters.FRAME_RATE,
          SimulatedRegisters.TRIGGER_SOFTWARE);

  private final SimulatedRegisters registers;
  private @Nullable InetSocketAddress controller;
  private long heardNanos;

  enum Act {
    NOTHING,
    EXPOSE,
    TEST_PACKET,
    SEND_AGAIN
  }

  /// @param bytes to send back; empty = silence
  /// @param picture, first, last for [Act#SEND_AGAIN]: its number and the packets
  record Answer(ByteBuffer bytes, boolean refused, Act act, int picture, int first, int last) {
    static final Answer SILENCE = new Answer(ByteBuffer.allocate(0), true, Act.NOTHING, 0, 0, 0);
  }

  ControlProtocol(SimulatedRegisters registers) {
    this.registers = registers;
  }

  /// Whether somebody only looks around.
  static boolean isDiscovery(ByteBuffer request) {
    return request.remaining() >= HEADER
        && (request.get(0) & 0xFF) == KEY
        && request.getShort(2) == DISCOVERY;
  }

  /// Whether it waits for an answer of the camera, and not of any camera.
  static boolean isCommand(ByteBuffer request) {
    return request.remaining() >= HEADER
        && !isDiscovery(request)
        && request.getShort(2) != PACKET_RESEND;
  }

  /// A controller that is silent for longer than the heartbeat loses its privilege.
  void expire(long nowNanos) {
    long heartbeat =
        TimeUnit.MILLISECONDS.toNanos(registers.get(SimulatedRegisters.HEARTBEAT_MILLIS));
    if (controller != null && nowNanos - heardNanos > heartbeat) {
      release();
    }
  }

  /// As if it were switched off and on.
  void release() {
    controller = null;
    registers.set(SimulatedRegisters.CONTROL_PRIVILEGE, 0);
    registers.set(SimulatedRegisters.ACQUISITION, 0);
  }

  Answer answer(ByteBuffer request, InetSocketAddress from, long nowNanos) {
    expire(nowNanos);
    if (request.remaining() < HEADER || (request.get(0) & 0xFF) != KEY) {
      return Answer.SILENCE;
    }
    int command = request.getShort(2) & 0xFFFF;
    int length = request.getShort(4) & 0xFFFF;
    int id = request.getShort(6) & 0xFFFF;
    if (request.remaining() < HEADER + length) {
      return reply(command, id, INVALID_PARAMETER, new byte[0]);
    }
    if (from.equals(controller)) {
      heardNanos = nowNanos;
    }
    ByteBuffer body = request.slice(HEADER, length);
    return switch (command) {
      case DISCOVERY -> reply(command, id, SUCCESS, bytes(0, SimulatedRegisters.DISCOVERY_BYTES));
      case READ_REGISTER -> readRegisters(id, body);
      // Nothing of more than a register can be written, so both are the same.
      case WRITE_REGISTER, WRITE_MEMORY -> write(command, id, body, from, nowNanos);
      case READ_MEMORY -> readMemory(id, body);
      case PACKET_RESEND -> resend(body);
      default -> reply(command, id, NOT_IMPLEMENTED, new byte[0]);
    };
  }

  private Answer readRegisters(int id, ByteBuffer body) {
    if (body.capacity() == 0 || body.capacity() % 4 != 0 || body.capacity() > MEMORY_BYTES_MAX) {
      return reply(READ_REGISTER, id, INVALID_PARAMETER, new byte[0]);
    }
    ByteBuffer values = ByteBuffer.allocate(body.capacity());
    while (body.hasRemaining()) {
      int address = body.getInt();
      if (!registers.holds(address, 4)) {
        return reply(READ_REGISTER, id, INVALID_ADDRESS, new byte[0]);
      }
      values.putInt(registers.get(address));
    }
    return reply(READ_REGISTER, id, SUCCESS, values.array());
  }

  private Answer readMemory(int id, ByteBuffer body) {
    if (body.capacity() != 8) {
      return reply(READ_MEMORY, id, INVALID_PARAMETER, new byte[0]);
    }
    int address = body.getInt();
    int count = body.getInt() & 0xFFFF;
    if (count % 4 != 0 || address % 4 != 0) {
      return reply(READ_MEMORY, id, BAD_ALIGNMENT, new byte[0]);
    }
    if (count > MEMORY_BYTES_MAX || !registers.holds(address, count)) {
      return reply(READ_MEMORY, id, INVALID_ADDRESS, new byte[0]);
    }
    byte[] values = bytes(address, count);
    return reply(
        READ_MEMORY,
        id,
        SUCCESS,
        ByteBuffer.allocate(4 + count).putInt(address).put(values).array());
  }

  private Answer write(
      int command, int id, ByteBuffer body, InetSocketAddress from, long nowNanos) {
    if (body.capacity() != 8) {
      return reply(command, id, INVALID_PARAMETER, new byte[0]);
    }
    int address = body.getInt();
    int value = body.getInt();
    if (!WRITABLE.contains(address)) {
      return reply(command, id, WRITE_PROTECT, new byte[0]);
    }
    boolean asksForControl = address == SimulatedRegisters.CONTROL_PRIVILEGE;
    boolean free = controller == null && asksForControl;
    if (!free && !from.equals(controller)) {
      return reply(command, id, ACCESS_DENIED, new byte[0]);
    }
    // That bit is a command and is never read back: who changes the size would fire once more.
    boolean firesTest = address == SimulatedRegisters.STREAM_PACKET_SIZE;
    registers.set(address, firesTest ? value & ~FIRE_TEST_PACKET : value);
    // Registers are counted in registers, memory in bytes.
    byte written = (byte) (command == WRITE_MEMORY ? Integer.BYTES : 1);
    if (asksForControl) {
      take(value, from, nowNanos);
    }
    Answer done = reply(command, id, SUCCESS, new byte[] {0, 0, 0, written});
    return new Answer(done.bytes(), false, act(address, value), 0, 0, 0);
  }

  private void take(int privilege, InetSocketAddress from, long nowNanos) {
    if (privilege == 0) {
      release();
    } else {
      controller = from;
      heardNanos = nowNanos;
    }
  }

  private Act act(int address, int value) {
    if (address == SimulatedRegisters.STREAM_PACKET_SIZE && (value & FIRE_TEST_PACKET) != 0) {
      return Act.TEST_PACKET;
    }
    boolean fired = address == SimulatedRegisters.TRIGGER_SOFTWARE && value != 0;
    return fired && registers.isTriggered() ? Act.EXPOSE : Act.NOTHING;
  }

  /// Has no answer: the packets are the answer.
  private static Answer resend(ByteBuffer body) {
    if (body.capacity() < RESEND_BYTES) {
      return Answer.SILENCE;
    }
    int picture = body.getShort(2) & 0xFFFF;
    int first = body.getInt(4) & 0xFF_FFFF;
    int last = body.getInt(8) & 0xFF_FFFF;
    return new Answer(ByteBuffer.allocate(0), false, Act.SEND_AGAIN, picture, first, last);
  }

  private byte[] bytes(int address, int count) {
    byte[] bytes = new byte[count];
    registers.slice(address, count).get(bytes);
    return bytes;
  }

  /// An acknowledgement's number is its command's plus one.
  private static Answer reply(int command, int id, int status, byte[] body) {
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + body.length);
    bytes.putShort((short) status).putShort((short) (command + 1));
    bytes.putShort((short) body.length).putShort((short) id).put(body);
    return new Answer(bytes.flip(), status != SUCCESS, Act.NOTHING, 0, 0, 0);
  }
}
