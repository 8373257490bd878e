package dev.linewarden.capture;

import dev.linewarden.inspection.CameraSetting;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Raster;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where a free-running camera's pictures come from, and the memory for its frames, from one
/// opening to the next. One thread; the gauge from any.
public final class LiveSource implements AutoCloseable {
  private final String shown;
  private final LivePictures.Opener opener;
  private final boolean adjustable;
  private final Timing timing;
  private volatile @Nullable Memory memory;
  private volatile List<CameraSetting> settings = List.of();

  /// What its pictures are like, and room for them.
  private record Memory(Answers.Shape shape, FramePool pool) {}

  /// @param exposureDelayNanos from the sensor's edge to the exposure, as the line expects it
  /// @param budgetNanos from the trigger to the next picture
  /// @param buffers frames that can be in use at once
  record Timing(long exposureDelayNanos, long budgetNanos, int buffers) {}

  /// @param shown for people
  /// @param adjustable whether a recipe can want something of it
  LiveSource(String shown, LivePictures.Opener opener, boolean adjustable, Timing timing) {
    this.shown = shown;
    this.opener = opener;
    this.adjustable = adjustable;
    this.timing = timing;
  }

  /// Live video.
  public static LiveSource stream(StreamSettings settings, Clock clock) {
    return new LiveSource(
        "stream " + settings.shown(),
        _ -> new VideoReader(settings, clock),
        false,
        settings.timing());
  }

  /// A webcam, or any other device of the kernel's Video4Linux2.
  public static LiveSource webcam(WebcamSettings settings, Clock clock) {
    return new LiveSource(
        "webcam " + settings.device(),
        wanted -> new WebcamReader(settings.with(wanted), clock),
        true,
        settings.timing());
  }

  /// A GigE Vision or USB3 Vision camera that takes pictures by its own clock. Throws
  /// [dev.linewarden.inspection.BadInput] when the library is missing.
  ///
  /// @param exposureDelayNanos from the sensor's edge to the exposure, as the line expects it
  public static LiveSource camera(
      GigeSettings settings, long exposureDelayNanos, CameraHost host, Clock clock) {
    Aravis aravis = new Aravis(new AravisLibrary(AravisLibrary.SONAME));
    return new LiveSource(
        "camera at " + settings.address(),
        wanted -> new AravisReader(aravis, settings.with(wanted), host, clock),
        true,
        new Timing(exposureDelayNanos, settings.budgetNanos(), settings.buffers()));
  }

  String shown() {
    return shown;
  }

  boolean isAdjustable() {
    return adjustable;
  }

  Timing timing() {
    return timing;
  }

  /// Another size or kind of picture than before has new memory.
  ///
  /// @param origin what frames say of where they come from
  LivePictures open(CameraSettings wanted, String origin) throws CameraFault {
    LivePictures reader = opener.open(wanted);
    try {
      Answers.Shape shape =
          new Answers.Shape(Raster.dense(reader.width(), reader.height(), reader.format()), origin);
      Memory old = memory;
      if (old == null || !old.shape().equals(shape)) {
        memory = new Memory(shape, new FramePool(timing.buffers(), shape.raster().bytes()));
        close(old);
      }
      settings = reader.settings();
      return reader;
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  /// As it had them when it was opened. Any thread.
  List<CameraSetting> settings() {
    return settings;
  }

  /// Of the pictures, once it was opened.
  Answers.Shape shape() {
    return Objects.requireNonNull(memory).shape();
  }

  /// For the frames, once it was opened.
  FramePool pool() {
    return Objects.requireNonNull(memory).pool();
  }

  /// Frames that the station holds.
  int framesInUse() {
    Memory current = memory;
    return current == null ? 0 : current.pool().inUse();
  }

  @Override
  public void close() {
    close(memory);
  }

  private static void close(@Nullable Memory old) {
    if (old != null) {
      old.pool().close();
    }
  }
}
