package dev.linewarden.reject;

import dev.linewarden.inspection.Closing;
import dev.linewarden.inspection.FaultLog;

/// Hands closings out in the order of the parts. A refused one stays in its slot and is offered
/// again, so the backlog is bounded by the parts in transit: when that is full, the line stops.
/// Owned by the `io` thread.
final class Deliveries {
  private final Transit transit;
  private final Taker<Closing> closings;
  private final FaultLog faults;
  private boolean waiting;

  Deliveries(Transit transit, Taker<Closing> closings, FaultLog faults) {
    this.transit = transit;
    this.closings = closings;
    this.faults = faults;
  }

  /// A closing was refused and has to be offered again.
  boolean waiting() {
    return waiting;
  }

  int deliver() {
    int delivered = 0;
    boolean refused = false;
    for (int i = 0; i < transit.size() && !refused; i++) {
      Slot slot = transit.at(i);
      if (slot.closing != null && !slot.delivered) {
        slot.delivered = closings.offer(slot.closing);
        refused = !slot.delivered;
        delivered += refused ? 0 : 1;
      }
    }
    if (refused && !waiting) {
      faults.count(Tracker.ROLE, "closing refused", "kept and offered again");
    }
    waiting = refused;
    transit.dropDone();
    return delivered;
  }
}
