package dev.linewarden.capture;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.PixelFormat;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.bytedeco.javacv.FrameGrabber.ImageMode;
import org.jspecify.annotations.Nullable;

/// An open video, read through FFmpeg frame by frame as BGR8. A live one is tuned for the newest
/// picture instead of a smooth one; a call returns within [#TIMEOUT_MICROS] when the other side is
/// silent. One thread.
final class VideoReader implements LivePictures {
  /// How long the other side may be silent.
  static final long TIMEOUT_MICROS = 1_000_000;

  /// A picture larger than that is refused before any memory is taken.
  private static final long PIXELS_MAX = 1L << 26;

  private static final int BYTES_PER_PIXEL = 3;

  private final StreamSettings settings;
  private final Clock clock;
  private final FFmpegFrameGrabber grabber;
  private @Nullable Frame current;
  private long arrivedNanos;

  /// Throws, with FFmpeg's sentence, what cannot be opened or has no picture.
  VideoReader(StreamSettings settings, Clock clock) throws CameraFault {
    this.settings = settings;
    this.clock = clock;
    avutil.av_log_set_level(avutil.AV_LOG_FATAL);
    grabber = new FFmpegFrameGrabber(settings.url());
    grabber.setImageMode(ImageMode.COLOR);
    if (settings.isLive()) {
      tuneForLatency();
    }
    try {
      grabber.start();
      expectPicture();
    } catch (FrameGrabber.Exception e) {
      close();
      throw new CameraFault.Absent(
          "%s cannot be opened: %s".formatted(settings.shown(), reason(e)));
    } catch (CameraFault e) {
      close();
      throw e;
    }
  }

  private void tuneForLatency() {
    String timeout = Long.toString(TIMEOUT_MICROS);
    grabber.setOption("rtsp_transport", "tcp");
    grabber.setOption("fflags", "nobuffer");
    grabber.setOption("flags", "low_delay");
    grabber.setOption("probesize", "32768");
    grabber.setOption("analyzeduration", "0");
    grabber.setOption("max_delay", "0");
    // Protocols differ in the name they know it by.
    grabber.setOption("timeout", timeout);
    grabber.setOption("rw_timeout", timeout);
    grabber.setVideoOption("threads", "1");
    grabber.setVideoOption("flags", "low_delay");
  }

  private void expectPicture() throws CameraFault {
    long pixels = (long) width() * height();
    if (pixels <= 0 || pixels > PIXELS_MAX) {
      throw new CameraFault(
          "%s has a picture of %dx%d, and at most %d pixels are taken"
              .formatted(settings.shown(), width(), height(), PIXELS_MAX));
    }
  }

  @Override
  public int width() {
    return grabber.getImageWidth();
  }

  @Override
  public int height() {
    return grabber.getImageHeight();
  }

  long bytes() {
    return (long) width() * height() * BYTES_PER_PIXEL;
  }

  @Override
  public PixelFormat format() {
    return PixelFormat.BGR8;
  }

  @Override
  public void advance() throws CameraFault {
    if (!hasNext()) {
      throw new CameraFault(settings.shown() + " has ended");
    }
    arrivedNanos = clock.nanos();
  }

  /// FFmpeg's own times count from the stream's beginning: only the arrival is known.
  @Override
  public long takenNanos() {
    return arrivedNanos;
  }

  /// Goes to the next picture; false at the end.
  boolean hasNext() throws CameraFault {
    try {
      current = grabber.grabImage();
      return current != null && current.image != null;
    } catch (FrameGrabber.Exception e) {
      throw new CameraFault("%s: %s".formatted(settings.shown(), reason(e)));
    }
  }

  @Override
  public void copyTo(MemorySegment pixels) throws CameraFault {
    Frame picture = Objects.requireNonNull(current, "advance first");
    long row = (long) picture.imageWidth * BYTES_PER_PIXEL;
    if (row * picture.imageHeight != pixels.byteSize()) {
      throw new CameraFault(
          "%s changed its picture to %dx%d"
              .formatted(settings.shown(), picture.imageWidth, picture.imageHeight));
    }
    MemorySegment source =
        MemorySegment.ofBuffer((ByteBuffer) picture.image[0].duplicate().rewind());
    for (int y = 0; y < picture.imageHeight; y++) {
      MemorySegment.copy(source, (long) y * picture.imageStride, pixels, y * row, row);
    }
  }

  /// To the first picture of a file.
  void rewind() throws CameraFault {
    try {
      grabber.restart();
    } catch (FrameGrabber.Exception e) {
      throw new CameraFault("%s: %s".formatted(settings.shown(), reason(e)));
    }
  }

  private static String reason(FrameGrabber.Exception e) {
    return String.valueOf(e.getMessage()).replaceAll("://[^/@]*@", "://");
  }

  @Override
  public void close() {
    try {
      grabber.close();
    } catch (FrameGrabber.Exception e) {
      // What is closed is not asked for anything more.
    }
  }
}
