package dev.linewarden.capture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.InetAddress;
import java.util.Optional;

/// One connection to a camera, from open to close: set up, streaming into memory of ours. Made,
/// fired and closed by one thread, which may block for seconds when the camera is dead; pictures
/// are taken by another until [#close] begins.
final class AravisSession {
  /// Pictures that may be under way on the wire or wait to be taken.
  private static final int IN_FLIGHT = 6;

  /// Pictures that the kernel's socket buffer has room for.
  private static final int SOCKET_PICTURES = 3;

  private static final int SOCKET_BYTES_MAX = 64 << 20;
  private static final double NANOS_PER_MICRO = 1000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private static final System.Logger LOG = System.getLogger("dev.linewarden.capture");

  private final Aravis aravis;
  private final AravisStreams streams;
  private final Arena memory = Arena.ofShared();
  private final MemorySegment[] slots = new MemorySegment[IN_FLIGHT];
  private final String name;
  private final int width;
  private final int height;
  private final WireFormat format;
  private final int payload;
  private final CameraLink link;
  private long camera;
  private long stream;

  /// Throws what the camera or we refuse, as a sentence; nothing stays open then.
  AravisSession(Aravis aravis, GigeSettings settings, CameraHost host) throws CameraFault {
    this.aravis = aravis;
    this.streams = aravis.streams();
    this.camera = aravis.open(settings.address());
    try {
      this.name =
          "%s %s %s"
              .formatted(
                  aravis.about(camera, "vendor_name"),
                  aravis.about(camera, "model_name"),
                  aravis.about(camera, "device_serial_number"));
      expectAccepted(host);
      // A station that was killed leaves the camera streaming to nobody.
      aravis.stop(camera);
      apply(settings.picture(), settings.firing());
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
      openStream(settings.address());
      this.link = link();
    } catch (CameraFault | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void apply(GigeSettings.Picture wanted, GigeSettings.Firing firing) throws CameraFault {
    if (wanted.pixelFormat().isPresent()) {
      aravis.set(camera, "PixelFormat", wanted.pixelFormat().get());
    }
    if (wanted.width().isPresent()) {
      aravis.set(camera, "Width", wanted.width().getAsInt());
    }
    if (wanted.height().isPresent()) {
      aravis.set(camera, "Height", wanted.height().getAsInt());
    }
    if (wanted.exposureMicros().isPresent()) {
      aravis.exposure(camera, wanted.exposureMicros().getAsDouble());
    }
    if (wanted.gain().isPresent()) {
      aravis.gain(camera, wanted.gain().getAsDouble());
    }
    // A bent brightness curve would move every threshold of a recipe.
    if (aravis.has(camera, "GammaEnable")) {
      aravis.set(camera, "GammaEnable", false);
    }
    aravis.triggerBy(camera, firing.source());
    if (firing.debounceMicros().isPresent()) {
      aravis.set(camera, "LineDebouncerTime", firing.debounceMicros().getAsDouble());
    }
  }

  private void expectAccepted(CameraHost host) throws CameraFault {
    Optional<String> refusal = host.refusal(name);
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

  private void openStream(String address) throws CameraFault {
    stream = streams.open(camera, aravis.isGige(camera), socketBytes());
    if (aravis.isGige(camera) && !isFiltered(address)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "packets of other machines cannot be kept from the camera at {0}",
          address);
    }
    for (int i = 0; i < IN_FLIGHT; i++) {
      slots[i] = memory.allocate(payload, 64).fill((byte) 0);
      streams.push(stream, slots[i], i);
    }
    aravis.start(camera);
  }

  /// An id as discovery shows it is no address: then nothing is kept out.
  private boolean isFiltered(String address) {
    try {
      byte[] bytes = InetAddress.ofLiteral(address).getAddress();
      return bytes.length == 4 && StreamFilter.onlyFrom(streams.port(stream), bytes);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private int socketBytes() {
    return (int) Math.min((long) SOCKET_PICTURES * payload, SOCKET_BYTES_MAX);
  }

  private CameraLink link() throws CameraFault {
    boolean ethernet = aravis.isGige(camera);
    return new CameraLink(
        payload,
        ethernet ? aravis.packetBytes(camera) : 0,
        ethernet ? socketBytes() : 0,
        aravis.has(camera, "ExposureTime") || aravis.has(camera, "ExposureTimeAbs")
            ? Math.round(aravis.exposure(camera) * NANOS_PER_MICRO)
            : 0);
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

  /// What the picture's way looks like.
  CameraLink pictureWay() {
    return link;
  }

  void fire() throws CameraFault {
    aravis.fire(camera);
  }

  /// A buffer that came, whole or not; 0 after `micros` without any.
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

  /// The picture as it was sent; until [#giveBack].
  MemorySegment picture(long buffer) {
    return slots[streams.number(buffer)];
  }

  void giveBack(long buffer) {
    streams.push(stream, buffer);
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
    memory.close();
  }
}
