package dev.linewarden.capture;

import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Trigger;
import org.jspecify.annotations.Nullable;

/// A camera over a [RenderedLine]: the n-th trigger shows part n, even when an earlier frame was
/// lost. Each frame's origin tells the truth about its part, see [Fault#ofOrigin].
public final class RenderedCamera implements Camera {
  private final FramePool pool;
  private final PreparedCamera camera;

  public RenderedCamera(RenderedLine line, Mailbox<Exposure> sink, Clock clock, FaultLog faults) {
    RenderedSettings settings = line.settings();
    long frameBytes =
        (long) settings.width() * settings.height() * PixelFormat.BGR8.bytesPerPixel();
    this.pool = new FramePool(settings.buffers(), frameBytes);
    this.camera =
        new PreparedCamera(
            new Source(line), pool, settings.exposureDelayNanos(), sink, clock, faults);
  }

  private record Source(RenderedLine line) implements ShotSource {
    @Override
    public @Nullable Shot shoot(long number, FramePool pool) {
      FramePool.Buffer buffer = pool.take();
      if (buffer == null) {
        return null;
      }
      line.draw(number, buffer.pixels());
      RenderedSettings settings = line.settings();
      String origin = line.fault(number).origin(number);
      return new Shot.Taken(buffer, settings.width(), settings.height(), PixelFormat.BGR8, origin);
    }
  }

  /// The buffers behind the frames, for the gauge.
  public FramePool pool() {
    return pool;
  }

  @Override
  public String name() {
    return "rendered line";
  }

  @Override
  public void trigger(Trigger trigger) {
    camera.trigger(trigger);
  }

  @Override
  public void close() {
    camera.close();
  }
}
