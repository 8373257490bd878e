package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A GigE Vision camera made of software: the rendered line behind GVCP and GVSP, so that the way
/// of a picture from a camera over the wire can be seen without one. Fired by software or by
/// [#edge], answers to one controller at a time, sends lost packets again, and does wrong what
/// [SimulatedFaults] ask for. [#run] is its thread.
///
/// It answers whoever asks its own address, and whoever looks around by broadcast.
public final class GigeSimulator implements AutoCloseable {
  static final int PORT = 3956;

  private static final int LISTEN_MILLIS = 100;
  private static final int WARM_UP_PICTURES = 60;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long NANOS_PER_MICRO = 1000;
  private static final String WHO = "simcam";

  private final RenderedLine line;
  private final Clock clock;
  private final FaultLog faults;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment drawn;
  private final MemorySegment[] pictures = new MemorySegment[2];
  private final SimulatedRegisters registers;
  private final ControlProtocol protocol;
  private final DatagramSocket control;
  private final SimulatedStream stream;
  private final SimulatedFaults wrong;
  private final ExecutorService painter =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("simcam-painter").daemon().factory());
  private final DatagramSocket lookers;
  private long exposed;
  private WireFormat wanted = WireFormat.BGR8;
  private CompletableFuture<Picture> next = new CompletableFuture<>();
  private long deadUntilNanos;
  private volatile boolean closed;

  private record Picture(MemorySegment pixels, WireFormat format) {}

  /// Throws [BadInput] when the address is not to be had.
  ///
  /// @param address one of this machine; all of 127.x.x.x are on Linux
  /// @param wrong what it does wrong on purpose
  public GigeSimulator(
      InetAddress address,
      String serial,
      RenderedLine line,
      SimulatedFaults wrong,
      Clock clock,
      FaultLog faults) {
    this.line = line;
    this.wrong = wrong;
    this.clock = clock;
    this.deadUntilNanos = clock.nanos();
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
      control = new DatagramSocket(null);
      control.setReuseAddress(true);
      control.bind(place);
      control.setSoTimeout(LISTEN_MILLIS);
      stream = new SimulatedStream(place, wrong, clock);
      lookers = listenToAll();
    } catch (IOException e) {
      throw new BadInput(
          "the simulated camera cannot listen on %s port %d: %s"
              .formatted(address.getHostAddress(), PORT, e.getMessage()),
          e);
    }
    drawn = arena.allocate(WireFormat.BGR8.bytes(settings.width(), settings.height()));
    prepare(1);
  }

  /// A broadcast reaches no socket that is bound to one address.
  private static DatagramSocket listenToAll() throws IOException {
    DatagramSocket socket = new DatagramSocket(null);
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(PORT));
    socket.setSoTimeout(LISTEN_MILLIS);
    return socket;
  }

  /// Sends pictures to nobody until that is quick: a camera's first picture is as quick as its
  /// last. Before [#run].
  public void warmUp() {
    try (DatagramSocket nobody = new DatagramSocket(0, control.getLocalAddress())) {
      for (int run = 0; run < WARM_UP_PICTURES; run++) {
        InetSocketAddress there = (InetSocketAddress) nobody.getLocalSocketAddress();
        stream.rehearse(there, next.join().pixels().asByteBuffer());
        prepare(1);
      }
    } catch (IOException e) {
      faults.count(WHO, "network", String.valueOf(e.getMessage()));
    }
  }

  /// Answers until [#close].
  public void run() {
    Thread.ofPlatform().name("simcam-lookers").daemon().start(() -> listen(lookers, true));
    listen(control, false);
  }

  private void listen(DatagramSocket socket, boolean onlyLookers) {
    byte[] bytes = new byte[ControlProtocol.BYTES_MAX];
    DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
    while (!closed) {
      try {
        packet.setLength(bytes.length);
        socket.receive(packet);
        ByteBuffer request =
            ByteBuffer.wrap(Arrays.copyOf(bytes, packet.getLength())).asReadOnlyBuffer();
        if (!onlyLookers || ControlProtocol.isDiscovery(request)) {
          answer(request, new InetSocketAddress(packet.getAddress(), packet.getPort()));
        }
      } catch (SocketTimeoutException _) {
        expire();
      } catch (IOException e) {
        if (!closed) {
          faults.count(WHO, "network", String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private synchronized void expire() {
    protocol.expire(clock.nanos());
  }

  private synchronized void answer(ByteBuffer request, InetSocketAddress from) throws IOException {
    if (isDead()) {
      return;
    }
    ControlProtocol.Answer answer = protocol.answer(request, from, clock.nanos());
    if (wanted != registers.format()) {
      prepare(exposed + 1);
    }
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

  /// A level came to its input: an exposure, when that is what fires it and it is taking pictures.
  /// Any thread.
  public synchronized void edge() {
    boolean listens =
        registers.get(SimulatedRegisters.TRIGGER_SOURCE) == SimulatedRegisters.SOURCE_LINE
            && registers.get(SimulatedRegisters.ACQUISITION) != 0;
    if (!listens || isDead()) {
      return;
    }
    try {
      expose();
    } catch (IOException e) {
      faults.count(WHO, "network", String.valueOf(e.getMessage()));
    }
  }

  private boolean isDead() {
    return clock.nanos() - deadUntilNanos < 0;
  }

  /// Sends the picture that was prepared, then prepares the next one.
  private void expose() throws IOException {
    exposed++;
    RenderedSettings settings = line.settings();
    long exposedAtNanos = clock.nanos();
    Picture picture = next.join();
    WireFormat format = picture.format();
    int height = settings.height() - (wrong.isShort(exposed) ? 1 : 0);
    ByteBuffer pixels =
        picture.pixels().asByteBuffer().limit((int) format.bytes(settings.width(), height));
    awaitExposure(exposedAtNanos);
    stream.send(
        receiver(),
        packetBytes(),
        pixels.slice(),
        format,
        settings.width(),
        height,
        exposedAtNanos);
    if (wrong.diesAfter(exposed)) {
      deadUntilNanos = clock.nanos() + wrong.deadMillis() * NANOS_PER_MILLI;
      protocol.release();
    }
    if (!wrong.frozen()) {
      prepare(exposed + 1);
    }
  }

  private void awaitExposure(long sinceNanos) {
    long exposure = registers.get(SimulatedRegisters.EXPOSURE_MICROS) * NANOS_PER_MICRO;
    while (clock.nanos() - sinceNanos < exposure) {
      Thread.onSpinWait();
    }
  }

  /// In the format of this moment, on a thread of its own: packets that were lost are asked for
  /// meanwhile, and must be sent at once.
  private void prepare(long number) {
    WireFormat format = registers.format();
    wanted = format;
    next = CompletableFuture.supplyAsync(() -> paint(number, format), painter);
  }

  /// Into one of two: packets of the picture before it may still be asked for.
  private Picture paint(long number, WireFormat format) {
    MemorySegment picture = pictures[(int) (number % pictures.length)];
    if (format == WireFormat.BGR8) {
      line.draw(number, picture);
      return new Picture(picture, format);
    }
    line.draw(number, drawn);
    int width = line.settings().width();
    long pixels = (long) width * line.settings().height();
    for (long pixel = 0; pixel < pixels; pixel++) {
      int channel = format == WireFormat.MONO8 ? 1 : mosaic(pixel / width, pixel % width);
      picture.set(
          ValueLayout.JAVA_BYTE, pixel, drawn.get(ValueLayout.JAVA_BYTE, 3 * pixel + channel));
    }
    return new Picture(picture, format);
  }

  /// Which channel of BGR a sensor sees through its filter: red at the upper left.
  private static int mosaic(long row, long column) {
    return (row & 1) == (column & 1) ? ((row & 1) == 0 ? 2 : 0) : 1;
  }

  /// Where pictures are sent.
  InetSocketAddress receiver() throws IOException {
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
    lookers.close();
  }

  /// After [#run] has returned.
  public void free() {
    painter.close();
    try {
      stream.close();
    } catch (IOException e) {
      faults.count(WHO, "network", String.valueOf(e.getMessage()));
    }
    arena.close();
  }
}
