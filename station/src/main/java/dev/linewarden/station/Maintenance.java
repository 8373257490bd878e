package dev.linewarden.station;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Notes;
import java.util.function.Supplier;

/// What maintainers look at and may move at a station: wires, alarms and cameras.
final class Maintenance {
  private final WireDesk wires;
  private final AlarmBoard alarms;
  private final AlarmWatch watch;
  private final CameraDesk cameras;

  /// @param path waits until there is one
  Maintenance(
      StationConfig config,
      Supplier<LinePath> path,
      RecordKeeping records,
      Clock clock,
      FaultLog faults) {
    Notes notes = records.journal();
    wires = new WireDesk(config.io(), () -> path.get().wires(), faults, notes, clock);
    cameras = new CameraDesk(config.views(), path);
    alarms =
        new AlarmBoard(
            new AlarmBoard.Sources(
                () -> path.get().line().view(),
                () -> path.get().cameraReports(),
                records::alarm,
                faults),
            notes,
            clock);
    watch =
        new AlarmWatch(
            records.troubles(), () -> path.get().cameraReports(), this::look, notes, clock);
  }

  private int look() {
    alarms.look();
    return wires.look();
  }

  WireDesk wires() {
    return wires;
  }

  AlarmBoard alarms() {
    return alarms;
  }

  CameraDesk cameras() {
    return cameras;
  }

  /// Looks each second at what may be in trouble.
  Agent watch() {
    return watch;
  }
}
