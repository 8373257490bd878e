package dev.linewarden.station;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Notes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/// What maintainers look at and may move at a station: wires, alarms and cameras.
final class Maintenance {
  private final WireDesk wires;
  private final AlarmBoard alarms;
  private final AlarmWatch watch;
  private final CameraDesk cameras;
  private final SettingsTrail settings;
  private final Optional<Path> configuration;

  /// @param path waits until there is one
  /// @param pictures the small picture of a part as JPEG, for as long as it is at hand
  Maintenance(
      StationConfig config,
      Supplier<LinePath> path,
      RecordKeeping records,
      LongFunction<Optional<byte[]>> pictures,
      Clock clock,
      FaultLog faults) {
    Notes notes = records.journal();
    settings = new SettingsTrail(config.data(), notes, faults, clock);
    configuration = config.places().configuration();
    wires = new WireDesk(config.io(), () -> path.get().wires(), faults, notes, clock);
    cameras = new CameraDesk(config.views(), path);
    alarms =
        new AlarmBoard(
            new AlarmBoard.Sources(
                () -> path.get().line().view(),
                () -> path.get().cameraReports(),
                records::alarm,
                faults,
                pictures),
            notes,
            clock);
    watch =
        new AlarmWatch(
            records.troubles(), () -> path.get().cameraReports(), this::look, notes, clock);
  }

  /// Notes by which program and settings the station runs from now on, where they are others.
  void begin() {
    settings.follow(MachineFacts.version(), configuration);
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
