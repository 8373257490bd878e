package dev.linewarden.station;

import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The cameras of all views without a line behind them, for those that answer within the trigger.
final class BenchViews implements AutoCloseable {
  private final List<Camera> cameras = new ArrayList<>();
  private final List<Mailbox<Exposure>> answers = new ArrayList<>();

  BenchViews(List<LinePath.View> views, Clock clock, FaultLog faults) {
    for (LinePath.View view : views) {
      Mailbox<Exposure> own = new Mailbox<>("bench", 1, new Doorbell());
      answers.add(own);
      cameras.add(view.camera().make(own, Optional.empty(), clock, faults));
    }
  }

  /// Empty when one has no frame; the others' are given back.
  Optional<Frames> take(Trigger trigger) {
    cameras.forEach(camera -> camera.trigger(trigger));
    List<Frame> taken = new ArrayList<>();
    for (Mailbox<Exposure> own : answers) {
      if (own.poll() instanceof Frame frame) {
        taken.add(frame);
      }
    }
    if (taken.size() < cameras.size()) {
      taken.forEach(Frame::close);
      return Optional.empty();
    }
    return Optional.of(Frames.of(taken));
  }

  @Override
  public void close() {
    cameras.forEach(Camera::close);
  }
}
