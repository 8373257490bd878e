package dev.linewarden.reject;

import dev.linewarden.inspection.FaultLog;
import org.jspecify.annotations.Nullable;

/// A sensor in front of an ejector: each part that is to come as far is expected there in a window.
/// What it has slipped since the sensor before is made up for, at this ejector and at all behind
/// it; a part that does not come has vanished, and one that nobody expects has appeared, or was not
/// removed before. Both stop the line, and both places are ejected. Does nothing where there is no
/// such sensor. Owned by the `io` thread.
final class Resync {
  private final int lane;
  private final String sensor;
  private final TrackingSettings.Resync settings;
  private final long debounceNanos;
  private final Transit transit;
  private final Schedule schedule;
  private final Interlock interlock;
  private final SeenAgain seenAgain;
  private final FaultLog faults;
  private final Slips slips;
  private boolean seen;
  private long lastNanos;

  /// @param lane of the ejector behind it, from 0
  Resync(
      int lane,
      TrackingSettings settings,
      Transit transit,
      Schedule schedule,
      Interlock interlock,
      SeenAgain seenAgain,
      FaultLog faults) {
    this.lane = lane;
    this.sensor = Input.resync(lane).key();
    this.settings = settings.lane(lane).resync();
    this.slips = new Slips(sensor);
    this.debounceNanos = settings.sensors().debounceNanos();
    this.transit = transit;
    this.schedule = schedule;
    this.interlock = interlock;
    this.seenAgain = seenAgain;
    this.faults = faults;
  }

  Slips slips() {
    return slips;
  }

  void edge(long atNanos) {
    double travelMm = schedule.travelAt(atNanos);
    if (!settings.isThere()) {
      return;
    }
    if (seen && atNanos - lastNanos < debounceNanos) {
      faults.count(Tracker.ROLE, "resync sensor bounced", "edge of %s ignored".formatted(sensor));
      return;
    }
    seen = true;
    lastNanos = atNanos;
    // What the ejectors before have met does not move any more.
    schedule.settle(atNanos);
    double frontMm = travelMm - settings.distanceMm();
    Slot slot = expected(frontMm);
    if (slot != null) {
      correct(slot, frontMm - slot.frontMm);
    } else if (seenAgain.is(travelMm, settings.distanceMm(), lane, transit)) {
      faults.count(Tracker.ROLE, "part seen again", "the belt was moved back");
    } else {
      interlock.trip(
          "part appeared between the sensors", "%s sees one that nobody expects".formatted(sensor));
      schedule.hold(lane, frontMm, frontMm);
    }
  }

  /// The part nearest to this place that the sensor has not seen yet.
  private @Nullable Slot expected(double frontMm) {
    Slot nearest = null;
    for (int i = 0; i < transit.size(); i++) {
      Slot slot = transit.at(i);
      double offMm = Math.abs(frontMm - slot.frontMm);
      boolean near = nearest == null || offMm < Math.abs(frontMm - nearest.frontMm);
      if (isExpected(slot) && !slot.ended() && offMm <= settings.windowMm() && near) {
        nearest = slot;
      }
    }
    return nearest;
  }

  private boolean isExpected(Slot slot) {
    return !slot.resynced[lane] && slot.comesTo(lane);
  }

  private void correct(Slot slot, double slipMm) {
    slot.resynced[lane] = true;
    slot.slipped(slipMm);
    slips.add(slipMm);
    schedule.sealIfHeld(slot);
    if (Math.abs(slipMm) > settings.slipMaxMm()) {
      interlock.trip(
          "parts slip",
          "part %s is %.1f mm off where the belt carried it, more than %s, at %s"
              .formatted(slot.part, slipMm, settings.slipMaxMm(), sensor));
    }
  }

  /// Looks for parts that should have been seen by now.
  ///
  /// @param caughtUp every edge up to now has been read
  void look(long nowNanos, boolean caughtUp) {
    for (int i = 0; settings.isThere() && caughtUp && i < transit.size(); i++) {
      Slot slot = transit.at(i);
      if (isExpected(slot) && schedule.nanosAt(untilMm(slot)) < nowNanos) {
        slot.resynced[lane] = true;
        if (!slot.ended()) {
          schedule.seal(slot);
          interlock.trip(
              "part vanished between the sensors",
              "part %s did not come to %s".formatted(slot.part, sensor));
        }
      }
    }
  }

  private double untilMm(Slot slot) {
    return slot.frontMm + settings.distanceMm() + settings.windowMm();
  }

  /// When to look again as the belt moves now.
  long dueNanos() {
    long due = Belt.NEVER;
    for (int i = 0; settings.isThere() && i < transit.size(); i++) {
      Slot slot = transit.at(i);
      if (isExpected(slot)) {
        due = Math.min(due, Belt.shifted(schedule.nanosAt(untilMm(slot)), 1));
      }
    }
    return due;
  }
}
