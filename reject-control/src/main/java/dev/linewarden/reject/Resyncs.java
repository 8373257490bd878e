package dev.linewarden.reject;

import dev.linewarden.inspection.FaultLog;
import java.util.Arrays;
import java.util.List;

/// The sensors at which places are corrected: one in front of each ejector, or of some of them, or
/// none. Owned by the `io` thread.
final class Resyncs {
  private final Resync[] sensors;
  private final List<Slips> slips;

  Resyncs(
      TrackingSettings settings,
      Transit transit,
      Schedule schedule,
      Interlock interlock,
      SeenAgain seenAgain,
      FaultLog faults) {
    sensors = new Resync[settings.lanes()];
    Arrays.setAll(
        sensors,
        lane -> new Resync(lane, settings, transit, schedule, interlock, seenAgain, faults));
    slips = Arrays.stream(sensors).map(Resync::slips).toList();
  }

  /// Of each sensor, in their order; no parts where there is none.
  List<Slips> slips() {
    return slips;
  }

  /// @param lane of the ejector behind the sensor, from 0
  void edge(int lane, long atNanos) {
    if (lane < sensors.length) {
      sensors[lane].edge(atNanos);
    }
  }

  /// Looks for parts that should have been seen by now.
  ///
  /// @param caughtUp every edge up to now has been read
  void look(long nowNanos, boolean caughtUp) {
    for (Resync sensor : sensors) {
      sensor.look(nowNanos, caughtUp);
    }
  }

  /// When to look again as the belt moves now.
  long dueNanos() {
    long due = Belt.NEVER;
    for (Resync sensor : sensors) {
      due = Math.min(due, sensor.dueNanos());
    }
    return due;
  }
}
