package dev.linewarden.station;

import dev.linewarden.records.AuditEvent;
import dev.linewarden.records.AuditLog;
import dev.linewarden.ui.Trail;
import java.nio.file.Path;
import java.util.List;

/// The station's audit trail, as the screen asks for it. Any thread.
///
/// @param data the station's folder
record StationTrail(Path data) implements Trail {
  @Override
  public List<Deed> newest(Wish wish) {
    long before = wish.before().orElse(Long.MAX_VALUE);
    return AuditLog.newest(
            data,
            event ->
                event.sequence() < before
                    && wish.span().contains(event.wallMillis())
                    && wish.what().map(event.what()::equals).orElse(true),
            wish.count())
        .stream()
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
