package dev.linewarden.tests;

import dev.linewarden.access.Access;
import dev.linewarden.access.AccessSettings;
import dev.linewarden.access.Accounts;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.station.StationReception;
import dev.linewarden.ui.Reception;
import java.nio.file.Path;

/// The users behind a screen under test: at first nobody.
final class ScreenUsers implements AutoCloseable {
  final Accounts accounts;
  final Access access;

  ScreenUsers(Path folder, Clock clock, FaultLog faults) {
    this(folder, AccessSettings.DEFAULT, clock, faults);
  }

  ScreenUsers(Path folder, AccessSettings settings, Clock clock, FaultLog faults) {
    accounts = new Accounts(folder, clock, faults);
    access = new Access(settings, accounts, true, _ -> true, clock, faults);
  }

  Reception reception() {
    return new StationReception(access, accounts);
  }

  @Override
  public void close() {
    accounts.close();
  }
}
