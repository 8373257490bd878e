package dev.linewarden.reject;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.util.List;

/// Gives each part that has come its number and its slot, and tells whoever has to do with it. On
/// the `io` thread.
final class NewParts implements Arrivals.Births {
  private final Transit transit;
  private final Schedule schedule;
  private final Signals signals;
  private final Handshake handshake;
  private final List<Taker<Trigger>> triggers;
  private final FaultLog faults;

  private PartId next;
  private long nowNanos;

  /// @param first the number of the next part
  NewParts(
      PartId first,
      Transit transit,
      Schedule schedule,
      Signals signals,
      Handshake handshake,
      List<Taker<Trigger>> triggers,
      FaultLog faults) {
    this.next = first;
    this.transit = transit;
    this.schedule = schedule;
    this.signals = signals;
    this.handshake = handshake;
    this.triggers = triggers;
    this.faults = faults;
  }

  /// It is so late now: parts are told of a little after they came.
  void turn(long nowNanos) {
    this.nowNanos = nowNanos;
  }

  @Override
  public void begin(long atNanos, double travelMm) {
    PartId part = next;
    next = part.next();
    Slot slot = transit.add(part, travelMm);
    schedule.sealIfHeld(slot);
    signals.strobe(nowNanos);
    handshake.part(nowNanos);
    Trigger trigger = new Trigger(part, atNanos, travelMm);
    for (int i = 0; i < triggers.size(); i++) {
      if (!triggers.get(i).offer(trigger)) {
        faults.count(Tracker.ROLE, "trigger refused", i == 0 ? "by the line" : "by the camera");
        return;
      }
    }
  }
}
