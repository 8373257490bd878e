package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/// A GigE Vision camera made of software: a [Scene] behind GVCP and GVSP, so that the way of a
/// picture from a camera over the wire can be seen without one, in each [WireFormat]. Fired by
/// software, by [#edge] or by its own clock, answers to one controller at a time, sends lost
/// packets again, and does wrong what [SimulatedFaults] ask for. [#run] is its thread.
///
/// It answers whoever asks its own address, and whoever looks around by broadcast.
public final class GigeSimulator implements AutoCloseable {
  static final int PORT = 3956;

  private static final int LISTEN_MILLIS = 100;
  private static final int WARM_UP_PICTURES = 60;
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long NANOS_PER_MICRO = 1000;
  private static final String WHO = "simcam";

  private final Scene scene;
  private final Clock clock;
  private final FaultLog faults;
  private final SimulatedSensor sensor;
  private final SimulatedRegisters registers;
  private final ControlProtocol protocol;
  private final DatagramSocket control;
  private final SimulatedStream stream;
  private final SimulatedFaults wrong;
  private final DatagramSocket lookers;
  private long exposed;
  private long commands;
  private long deadUntilNanos;
  private volatile boolean closed;

  /// Throws [BadInput] when the address is not to be had.
  ///
  /// @param address one of this machine; all of 127.x.x.x are on Linux
  /// @param wrong what it does wrong on purpose
  public GigeSimulator(
      InetAddress address,
      String serial,
      Scene scene,
      SimulatedFaults wrong,
      Clock clock,
      FaultLog faults) {
    this(address, serial, scene, wrong, SimulatedDescription.own(), clock, faults);
  }

  /// @param description what it says of itself
  GigeSimulator(
      InetAddress address,
      String serial,
      Scene scene,
      SimulatedFaults wrong,
      SimulatedDescription description,
      Clock clock,
      FaultLog faults) {
    this.scene = scene;
    this.wrong = wrong;
    this.clock = clock;
    this.deadUntilNanos = clock.nanos();
    this.faults = faults;
    byte[] own = address.getAddress();
    if (own.length != 4) {
      throw new BadInput("a GigE Vision camera has an IPv4 address, but this is " + address);
    }
    registers = new SimulatedRegisters(own, serial, scene.width(), scene.height(), description);
    protocol = new ControlProtocol(registers);
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
    sensor = new SimulatedSensor(scene);
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
        stream.rehearse(there, sensor.prepared().pixels().asByteBuffer());
        prepare(1);
      }
    } catch (IOException e) {
      faults.count(WHO, "network", String.valueOf(e.getMessage()));
    }
  }

  /// Answers until [#close].
  public void run() {
    Thread.ofPlatform().name("simcam-lookers").daemon().start(() -> listen(lookers, true));
    Thread clockwork = Thread.ofPlatform().name("simcam-clock").daemon().start(this::beat);
    listen(control, false);
    LockSupport.unpark(clockwork);
    try {
      clockwork.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Its own clock, by which it takes pictures that nobody fires.
  private void beat() {
    while (!closed) {
      LockSupport.parkNanos(registers.frameNanos());
      freeRun();
    }
  }

  private synchronized void freeRun() {
    if (!closed && registers.isFreeRunning() && !isDead()) {
      exposeCounted();
    }
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
    commands += ControlProtocol.isCommand(request) ? 1 : 0;
    if (isDead()) {
      return;
    }
    ControlProtocol.Answer answer = protocol.answer(request, from, clock.nanos());
    if (sensor.wanted() != registers.format()) {
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
            && registers.isTriggered();
    if (listens && !isDead()) {
      exposeCounted();
    }
  }

  /// What goes wrong is counted.
  private void exposeCounted() {
    try {
      expose();
    } catch (IOException e) {
      faults.count(WHO, "network", String.valueOf(e.getMessage()));
    }
  }

  private boolean isDead() {
    return clock.nanos() - deadUntilNanos < 0 || wrong.isUnpluggedBefore(commands);
  }

  synchronized long commands() {
    return commands;
  }

  /// Sends the picture that was prepared, then prepares the next one.
  private void expose() throws IOException {
    exposed++;
    long exposedAtNanos = clock.nanos();
    SimulatedSensor.Picture picture = sensor.prepared();
    WireFormat format = picture.format();
    int height = scene.height() - (wrong.isShort(exposed) ? 1 : 0);
    ByteBuffer pixels =
        picture.pixels().asByteBuffer().limit((int) format.bytes(scene.width(), height));
    awaitExposure(exposedAtNanos);
    stream.delay(registers.packetDelayNanos());
    stream.send(
        receiver(), packetBytes(), pixels.slice(), format, scene.width(), height, exposedAtNanos);
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

  /// In the format of this moment.
  private void prepare(long number) {
    sensor.prepare(number, registers.format());
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
    sensor.close();
    try {
      stream.close();
    } catch (IOException e) {
      faults.count(WHO, "network", String.valueOf(e.getMessage()));
    }
  }
}
