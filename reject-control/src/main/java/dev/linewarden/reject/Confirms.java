package dev.linewarden.reject;

import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.PartId;
import java.util.Arrays;
import java.util.List;

/// The sensors behind the ejectors, which see what falls: a condemned part that did is removed, and
/// what nobody ejected is told of. Owned by the `io` thread.
final class Confirms {
  private static final long NEVER_YET = Long.MIN_VALUE / 2;
  private static final String UNASKED = "confirm edge nobody expected";

  private final TrackingSettings.Sensors settings;
  private final Schedule schedule;
  private final Interlock interlock;
  private final Signals signals;
  private final FaultLog faults;
  private final long[] lastNanos;
  private final ConfirmTrend[] trends;

  Confirms(
      TrackingSettings settings,
      Schedule schedule,
      Interlock interlock,
      Signals signals,
      FaultLog faults) {
    this.settings = settings.sensors();
    this.schedule = schedule;
    this.interlock = interlock;
    this.signals = signals;
    this.faults = faults;
    this.lastNanos = new long[settings.lanes()];
    Arrays.fill(lastNanos, NEVER_YET);
    this.trends = new ConfirmTrend[settings.lanes()];
    Arrays.setAll(trends, lane -> new ConfirmTrend(lane, settings, faults));
  }

  /// Of each ejector, in their order.
  List<ConfirmTrend> trends() {
    return List.of(trends);
  }

  /// @param lane of the ejector in front of the sensor, from 0
  void edge(int lane, long atNanos) {
    if (lane >= lastNanos.length) {
      faults.count(Tracker.ROLE, UNASKED, "there is no such ejector");
      return;
    }
    if (atNanos - lastNanos[lane] < settings.debounceNanos()) {
      faults.count(Tracker.ROLE, "confirm sensor bounced", "edge ignored");
      return;
    }
    lastNanos[lane] = atNanos;
    Slot slot = schedule.confirmed(lane, atNanos);
    if (slot != null) {
      if (slot.centreNanos[lane] != Belt.NEVER) {
        trends[lane].add(schedule.lateNanos(slot, atNanos));
      }
      slot.end(Ending.REMOVED, atNanos);
      signals.carriedOut();
    } else if (schedule.mayHold(lane, atNanos)) {
      faults.count(Tracker.ROLE, "removed without a number", "parts that could not be told apart");
    } else {
      unasked(lane, atNanos);
    }
  }

  /// Something is in the bin that the ledger does not have there: a valve that stays open blows
  /// good parts off.
  private void unasked(int lane, long atNanos) {
    PartId part = schedule.passing(lane, atNanos);
    String sensor = Input.confirm(lane).key();
    String words =
        part.equals(PartId.NOBODY)
            ? "something fell past %s".formatted(sensor)
            : "part %s was to pass, but fell past %s".formatted(part, sensor);
    // A hand in the bin of a belt that stands is nothing to stop for.
    if (settings.unexpectedStops() && interlock.permitted()) {
      interlock.trip(UNASKED, words, part);
    } else {
      interlock.alarm(UNASKED, words, part);
    }
  }
}
