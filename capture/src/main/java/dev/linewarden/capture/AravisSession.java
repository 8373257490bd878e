package dev.linewarden.capture;

import dev.linewarden.inspection.CameraSetting;
import dev.linewarden.inspection.Clock;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One connection to a camera, from open to close: set up, then streaming into buffers of a pool.
/// Made, fired and closed by one thread, which may block for seconds when the camera is dead;
/// pictures are taken by another until [#close] begins.
final class AravisSession {
  /// Pictures that may be under way on the wire or wait to be taken.
  static final int IN_FLIGHT = 6;

  /// Pictures that the kernel's socket buffer has room for.
  private static final int SOCKET_PICTURES = 3;

  private static final int SOCKET_BYTES_MAX = 64 << 20;
  private static final double NANOS_PER_MICRO = 1000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  /// By the GenICam naming convention.
  private static final String TEMPERATURE = "DeviceTemperature";

  private static final System.Logger LOG = System.getLogger("dev.linewarden.capture");

  private final Aravis aravis;
  private final AravisStreams streams;
  private final GigeSettings settings;
  private final CameraHost host;
  private final FramePool.@Nullable Buffer[] slots = new FramePool.Buffer[IN_FLIGHT];
  private final String name;
  private final int width;
  private final int height;
  private final WireFormat format;
  private final int payload;
  private final List<String> changed;
  private final boolean ethernet;
  private final boolean feelsWarmth;
  private volatile double temperature = Double.NaN;
  private volatile List<CameraSetting> shown = List.of();
  private long camera;
  private long stream;

  /// Throws what the camera or the station refuses, as a sentence; nothing stays open then.
  AravisSession(Aravis aravis, GigeSettings settings, CameraHost host, Clock clock)
      throws CameraFault {
    this.aravis = aravis;
    this.streams = aravis.streams();
    this.settings = settings;
    this.host = host;
    DescriptionReader.checkAt(settings.address(), clock);
    this.camera = aravis.open(settings.address());
    try {
      this.name =
          "%s %s %s"
              .formatted(
                  aravis.about(camera, "vendor_name"),
                  aravis.about(camera, "model_name"),
                  aravis.about(camera, "device_serial_number"));
      expect(host.refusal(name));
      // A station that was killed leaves the camera streaming to nobody.
      aravis.stop(camera);
      this.changed = new CameraSetup(aravis, camera).all(settings.camera());
      this.width = aravis.get(camera, "Width");
      this.height = aravis.get(camera, "Height");
      String pixels = aravis.pixelFormat(camera);
      this.format =
          WireFormat.ofName(pixels)
              .orElseThrow(() ->
                  new CameraFault(
                      "the camera sends %s, which is not understood".formatted(pixels)));
      this.payload = aravis.payload(camera);
      expectPayload();
      this.ethernet = aravis.isGige(camera);
      this.feelsWarmth = aravis.has(camera, TEMPERATURE);
      feel();
      this.shown = CameraFeatures.read(aravis, camera, settings.camera().wires());
    } catch (CameraFault | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static void expect(Optional<String> refusal) throws CameraFault {
    if (refusal.isPresent()) {
      throw new CameraFault(refusal.get());
    }
  }

  private void expectPayload() throws CameraFault {
    if (payload < format.bytes(width, height)) {
      throw new CameraFault(
          "the camera announces %d bytes for %dx%d %s, which takes %d"
              .formatted(payload, width, height, format.pfnc(), format.bytes(width, height)));
    }
  }

  /// Begins to stream. Throws like the constructor; then it is to be closed.
  ///
  /// @param wire has room for [#IN_FLIGHT] pictures of [#payload] bytes beside those that are used
  ///   otherwise
  CameraLink play(FramePool wire) throws CameraFault {
    stream = streams.open(camera, ethernet, socketBytes());
    if (ethernet && !isFiltered()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "packets of other machines cannot be kept from the camera at {0}",
          settings.address());
    }
    CameraLink link = link();
    expect(host.tooSlow(link));
    for (int number = 0; number < IN_FLIGHT; number++) {
      FramePool.Buffer empty = wire.take();
      if (empty == null) {
        throw new CameraFault("no memory for its pictures: " + wire.exhausted());
      }
      slots[number] = empty;
      streams.push(stream, empty.pixels(), number);
    }
    aravis.start(camera);
    return link;
  }

  /// An id as discovery shows it is no address: then nothing is kept out.
  private boolean isFiltered() {
    Optional<byte[]> bytes = CameraAddress.literal(settings.address()).map(InetAddress::getAddress);
    return bytes.isPresent()
        && bytes.get().length == 4
        && StreamFilter.onlyFrom(streams.port(stream), bytes.get());
  }

  private int socketBytes() {
    return (int) Math.min((long) SOCKET_PICTURES * payload, SOCKET_BYTES_MAX);
  }

  private CameraLink link() throws CameraFault {
    return new CameraLink(
        payload,
        ethernet ? aravis.packetBytes(camera) : 0,
        ethernet ? socketBytes() : 0,
        aravis.has(camera, "ExposureTime") || aravis.has(camera, "ExposureTimeAbs")
            ? Math.round(aravis.exposure(camera) * NANOS_PER_MICRO)
            : 0,
        NetworkCard.reaching(settings.address()));
  }

  /// Vendor, model and serial number.
  String name() {
    return name;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  WireFormat format() {
    return format;
  }

  /// Of one picture as it is sent, in bytes.
  int payload() {
    return payload;
  }

  /// What the camera made of what was wanted, in words.
  List<String> changed() {
    return changed;
  }

  /// Another light, from the next exposure on.
  ///
  /// @return what the camera changed, in words
  List<String> light(GigeSettings other) throws CameraFault {
    List<String> otherwise = new CameraSetup(aravis, camera).light(other.camera().light());
    shown = CameraFeatures.read(aravis, camera, other.camera().wires());
    return otherwise;
  }

  /// As the camera has them. Any thread.
  List<CameraSetting> settings() {
    return shown;
  }

  /// Asks the camera how warm it is.
  void feel() throws CameraFault {
    if (feelsWarmth) {
      temperature = aravis.number(camera, TEMPERATURE);
    }
  }

  /// Inside the camera when it was last asked, in °C; NaN when it does not say. Any thread.
  double temperature() {
    return temperature;
  }

  void fire() throws CameraFault {
    aravis.fire(camera);
  }

  /// A buffer that came, whole or not; 0 after `micros` without any. It goes back by [#giveBack] or
  /// [#exchange].
  long pop(long micros) {
    return streams.pop(stream, micros);
  }

  /// Why the picture cannot be used; empty when nothing is missing and it is as was agreed on.
  String defect(long buffer) {
    int status = streams.status(buffer);
    if (status != AravisStreams.SUCCESS) {
      return "part of the frame is missing (status %d); %s".formatted(status, health().words());
    }
    return streams.shows(buffer, width, height, format.code())
        ? ""
        : "the frame has another size or format than the camera said";
  }

  /// From the first packet to now; -1 for a picture that is not whole.
  long wireMillis(long buffer, long wallMillis) {
    return streams.status(buffer) == AravisStreams.SUCCESS
        ? wallMillis - streams.arrived(buffer) / NANOS_PER_MILLI
        : -1;
  }

  long cameraNanos(long buffer) {
    return streams.timestamp(buffer);
  }

  /// The camera's own number of the picture.
  long frameId(long buffer) {
    return streams.frameId(buffer);
  }

  /// The picture as it was sent; until [#giveBack].
  MemorySegment picture(long buffer) {
    return slot(streams.number(buffer)).pixels();
  }

  void giveBack(long buffer) {
    streams.push(stream, buffer);
  }

  /// Takes the picture's memory out of the stream and puts an empty one in its place.
  FramePool.Buffer exchange(long buffer, FramePool.Buffer empty) {
    int number = streams.number(buffer);
    FramePool.Buffer full = slot(number);
    slots[number] = empty;
    aravis.unref(buffer);
    streams.push(stream, empty.pixels(), number);
    return full;
  }

  private FramePool.Buffer slot(int number) {
    FramePool.Buffer slot = slots[number];
    if (slot == null) {
      throw new IllegalStateException("buffer " + number + " was never given to the camera");
    }
    return slot;
  }

  LinkHealth health() {
    return new LinkHealth(
        streams.counter(stream, "n_completed_buffers"),
        streams.counter(stream, "n_failures"),
        streams.counter(stream, "n_underruns"),
        streams.counter(stream, "n_missing_packets"),
        streams.counter(stream, "n_resent_packets"));
  }

  /// Nobody may be taking pictures any more.
  void close() {
    if (stream != 0) {
      try {
        aravis.stop(camera);
      } catch (CameraFault dead) {
        // It cannot be told to stop; that it is gone was counted before.
      }
      aravis.unref(stream);
      stream = 0;
    }
    if (camera != 0) {
      aravis.unref(camera);
      camera = 0;
    }
    for (int number = 0; number < IN_FLIGHT; number++) {
      FramePool.Buffer slot = slots[number];
      if (slot != null) {
        slots[number] = null; // others may have it from now on
        slot.giveBack();
      }
    }
  }
}
