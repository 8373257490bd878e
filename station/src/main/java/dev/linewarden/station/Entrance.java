package dev.linewarden.station;

import dev.linewarden.access.Access;
import dev.linewarden.access.Accounts;
import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Notes;
import dev.linewarden.ui.Reception;
import dev.linewarden.ui.UiSettings;
import java.nio.file.Path;
import java.util.Optional;

/// Who may do what at a running station, at the screen and by OPC UA. Any thread.
final class Entrance implements AutoCloseable {
  private final boolean hasScreen;
  private final Accounts accounts;
  private final Access access;

  Entrance(StationConfig config, Path data, Notes notes, Clock clock, FaultLog faults) {
    hasScreen = config.ui().isPresent();
    accounts = new Accounts(data, clock, faults);
    boolean onlyLocal = config.ui().map(UiSettings::isOnlyLocal).orElse(true);
    access = new Access(config.access(), accounts, onlyLocal, notes, clock, faults);
  }

  Reception reception() {
    return new StationReception(access, accounts);
  }

  Access access() {
    return access;
  }

  /// Tells the event log what was changed, and ends sessions.
  Agent agent() {
    return access;
  }

  /// What makes the first administrator, where people can come in and nobody is known yet.
  Optional<String> firstCode() {
    return hasScreen ? access.firstCode() : Optional.empty();
  }

  @Override
  public void close() {
    accounts.close();
  }
}
