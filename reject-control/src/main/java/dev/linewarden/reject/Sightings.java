package dev.linewarden.reject;

import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.PartSightings;

/// Parts that somebody tells of instead of a part sensor: a camera, the clock, a person. Any
/// thread.
public final class Sightings implements PartSightings {
  private final LineIo io;
  private final Interlock interlock;
  private final FaultLog faults;
  private final Doorbell doorbell;

  Sightings(LineIo io, Interlock interlock, FaultLog faults, Doorbell doorbell) {
    this.io = io;
    this.interlock = interlock;
    this.faults = faults;
    this.doorbell = doorbell;
  }

  /// The clock or a person says that a part is at the part sensor's place, without having seen it.
  /// While the belt has no permit there is none. What it may have carried there as it ran out is
  /// ejected after the next start.
  public void said(long atNanos) {
    if (interlock.permitted()) {
      seen(atNanos);
    } else {
      leftOut();
      interlock.carriedOn(atNanos);
    }
  }

  @Override
  public void seen(long atNanos) {
    if (!io.told(atNanos, this::leftOut)) {
      interlock.unseen(atNanos, "more parts were told of at once than can be taken");
    }
    doorbell.ring();
  }

  @Override
  public void blind(long sinceNanos, String why) {
    interlock.unseen(sinceNanos, why);
  }

  private void leftOut() {
    faults.count("parts", "told of too soon", "the one before is too near, or the belt stands");
  }
}
