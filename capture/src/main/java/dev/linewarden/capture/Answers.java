package dev.linewarden.capture;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Trigger;
import java.lang.foreign.MemorySegment;

/// How a camera with threads of its own answers triggers: with a frame from the pool, or with the
/// reason why there is none, counted. Losses from any thread; pictures from one.
final class Answers {
  private static final String WHO = "camera";

  private final String origin;
  private final Shape shape;
  private final FramePool pool;
  private final long exposureDelayNanos;
  private final Mailbox<Exposure> sink;
  private final Clock clock;
  private final FaultLog faults;
  private long frameNumber;

  /// What every picture of this camera is like.
  record Shape(int width, int height, PixelFormat format) {
    long bytes() {
      return (long) width * height * format.bytesPerPixel();
    }
  }

  /// Puts a picture into a frame's memory.
  ///
  /// @param <E> what can go wrong with it
  interface Filler<E extends Exception> {
    void fill(MemorySegment pixels) throws E;
  }

  /// @param origin what frames say of where they come from
  /// @param exposureDelayNanos from the sensor's edge to the exposure, as the line expects it
  Answers(
      String origin,
      Shape shape,
      FramePool pool,
      long exposureDelayNanos,
      Mailbox<Exposure> sink,
      Clock clock,
      FaultLog faults) {
    this.origin = origin;
    this.shape = shape;
    this.pool = pool;
    this.exposureDelayNanos = exposureDelayNanos;
    this.sink = sink;
    this.clock = clock;
    this.faults = faults;
  }

  /// Throws what the filler throws; the trigger has its answer then too.
  <E extends Exception> void picture(Trigger trigger, long exposedAtNanos, Filler<E> filler)
      throws E {
    FramePool.Buffer buffer = pool.take();
    if (buffer == null) {
      lose(trigger, FrameLost.Why.POOL_EMPTY, pool.exhausted());
      return;
    }
    try {
      filler.fill(buffer.pixels());
    } catch (Exception e) { // whatever a filler throws, and nothing else
      buffer.giveBack();
      lose(trigger, FrameLost.Why.INCOMPLETE, String.valueOf(e.getMessage()));
      throw e;
    }
    Frame frame =
        buffer.frame(
            new FrameInfo(
                ++frameNumber,
                exposedAtNanos,
                Math.max(clock.nanos(), exposedAtNanos),
                shape.width(),
                shape.height(),
                shape.width() * shape.format().bytesPerPixel(),
                shape.format(),
                origin));
    if (!sink.offer(frame)) {
      faults.count(WHO, "nobody takes the frames", "frame " + frameNumber);
      frame.close();
    }
  }

  /// When a trigger is expected to expose.
  long expected(Trigger trigger) {
    return trigger.atNanos() + exposureDelayNanos;
  }

  void lose(Trigger trigger, FrameLost.Why why, String detail) {
    faults.count(WHO, why.words(), detail);
    if (!sink.offer(new FrameLost(expected(trigger), why, detail))) {
      faults.count(WHO, "nobody takes the frames", "part " + trigger.part());
    }
  }
}
