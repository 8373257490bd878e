package dev.linewarden.reject;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.reject.TrackingSettings.By;
import dev.linewarden.reject.TrackingSettings.Conveyor;
import dev.linewarden.reject.TrackingSettings.Ejector;
import dev.linewarden.reject.TrackingSettings.Lane;
import dev.linewarden.reject.TrackingSettings.Resync;
import dev.linewarden.reject.TrackingSettings.Sensors;
import java.util.ArrayList;
import java.util.List;

/// Reads [TrackingSettings] from the station's configuration.
final class TrackingReader {
  private final SettingsReader root;
  private final SettingsReader belt;

  TrackingReader(SettingsReader root, SettingsReader belt) {
    this.root = root;
    this.belt = belt;
  }

  TrackingSettings read(long deadlineNanos) {
    SettingsReader table = root.table("ejector");
    try {
      Conveyor conveyor = conveyor(belt);
      Ejector first = ejector(table);
      Sensors sensors = sensors(root.table("sensors"));
      return new TrackingSettings(
          conveyor,
          first,
          sensors,
          deadlineNanos,
          TrackingSettings.IN_TRANSIT_MAX,
          further(first, sensors),
          resync(1, Ejector.DISTANCE_MM / 2));
    } catch (BadInput e) {
      e.problems().forEach(table::problem);
      return TrackingSettings.DEFAULT;
    }
  }

  private static Conveyor conveyor(SettingsReader table) {
    return new Conveyor(
        table.choice("by", By.class, By.TRAVEL),
        table.number("mm_per_second", 1, 50_000, Conveyor.MM_PER_SECOND),
        table.number("pitch_mm", 1, 10_000, Conveyor.PITCH_MM_MIN),
        table.number("part_mm", 1, 10_000, Conveyor.PART_MM));
  }

  private static Ejector ejector(SettingsReader table) {
    return new Ejector(
        table.number("distance_mm", 1, 20_000, Ejector.DISTANCE_MM),
        table.number("lead_mm", 0, 10_000, Ejector.LEAD_MM),
        table.number("pulse_mm", 1, 10_000, Ejector.PULSE_MM),
        table.number("core_mm", 0, 5_000, Ejector.CORE_MM),
        table.number("clear_mm", 0, 10_000, Ejector.CLEAR_MM),
        table.number("merge_mm", 0, 1_000, Ejector.MERGE_MM),
        nanos(table, "lag_ms", 0, 200, Ejector.LAG_NANOS),
        nanos(table, "commit_lead_ms", 0, 1_000, Ejector.COMMIT_LEAD_NANOS));
  }

  /// Without a gap: `ejector_3` without `ejector_2` is a mistake.
  private List<Lane> further(Ejector first, Sensors sensors) {
    List<Lane> lanes = new ArrayList<>();
    Ejector before = first;
    for (int number = 2; number <= Limit.LANES_MAX; number++) {
      String key = "ejector_" + number;
      if (!root.has(key)) {
        refuseResync(number);
        continue;
      }
      SettingsReader table = root.table(key);
      if (lanes.size() != number - 2) {
        table.problem("there is no [ejector_%d] before it".formatted(number - 1));
      }
      Ejector ejector = ejector(table);
      lanes.add(
          new Lane(
              ejector,
              nanos(table, "confirm_ms", 0, 10_000, sensors.confirmNanos()),
              nanos(table, "confirm_tolerance_ms", 0.001, 10_000, sensors.confirmToleranceNanos()),
              resync(number, (before.distanceMm() + ejector.distanceMm()) / 2)));
      before = ejector;
    }
    return lanes;
  }

  /// @param number of the ejector behind it, from 1
  /// @param standardMm where it is when nobody says so
  private Resync resync(int number, double standardMm) {
    String key = Input.resync(number - 1).key();
    return root.has(key) ? resync(root.table(key), standardMm) : Resync.NONE;
  }

  private void refuseResync(int number) {
    String key = Input.resync(number - 1).key();
    if (root.has(key)) {
      SettingsReader table = root.table(key);
      resync(table, Ejector.DISTANCE_MM);
      table.problem("there is no [%s] behind it".formatted(Output.ejector(number - 1).key()));
    }
  }

  private static Resync resync(SettingsReader table, double standardMm) {
    double windowMm = table.number("window_mm", 0.1, 1_000, Resync.WINDOW_MM);
    return new Resync(
        table.number("distance_mm", 1, 20_000, standardMm),
        windowMm,
        table.number("slip_mm", 0, windowMm, Math.min(windowMm, Resync.SLIP_MAX_MM)));
  }

  private static Sensors sensors(SettingsReader table) {
    return new Sensors(
        nanos(table, "debounce_ms", 0, 1_000, Sensors.DEBOUNCE_NANOS),
        nanos(table, "confirm_ms", 0, 10_000, Sensors.CONFIRM_NANOS),
        nanos(table, "confirm_tolerance_ms", 0.001, 10_000, Sensors.CONFIRM_TOLERANCE_NANOS),
        table.number("empty_m", 1, 1_000_000, Sensors.EMPTY_MM / 1e3) * 1e3,
        table.flag("unexpected_stops", false));
  }

  private static long nanos(
      SettingsReader table, String key, double min, double max, long standardNanos) {
    return Math.round(table.number(key, min, max, standardNanos / 1e6) * 1e6);
  }
}
