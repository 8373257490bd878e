package dev.linewarden.ui;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Counts;
import dev.linewarden.inspection.Doorbell;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Tells every screen four times a second how the station is: its silence is how a screen notices
/// that the station is gone.
final class StatusDesk implements Agent {
  static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final StationControl control;
  private final Wires wires;
  private final Alarms alarms;
  private final Audience audience;
  private final Ticks ticks;
  private final Missing missing;
  private final RejectShelf shelf;
  private final PictureDesk pictures;
  private final String frontEnd;
  private final Json json;
  private final Doorbell doorbell = new Doorbell();
  private long nextNanos = Long.MIN_VALUE;

  /// @param frontEnd which files the screen is made of
  StatusDesk(
      StationControl control,
      Wires wires,
      Alarms alarms,
      Audience audience,
      Ticks ticks,
      Missing missing,
      RejectShelf shelf,
      PictureDesk pictures,
      String frontEnd,
      Json json) {
    this.control = control;
    this.wires = wires;
    this.alarms = alarms;
    this.audience = audience;
    this.ticks = ticks;
    this.missing = missing;
    this.shelf = shelf;
    this.pictures = pictures;
    this.frontEnd = frontEnd;
    this.json = json;
  }

  @Override
  public String role() {
    return "ui-status";
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public int doWork(long nowNanos) {
    if (audience.isEmpty() || nowNanos < nextNanos) {
      return 0;
    }
    nextNanos = nowNanos + EVERY_NANOS;
    audience.status(json.text(status()));
    return 1;
  }

  @Override
  public long dueNanos() {
    return audience.isEmpty() ? Long.MAX_VALUE : nextNanos;
  }

  /// Any thread.
  Wire.Status status() {
    StationSnapshot now = control.snapshot();
    Counts counts = now.counts();
    return new Wire.Status(
        "status",
        now.stationId(),
        now.cameras().stream().map(CameraReport::shortly).collect(Collectors.joining("; ")),
        now.cameras().stream().map(Wire.Camera::of).toList(),
        now.state().name().toLowerCase(java.util.Locale.ROOT),
        WireReason.of(now.why()),
        new Wire.RecipeName(now.recipe().id(), now.recipe().revision(), now.recipeName()),
        now.batch(),
        now.models(),
        Wire.Ledger.of(now.balance()),
        new Wire.Counted(counts.passed(), counts.rejected(), counts.unjudged(), counts.labels()),
        now.partsPerMinute(),
        now.triggerToVerdict(),
        now.frameToVerdict(),
        now.deadlineMillis(),
        now.faults().stream().map(AlarmRoutes.Counted::of).toList(),
        now.upstream(),
        control.sinks().stream().map(WireSink::of).toList(),
        now.busy(),
        now.byHand(),
        now.heartbeats(),
        now.notice(),
        now.wallMillis(),
        ticks.last(),
        shelf.newest(),
        missing.last(),
        wires.held(),
        AlarmRoutes.Standing.of(alarms),
        new Wire.Screens(audience.size(), pictures.rejectsMissed()),
        frontEnd);
  }
}
