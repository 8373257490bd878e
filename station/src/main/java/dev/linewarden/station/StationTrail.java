package dev.linewarden.station;

import dev.linewarden.records.AuditEvent;
import dev.linewarden.records.AuditLog;
import dev.linewarden.ui.Trail;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// The station's audit trail, as the screen asks for it. Any thread.
///
/// @param data the station's folder
record StationTrail(Path data) implements Trail {
  @Override
  public List<Deed> newest(OptionalLong before, int count) {
    return AuditLog.newest(data, before.orElse(Long.MAX_VALUE), count).stream()
        .map(StationTrail::told)
        .toList();
  }

  private static Deed told(AuditEvent event) {
    return new Deed(
        event.sequence(),
        event.wallMillis(),
        event.kind(),
        event.who(),
        event.what(),
        event.before(),
        event.after(),
        event.why());
  }
}
