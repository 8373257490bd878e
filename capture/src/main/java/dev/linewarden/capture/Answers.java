package dev.linewarden.capture;

import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.Raster;
import dev.linewarden.inspection.Trigger;

/// How a camera with threads of its own answers triggers: with a frame, or with the reason why
/// there is none, counted. Losses from any thread; frames from one at a time.
final class Answers {
  private static final String WHO = "camera";

  private final long exposureDelayNanos;
  private final Mailbox<Exposure> sink;
  private final FaultLog faults;
  private long frameNumber;

  /// What every picture of a camera is like.
  ///
  /// @param origin what frames say of where they come from
  record Shape(Raster raster, String origin) {}

  /// @param exposureDelayNanos from the sensor's edge to the exposure, as the line expects it
  Answers(long exposureDelayNanos, Mailbox<Exposure> sink, FaultLog faults) {
    this.exposureDelayNanos = exposureDelayNanos;
    this.sink = sink;
    this.faults = faults;
  }

  /// @param receivedAtNanos when its last byte was here
  /// @param full has the picture; the frame's last close gives it back
  void frame(long exposedAtNanos, long receivedAtNanos, Shape shape, FramePool.Buffer full) {
    Frame frame =
        full.frame(
            new FrameInfo(
                ++frameNumber,
                exposedAtNanos,
                Math.max(receivedAtNanos, exposedAtNanos),
                shape.raster(),
                shape.origin()));
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
