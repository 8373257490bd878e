package dev.linewarden.records;

import dev.linewarden.inspection.WallSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes what happened beside the parts as rows, from the audit trail.
public final class EventsExport {
  private EventsExport() {}

  /// How many rows were written. Throws [UncheckedIOException] when they cannot be.
  ///
  /// @param data the station's data folder
  public static long run(Path data, WallSpan span, RowWriter rows) {
    long[] written = {0};
    AuditLog.forEach(
        data,
        event -> {
          if (span.contains(event.wallMillis())) {
            try {
              rows.write(row(event));
            } catch (IOException e) {
              throw new UncheckedIOException("the export cannot be written", e);
            }
            written[0]++;
          }
        });
    return written[0];
  }

  private static Map<String, Object> row(AuditEvent event) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("sequence", event.sequence());
    row.put("time", PartsExport.time(event.wallMillis()));
    row.put("next_part", event.nextPart().value());
    row.put("kind", event.kind());
    row.put("who", event.who());
    row.put("what", event.what());
    row.put("before", event.before());
    row.put("after", event.after());
    row.put("why", event.why());
    return row;
  }
}
