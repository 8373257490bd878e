package dev.linewarden.records;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recorded;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.inspection.WallSpan;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes the parts of a journal as rows, each when it is closed; those still under way at the end
/// come last, without an ending. Used once, by one thread.
public final class PartsExport {
  /// Parts that wait for their ending; of more, an ending was lost long ago.
  static final int OPEN_MAX = 10_000;

  private static final double NANOS_PER_MILLI = 1e6;

  private final WallSpan span;
  private final RowWriter rows;
  private final Map<PartId, Map<String, Object>> open = new LinkedHashMap<>();
  private String batch = "";
  private long written;

  /// @param span of the instant at which a part was judged
  public PartsExport(WallSpan span, RowWriter rows) {
    this.span = span;
    this.rows = rows;
  }

  /// How many parts were written. The whole journal is read, whatever the span: wall time does not
  /// say where in it something stands.
  public long run(JournalReader journal) throws IOException {
    long position = 0;
    for (List<Recorded> some = journal.readAfter(position, AuditTrail.BATCH_MAX);
        !some.isEmpty();
        some = journal.readAfter(position, AuditTrail.BATCH_MAX)) {
      position = some.getLast().sequence();
      for (Recorded recorded : some) {
        enter(recorded.entry());
      }
    }
    while (!open.isEmpty()) {
      writeOldest();
    }
    return written;
  }

  private void enter(LedgerEntry entry) throws IOException {
    switch (entry) {
      case LedgerEntry.Triggered _, LedgerEntry.Changed _ -> {}
      case LedgerEntry.Judged judged -> judged(judged);
      case LedgerEntry.Closed closed -> closed(closed);
      case LedgerEntry.Noted noted -> batch = noted.note().batch(batch);
    }
  }

  private void judged(LedgerEntry.Judged judged) throws IOException {
    if (span.contains(judged.wallMillis())) {
      open.put(judged.part(), row(judged));
      if (open.size() > OPEN_MAX) {
        writeOldest();
      }
    }
  }

  private void closed(LedgerEntry.Closed closed) throws IOException {
    Map<String, Object> row = open.remove(closed.part());
    if (row != null) {
      row.put("ending", closed.ending().name().toLowerCase(Locale.ROOT));
      row.put("lane", closed.lane());
      row.put("slip_mm", closed.slipMm());
      write(row);
    }
  }

  /// Of those under way.
  private void writeOldest() throws IOException {
    Iterator<Map<String, Object>> oldest = open.values().iterator();
    write(oldest.next());
    oldest.remove();
  }

  private void write(Map<String, Object> row) throws IOException {
    rows.write(row);
    written++;
  }

  private Map<String, Object> row(LedgerEntry.Judged judged) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("part", judged.part().value());
    row.put("time", time(judged.wallMillis()));
    row.put("batch", batch);
    row.put("recipe", judged.recipe().id());
    row.put("revision", judged.recipe().revision());
    row.put("verdict", judged.verdict().kind());
    row.put("label", judged.verdict().label());
    row.put("detail", judged.verdict() instanceof Verdict.Unjudged(_, String detail) ? detail : "");
    row.put("ending", "");
    row.put("lane", 0);
    row.put("slip_mm", Double.NaN);
    row.put("trigger_to_verdict_ms", judged.triggerToVerdictNanos() / NANOS_PER_MILLI);
    row.put("frame_to_verdict_ms", frameMillis(judged));
    row.put("frame_number", judged.frameNumber());
    row.put("origin", judged.origin());
    row.put("scores", scores(judged.findings()));
    return row;
  }

  private static double frameMillis(LedgerEntry.Judged judged) {
    return judged.frameToVerdictNanos() < 0
        ? Double.NaN
        : judged.frameToVerdictNanos() / NANOS_PER_MILLI;
  }

  private static List<Map<String, Object>> scores(List<Finding> findings) {
    List<Map<String, Object>> scores = new ArrayList<>();
    for (Finding finding : findings) {
      Map<String, Object> score = new LinkedHashMap<>();
      score.put("tool", finding.tool());
      score.put("finding", finding.name());
      score.put("value", finding.value());
      score.put("unit", finding.unit());
      score.put("text", finding.text());
      scores.add(score);
    }
    return scores;
  }

  static String time(long wallMillis) {
    return AuditLine.TIME.format(Instant.ofEpochMilli(wallMillis));
  }
}
