package dev.linewarden.station;

import dev.linewarden.inspection.Adjustable;
import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.ui.CameraReport;

/// Hands each trigger to the camera, on the camera thread.
final class CameraAgent implements Agent, Adjustable {
  /// Triggers that wait while the camera answers one. A part whose trigger is refused gets no frame
  /// and is ejected.
  private static final int TRIGGERS_MAX = 64;

  private final String view;
  private final Camera camera;
  private final Doorbell doorbell = new Doorbell();
  private final Mailbox<Trigger> triggers = new Mailbox<>("camera", TRIGGERS_MAX, doorbell);

  /// @param view names the thread where there are several
  CameraAgent(String view, Camera camera) {
    this.view = view;
    this.camera = camera;
  }

  Mailbox<Trigger> triggers() {
    return triggers;
  }

  @Override
  public void adjust(CameraSettings wanted, long fromNanos) {
    camera.adjust(wanted, fromNanos);
  }

  @Override
  public boolean expose(Trigger trigger) {
    return triggers.offer(trigger);
  }

  /// How the camera is now. Any thread.
  CameraReport report() {
    return new CameraReport(view, camera.name(), camera.condition(), camera.health());
  }

  @Override
  public String role() {
    return view.isEmpty() ? "camera" : "camera-" + view;
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public int doWork(long nowNanos) {
    Trigger trigger = triggers.poll();
    if (trigger == null) {
      return 0;
    }
    camera.trigger(trigger);
    return 1;
  }

  @Override
  public long dueNanos() {
    return Long.MAX_VALUE;
  }
}
