package dev.linewarden.capture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// One connection to a camera, from open to close: set up, streaming into memory of ours, fired by
/// software. Made, fired and closed by one thread, which may block for seconds when the camera is
/// dead; pictures are taken by another until [#close] begins.
final class AravisSession {
  /// Pictures that may be under way on the wire or wait to be taken.
  private static final int IN_FLIGHT = 6;

  /// Pictures that the kernel's socket buffer has room for.
  private static final int SOCKET_PICTURES = 3;

  private static final int SOCKET_BYTES_MAX = 64 << 20;

  private final Aravis aravis;
  private final Arena memory = Arena.ofShared();
  private final MemorySegment[] slots = new MemorySegment[IN_FLIGHT];
  private final String name;
  private final int width;
  private final int height;
  private final WireFormat format;
  private long camera;
  private long stream;

  /// Throws what the camera or we refuse, as a sentence; nothing stays open then.
  AravisSession(Aravis aravis, GigeSettings settings) throws CameraFault {
    this.aravis = aravis;
    this.camera = aravis.open(settings.address());
    try {
      // A station that was killed leaves the camera streaming to nobody.
      aravis.stop(camera);
      apply(settings);
      this.name =
          "%s %s %s"
              .formatted(
                  aravis.about(camera, "vendor_name"),
                  aravis.about(camera, "model_name"),
                  aravis.about(camera, "device_serial_number"));
      this.width = aravis.get(camera, "Width");
      this.height = aravis.get(camera, "Height");
      String pixels = aravis.pixelFormat(camera);
      this.format =
          WireFormat.ofName(pixels)
              .orElseThrow(() ->
                  new CameraFault(
                      "the camera sends %s, which is not understood".formatted(pixels)));
      int payload = aravis.payload(camera);
      expect(payload);
      openStream(payload);
    } catch (CameraFault | RuntimeException e) {
      close();
      throw e;
    }
  }

  private void apply(GigeSettings settings) throws CameraFault {
    if (settings.pixelFormat().isPresent()) {
      aravis.set(camera, "PixelFormat", settings.pixelFormat().get());
    }
    if (settings.width().isPresent()) {
      aravis.set(camera, "Width", settings.width().getAsInt());
    }
    if (settings.height().isPresent()) {
      aravis.set(camera, "Height", settings.height().getAsInt());
    }
    if (settings.exposureMicros().isPresent()) {
      aravis.exposure(camera, settings.exposureMicros().getAsDouble());
    }
    if (settings.gain().isPresent()) {
      aravis.gain(camera, settings.gain().getAsDouble());
    }
    aravis.triggerBy(camera, "Software");
  }

  private void expect(int payload) throws CameraFault {
    if (payload < format.bytes(width, height)) {
      throw new CameraFault(
          "the camera announces %d bytes for %dx%d %s, which takes %d"
              .formatted(payload, width, height, format.pfnc(), format.bytes(width, height)));
    }
  }

  private void openStream(int payload) throws CameraFault {
    int socket = (int) Math.min((long) SOCKET_PICTURES * payload, SOCKET_BYTES_MAX);
    stream = aravis.stream(camera, true, socket);
    for (int i = 0; i < IN_FLIGHT; i++) {
      slots[i] = memory.allocate(payload, 64).fill((byte) 0);
      aravis.push(stream, slots[i], i);
    }
    aravis.start(camera);
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

  void fire() throws CameraFault {
    aravis.fire(camera);
  }

  /// A buffer that came, whole or not; 0 after `micros` without any.
  long pop(long micros) {
    return aravis.pop(stream, micros);
  }

  boolean isWhole(long buffer) {
    return aravis.status(buffer) == Aravis.SUCCESS;
  }

  int status(long buffer) {
    return aravis.status(buffer);
  }

  long cameraNanos(long buffer) {
    return aravis.timestamp(buffer);
  }

  /// The picture as it was sent; until [#giveBack].
  MemorySegment picture(long buffer) {
    return slots[aravis.number(buffer)];
  }

  void giveBack(long buffer) {
    aravis.push(stream, buffer);
  }

  LinkHealth health() {
    return new LinkHealth(
        aravis.counter(stream, "n_completed_buffers"),
        aravis.counter(stream, "n_failures"),
        aravis.counter(stream, "n_underruns"),
        aravis.counter(stream, "n_missing_packets"),
        aravis.counter(stream, "n_resent_packets"));
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
