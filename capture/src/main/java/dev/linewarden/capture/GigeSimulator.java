package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// A GigE Vision camera made of software: the rendered line behind GVCP and GVSP, so that the way
/// of a picture from a camera over the wire can be seen without one. Fired by software, answers to
/// one controller at a time, sends lost packets again. [#run] is its thread.
///
/// It answers whoever asks its address; a discovery by broadcast does not reach it.
public final class GigeSimulator implements AutoCloseable {
  static final int PORT = 3956;

  private static final int LISTEN_MILLIS = 100;
  private static final String WHO = "simcam";

  private final RenderedLine line;
  private final Clock clock;
  private final FaultLog faults;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment[] pictures = new MemorySegment[2];
  private final SimulatedRegisters registers;
  private final ControlProtocol protocol;
  private final DatagramSocket control;
  private final SimulatedStream stream;
  private long exposed;
  private volatile boolean closed;

  /// Throws [BadInput] when the address is not to be had.
  ///
  /// @param address one of this machine; all of 127.x.x.x are on Linux
  public GigeSimulator(
      InetAddress address, String serial, RenderedLine line, Clock clock, FaultLog faults) {
    this.line = line;
    this.clock = clock;
    this.faults = faults;
    RenderedSettings settings = line.settings();
    byte[] own = address.getAddress();
    if (own.length != 4) {
      throw new BadInput("a GigE Vision camera has an IPv4 address, but this is " + address);
    }
    registers = new SimulatedRegisters(own, serial, settings.width(), settings.height());
    protocol = new ControlProtocol(registers);
    for (int i = 0; i < pictures.length; i++) {
      pictures[i] = arena.allocate(WireFormat.BGR8.bytes(settings.width(), settings.height()));
    }
    InetSocketAddress place = new InetSocketAddress(address, PORT);
    try {
      control = new DatagramSocket(place);
      control.setSoTimeout(LISTEN_MILLIS);
      stream = new SimulatedStream(place);
    } catch (IOException e) {
      throw new BadInput(
          "the simulated camera cannot listen on %s port %d: %s"
              .formatted(address.getHostAddress(), PORT, e.getMessage()),
          e);
    }
    line.draw(1, pictures[1]);
  }

  /// Answers until [#close].
  public void run() {
    byte[] bytes = new byte[ControlProtocol.BYTES_MAX];
    DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
    while (!closed) {
      try {
        packet.setLength(bytes.length);
        control.receive(packet);
        answer(packet);
      } catch (SocketTimeoutException _) {
        protocol.expire(clock.nanos());
      } catch (IOException e) {
        if (!closed) {
          faults.count(WHO, "network", String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private void answer(DatagramPacket packet) throws IOException {
    InetSocketAddress from = new InetSocketAddress(packet.getAddress(), packet.getPort());
    ByteBuffer request =
        ByteBuffer.wrap(Arrays.copyOf(packet.getData(), packet.getLength())).asReadOnlyBuffer();
    ControlProtocol.Answer answer = protocol.answer(request, from, clock.nanos());
    if (answer.refused()) {
      faults.count(WHO, "request refused", "from " + from);
    }
    byte[] bytes = new byte[answer.bytes().remaining()];
    answer.bytes().get(bytes);
    if (bytes.length > 0) {
      control.send(new DatagramPacket(bytes, bytes.length, from));
    }
    switch (answer.act()) {
      case NOTHING -> {}
      case EXPOSE -> expose();
      case TEST_PACKET -> stream.test(receiver(), packetBytes());
      case SEND_AGAIN -> stream.again(answer.picture(), answer.first(), answer.last());
    }
  }

  /// Sends the picture that was drawn in advance, then draws the next one.
  private void expose() throws IOException {
    exposed++;
    RenderedSettings settings = line.settings();
    MemorySegment picture = pictures[(int) (exposed % pictures.length)];
    stream.send(
        receiver(),
        packetBytes(),
        picture.asByteBuffer(),
        settings.width(),
        settings.height(),
        clock.nanos());
    line.draw(exposed + 1, pictures[(int) ((exposed + 1) % pictures.length)]);
  }

  private InetSocketAddress receiver() throws IOException {
    byte[] address = new byte[4];
    registers.slice(SimulatedRegisters.STREAM_ADDRESS, 4).get(address);
    int port = registers.get(SimulatedRegisters.STREAM_PORT) & 0xFFFF;
    return new InetSocketAddress(InetAddress.getByAddress(address), port);
  }

  private int packetBytes() {
    int wanted = registers.get(SimulatedRegisters.STREAM_PACKET_SIZE) & 0xFFFF;
    return Math.clamp(wanted, ControlProtocol.PACKET_BYTES_MIN, SimulatedRegisters.PACKET_BYTES);
  }

  /// The thread in [#run] ends soon after.
  @Override
  public void close() {
    closed = true;
    control.close();
  }

  /// After [#run] has returned.
  public void free() {
    try {
      stream.close();
    } catch (IOException e) {
      faults.count(WHO, "network", String.valueOf(e.getMessage()));
    }
    arena.close();
  }
}
