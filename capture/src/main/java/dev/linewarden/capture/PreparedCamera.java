package dev.linewarden.capture;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.Trigger;
import org.jspecify.annotations.Nullable;

/// What all cameras without a lens share: one answer a trigger, ascending numbers, and one picture
/// prepared ahead while the camera thread waits, so that the next trigger is answered at once. The
/// look-ahead is one picture: it holds one buffer. One thread triggers and closes.
final class PreparedCamera {
  private static final String WHO = "camera";

  private final ShotSource source;
  private final FramePool pool;
  private final long exposureDelayNanos;
  private final Mailbox<Exposure> sink;
  private final Clock clock;
  private final FaultLog faults;
  private @Nullable Shot prepared;
  private long number;
  private boolean closed;

  PreparedCamera(
      ShotSource source,
      FramePool pool,
      long exposureDelayNanos,
      Mailbox<Exposure> sink,
      Clock clock,
      FaultLog faults) {
    this.source = source;
    this.pool = pool;
    this.exposureDelayNanos = exposureDelayNanos;
    this.sink = sink;
    this.clock = clock;
    this.faults = faults;
    this.prepared = source.shoot(1, pool);
  }

  void trigger(Trigger trigger) {
    number++;
    long exposedAtNanos = trigger.atNanos() + exposureDelayNanos;
    answer(closed ? gone() : shot(), exposedAtNanos);
    if (!closed && pool.inUse() < pool.buffers()) {
      prepared = source.shoot(number + 1, pool);
    }
  }

  private static Shot gone() {
    return new Shot.Missed(FrameLost.Why.CAMERA_GONE, "the camera was closed");
  }

  private Shot shot() {
    Shot shot = prepared != null ? prepared : source.shoot(number, pool);
    prepared = null;
    return shot != null ? shot : new Shot.Missed(FrameLost.Why.POOL_EMPTY, pool.exhausted());
  }

  private void answer(Shot shot, long exposedAtNanos) {
    switch (shot) {
      case Shot.Missed missed -> {
        faults.count(WHO, missed.why().words(), missed.detail());
        send(new FrameLost(exposedAtNanos, missed.why(), missed.detail()), null);
      }
      case Shot.Taken taken -> {
        long receivedAtNanos = Math.max(clock.nanos(), exposedAtNanos);
        int stride = taken.width() * taken.format().bytesPerPixel();
        FrameInfo info =
            new FrameInfo(
                number,
                exposedAtNanos,
                receivedAtNanos,
                taken.width(),
                taken.height(),
                stride,
                taken.format(),
                taken.origin());
        send(taken.buffer().frame(info), taken.buffer());
      }
    }
  }

  /// A full mailbox leaves the frame with us: it is dropped and counted, and its part is unjudged.
  private void send(Exposure exposure, FramePool.@Nullable Buffer buffer) {
    if (!sink.offer(exposure)) {
      faults.count(WHO, "nobody takes the frames", "frame %d".formatted(number));
      if (buffer != null) {
        buffer.giveBack();
      }
    }
  }

  void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (prepared instanceof Shot.Taken taken) {
      taken.buffer().giveBack();
    }
    prepared = null;
    pool.close();
  }
}
