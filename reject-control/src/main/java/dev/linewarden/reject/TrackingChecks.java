package dev.linewarden.reject;

import dev.linewarden.inspection.Limit;
import dev.linewarden.reject.TrackingSettings.Conveyor;
import dev.linewarden.reject.TrackingSettings.Ejector;
import dev.linewarden.reject.TrackingSettings.Lane;
import dev.linewarden.reject.TrackingSettings.Resync;
import dev.linewarden.reject.TrackingSettings.Sensors;
import java.util.List;

/// Whether [TrackingSettings] fit together: what could let a part escape, or confuse two, is
/// refused with the sum that shows it.
final class TrackingChecks {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;

  private final Conveyor conveyor;
  private final Ranges ranges;

  private TrackingChecks(Conveyor conveyor, Ranges ranges) {
    this.conveyor = conveyor;
    this.ranges = ranges;
  }

  /// Tells `ranges` of every problem.
  static void check(
      Conveyor conveyor,
      Ejector ejector,
      Sensors sensors,
      long deadlineNanos,
      List<Lane> further,
      Resync resync,
      Ranges ranges) {
    TrackingChecks checks = new TrackingChecks(conveyor, ranges);
    checks.checkPulse(ejector, sensors);
    checks.checkLanes(ejector, further);
    checks.checkResync(ejector, resync);
    checks.checkCommit(ejector, deadlineNanos, resync.isThere() ? resync.windowMm() : 0);
  }

  private void checkPulse(Ejector ejector, Sensors sensors) {
    if (ejector.pulseMm() > conveyor.pitchMmMin()) {
      ranges.problem(
          "ejector pulseMm must not be longer than the smallest pitch of %s mm, but is %s"
              .formatted(conveyor.pitchMmMin(), ejector.pulseMm()));
    }
    double partNanos = nanos(conveyor.partMm());
    if (sensors.debounceNanos() >= partNanos) {
      ranges.problem(
          "debounceNanos must be below %.0f, the time one part takes, or the next part is missed, but is %d"
              .formatted(partNanos, sensors.debounceNanos()));
    }
  }

  private void checkLanes(Ejector first, List<Lane> further) {
    if (further.size() >= Limit.LANES_MAX) {
      ranges.problem(
          "there can be %d ejectors, but there are %d"
              .formatted(Limit.LANES_MAX, further.size() + 1));
    }
    Ejector before = first;
    for (Lane lane : further) {
      Ejector next = lane.ejector();
      if (next.pulseMm() > conveyor.pitchMmMin()) {
        ranges.problem(
            "a further ejector's pulseMm must not be longer than the smallest pitch of %s mm, but is %s"
                .formatted(conveyor.pitchMmMin(), next.pulseMm()));
      }
      if (next.distanceMm() - next.leadMm()
          <= before.distanceMm() + before.pulseMm() - before.leadMm()) {
        ranges.problem(
            "ejectors must stand one behind the other, but %s mm - %s mm lead is not behind %s mm + %s mm pulse - %s mm lead"
                .formatted(
                    next.distanceMm(),
                    next.leadMm(),
                    before.distanceMm(),
                    before.pulseMm(),
                    before.leadMm()));
      }
      checkBehind(before, lane.resync());
      checkResync(next, lane.resync());
      before = next;
    }
  }

  /// What is corrected must be past the ejector before: neither its pulse nor the gap that it
  /// leaves for a neighbour may move any more.
  private void checkBehind(Ejector before, Resync resync) {
    double pulseMm = Math.max(before.pulseMm() - before.leadMm(), before.clearMm());
    double doneMm = before.distanceMm() + conveyor.partMm() / 2 + pulseMm;
    if (resync.isThere() && resync.distanceMm() - resync.windowMm() <= doneMm) {
      ranges.problem(
          "a further sensor must stand behind the ejector before, but %s mm - %s mm window is not behind %.1f mm = %s mm to that ejector + %s mm half a part + %s mm of pulse or neighbour"
              .formatted(
                  resync.distanceMm(),
                  resync.windowMm(),
                  doneMm,
                  before.distanceMm(),
                  conveyor.partMm() / 2,
                  pulseMm));
    }
  }

  /// Where a part is must be known before its ejection is due, and which part it is.
  private void checkResync(Ejector ejector, Resync resync) {
    if (!resync.isThere()) {
      return;
    }
    double aheadMm =
        (ejector.lagNanos() + ejector.commitLeadNanos())
            / NANOS_PER_SECOND
            * conveyor.mmPerSecond();
    double latestMm = fireMm(ejector) - aheadMm;
    if (resync.distanceMm() + resync.windowMm() >= latestMm) {
      ranges.problem(
          "the second sensor must speak before the commit point, but %s mm + %s mm window is not before %.1f mm = %s mm to the ejector + %s mm half a part - %s mm lead - %.1f mm of belt in the lag and commit lead"
              .formatted(
                  resync.distanceMm(),
                  resync.windowMm(),
                  latestMm,
                  ejector.distanceMm(),
                  conveyor.partMm() / 2,
                  ejector.leadMm(),
                  aheadMm));
    }
    if (resync.windowMm() >= conveyor.partMm() / 2) {
      ranges.problem(
          "resync windowMm must be below %s, half a part, or the next one is in it, but is %s"
              .formatted(conveyor.partMm() / 2, resync.windowMm()));
    }
  }

  /// @param aheadMm so far a part may have run ahead of the belt when the second sensor sees it
  private void checkCommit(Ejector ejector, long deadlineNanos, double aheadMm) {
    double commitNanos =
        nanos(fireMm(ejector) - aheadMm) - ejector.lagNanos() - ejector.commitLeadNanos();
    if (commitNanos <= deadlineNanos) {
      ranges.problem(
          "the commit point must lie behind the verdict's deadline of %.3f ms, but (%s mm to the ejector + %s mm half a part - %s mm lead%s) at %s mm/s - %.3f ms lag - %.3f ms commit lead = %.3f ms after the trigger"
              .formatted(
                  deadlineNanos / NANOS_PER_MILLI,
                  ejector.distanceMm(),
                  conveyor.partMm() / 2,
                  ejector.leadMm(),
                  aheadMm == 0 ? "" : " - %s mm window of the second sensor".formatted(aheadMm),
                  conveyor.mmPerSecond(),
                  ejector.lagNanos() / NANOS_PER_MILLI,
                  ejector.commitLeadNanos() / NANOS_PER_MILLI,
                  commitNanos / NANOS_PER_MILLI));
    }
  }

  /// The belt's travel from a part's edge to the beginning of its pulse.
  private double fireMm(Ejector ejector) {
    return ejector.distanceMm() + conveyor.partMm() / 2 - ejector.leadMm();
  }

  private double nanos(double mm) {
    return mm / conveyor.mmPerSecond() * NANOS_PER_SECOND;
  }
}
