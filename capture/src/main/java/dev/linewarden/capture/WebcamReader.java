package dev.linewarden.capture;

import dev.linewarden.inspection.CameraSetting;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.PixelFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Objects;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/// A device of Video4Linux2 that streams into memory it shares with us: a USB webcam, a grabber.
/// Numbers are those of `linux/videodev2.h` on 64 bits. One thread.
final class WebcamReader implements LivePictures {
  /// Pictures under way in the kernel.
  private static final int SLOTS = 4;

  /// How long it may be silent.
  private static final int TIMEOUT_MILLIS = 1000;

  private static final long REQUEST_BUFFERS = 0xc014_5608L;
  private static final long QUERY_BUFFER = 0xc058_5609L;
  private static final long QUEUE = 0xc058_560fL;
  private static final long DEQUEUE = 0xc058_5611L;
  private static final long STREAM_ON = 0x4004_5612L;
  private static final long STREAM_OFF = 0x4004_5613L;

  private static final int CAPTURE = 1;
  private static final int MAPPED = 1;
  private static final int DAMAGED = 0x40;
  private static final int MONOTONIC = 0x2000;
  private static final int CLOCK_KIND = 0xe000;

  private static final long NANOS = 1_000_000_000;
  private static final long NANOS_PER_MICRO = 1000;

  private final Clock clock;
  private final VideoDevice device;
  private final String shown;
  private final MemorySegment buffer;
  private final @Nullable MemorySegment[] slots = new MemorySegment[SLOTS];
  private final int width;
  private final int height;
  private final int rowBytes;
  private final WebcamSetup.Kind kind;
  private final List<CameraSetting> settings;
  private final WireConverter converter;
  private final MemorySegment tight;
  private int current = -1;
  private int bytes;
  private long takenNanos;

  /// Throws, in the kernel's words, what cannot be opened or is refused; nothing stays open then.
  WebcamReader(WebcamSettings settings, Clock clock) throws CameraFault {
    this.clock = clock;
    this.shown = settings.device();
    this.device = new VideoDevice(settings.device());
    try {
      WebcamSetup setup = new WebcamSetup(device, shown, settings.station());
      this.kind = setup.kind();
      this.width = setup.width();
      this.height = setup.height();
      this.rowBytes = setup.rowBytes();
      this.settings = setup.settings();
      this.converter = new WireConverter(kind.wire, width, height);
      this.tight = device.memory(Math.max(1, (long) width * height * kind.bytesPerPixel));
      this.buffer = device.memory(88);
      stream();
    } catch (CameraFault | RuntimeException e) {
      unmap();
      device.close();
      throw e;
    }
  }

  private void stream() throws CameraFault {
    MemorySegment request = device.memory(20);
    request.set(ValueLayout.JAVA_INT, 0, SLOTS);
    request.set(ValueLayout.JAVA_INT, 4, CAPTURE);
    request.set(ValueLayout.JAVA_INT, 8, MAPPED);
    device.request(REQUEST_BUFFERS, request, "gives no memory for pictures (is it in use?)");
    if (request.get(ValueLayout.JAVA_INT, 0) != SLOTS) {
      throw new CameraFault(
          "%s has memory for %d pictures, and %d are needed"
              .formatted(shown, request.get(ValueLayout.JAVA_INT, 0), SLOTS));
    }
    for (int slot = 0; slot < SLOTS; slot++) {
      describe(slot);
      device.request(QUERY_BUFFER, buffer, "does not say where its pictures are");
      slots[slot] =
          device.map(
              buffer.get(ValueLayout.JAVA_INT, 64) & 0xFFFF_FFFFL,
              buffer.get(ValueLayout.JAVA_INT, 72) & 0xFFFF_FFFFL);
      device.request(QUEUE, buffer, "does not take a buffer");
    }
    MemorySegment type = device.memory(4);
    type.set(ValueLayout.JAVA_INT, 0, CAPTURE);
    device.request(STREAM_ON, type, "does not begin to stream");
  }

  private void describe(int slot) {
    buffer.fill((byte) 0);
    buffer.set(ValueLayout.JAVA_INT, 0, slot);
    buffer.set(ValueLayout.JAVA_INT, 4, CAPTURE);
    buffer.set(ValueLayout.JAVA_INT, 60, MAPPED);
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public PixelFormat format() {
    return kind.wire.pixels();
  }

  @Override
  public List<CameraSetting> settings() {
    return settings;
  }

  @Override
  public void advance() throws CameraFault {
    do {
      giveBack();
      if (!device.await(TIMEOUT_MILLIS)) {
        throw new CameraFault("%s sent nothing for %d ms".formatted(shown, TIMEOUT_MILLIS));
      }
      describe(0);
      device.request(DEQUEUE, buffer, "gives no picture");
      current = buffer.get(ValueLayout.JAVA_INT, 0);
      bytes = buffer.get(ValueLayout.JAVA_INT, 8);
    } while ((buffer.get(ValueLayout.JAVA_INT, 12) & DAMAGED) != 0);
    boolean monotonic = (buffer.get(ValueLayout.JAVA_INT, 12) & CLOCK_KIND) == MONOTONIC;
    takenNanos =
        monotonic
            ? buffer.get(ValueLayout.JAVA_LONG, 24) * NANOS
                + buffer.get(ValueLayout.JAVA_LONG, 32) * NANOS_PER_MICRO
            : clock.nanos();
  }

  private void giveBack() throws CameraFault {
    if (current >= 0) {
      describe(current);
      current = -1;
      device.request(QUEUE, buffer, "does not take its buffer back");
    }
  }

  @Override
  public long takenNanos() {
    return takenNanos;
  }

  @Override
  public void copyTo(MemorySegment pixels) throws CameraFault {
    MemorySegment slot = Objects.requireNonNull(slots[current]);
    if (kind == WebcamSetup.Kind.MJPG) {
      decode(slot.asSlice(0, Math.clamp(bytes, 0, slot.byteSize())), pixels);
      return;
    }
    long row = (long) width * kind.bytesPerPixel;
    long needed = (long) rowBytes * (height - 1) + row;
    if (bytes < needed || slot.byteSize() < needed) {
      throw new CameraFault("%s sent %d bytes of a picture of %d".formatted(shown, bytes, needed));
    }
    if (rowBytes == row) {
      converter.convert(slot, pixels);
      return;
    }
    for (int y = 0; y < height; y++) {
      MemorySegment.copy(slot, (long) y * rowBytes, tight, y * row, row);
    }
    converter.convert(tight, pixels);
  }

  /// Into the frame's own memory: a picture of another size would have made the decoder take its
  /// own.
  private void decode(MemorySegment jpeg, MemorySegment pixels) throws CameraFault {
    try (Raw from = new Raw(jpeg.address());
        Raw to = new Raw(pixels.address());
        Mat source = new Mat(1, (int) Math.max(1, jpeg.byteSize()), opencv_core.CV_8UC1, from);
        Mat target = new Mat(height, width, opencv_core.CV_8UC3, to);
        Mat decoded = opencv_imgcodecs.imdecode(source, opencv_imgcodecs.IMREAD_COLOR, target)) {
      if (decoded.empty() || decoded.data().address() != pixels.address()) {
        throw new CameraFault(shown + " sent a damaged picture, or one of another size");
      }
    } catch (RuntimeException refused) {
      throw new CameraFault("%s sent a damaged picture: %s".formatted(shown, refused.getMessage()));
    }
  }

  @Override
  public void close() {
    MemorySegment type = device.memory(4);
    type.set(ValueLayout.JAVA_INT, 0, CAPTURE);
    device.tryRequest(STREAM_OFF, type);
    unmap();
    converter.close();
    device.close();
  }

  private void unmap() {
    for (MemorySegment slot : slots) {
      if (slot != null) {
        device.unmap(slot);
      }
    }
  }

  /// A pointer to memory that is somebody else's.
  private static final class Raw extends BytePointer {
    Raw(long at) {
      super((Pointer) null);
      address = at;
    }
  }
}
