package dev.linewarden.records;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.ToolTime;
import dev.linewarden.inspection.Verdict;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;

/// A ledger entry as bytes. `v` is a varint, `text` a varint length and UTF-8, `f` a double.
///
/// ```
/// every     | part v | wall time 8 bytes |
/// but noted | recipe id text | revision v |
/// triggered   nothing more
/// judged    | verdict | findings | times | frame v | origin text | trigger v | frame v | texts |
/// closed    | ending 1 byte | lane v | slip f, left out when it was not measured; so is lane 0 then
/// changed   | recipe before: id text | revision v | who text | why text |
/// noted       see [NoteCodec]
///
/// verdict   | 0 |                                                              pass
///           | 1 | count v | tool, finding text | min, max f | fault text | value f | ...  reject
///           | 2 | cause 1 byte | detail text |                                 unjudged
/// findings  | count v | tool, name text | value f | unit text | region | ...
/// times     | count v | tool text | nanos v | ...
/// texts       nothing when no finding has one; | count v | place of the finding v | text | ...
/// ```
///
/// Names are repeated in every record on purpose: a record can be read without any other.
final class EntryCodec {
  static final int TRIGGERED = 1;
  static final int JUDGED = 2;
  static final int CLOSED = 3;
  static final int CHANGED = 4;
  static final int NOTED = 5;

  // The place in these lists is what is stored: append only, never reorder.
  static final List<Cause> CAUSES =
      List.of(
          Cause.LATE,
          Cause.FRAME_MISSING,
          Cause.FRAME_LOST,
          Cause.FRAME_DOUBLED,
          Cause.FRAME_UNFIT,
          Cause.PARTS_TOO_CLOSE,
          Cause.TOOL_FAILED,
          Cause.OVERLOADED,
          Cause.STOPPED,
          Cause.FAULTED);
  static final List<Ending> ENDINGS =
      List.of(Ending.PASSED, Ending.REMOVED, Ending.NOT_REMOVED, Ending.INTERRUPTED);

  private EntryCodec() {}

  static int kind(LedgerEntry entry) {
    return switch (entry) {
      case LedgerEntry.Triggered _ -> TRIGGERED;
      case LedgerEntry.Judged _ -> JUDGED;
      case LedgerEntry.Closed _ -> CLOSED;
      case LedgerEntry.Changed _ -> CHANGED;
      case LedgerEntry.Noted _ -> NOTED;
    };
  }

  static void encode(ByteSink sink, LedgerEntry entry) {
    sink.varint(entry.part().value());
    sink.i64(entry.wallMillis());
    switch (entry) {
      case LedgerEntry.Triggered triggered -> key(sink, triggered.recipe());
      case LedgerEntry.Judged judged -> {
        key(sink, judged.recipe());
        judged(sink, judged);
      }
      case LedgerEntry.Closed closed -> {
        key(sink, closed.recipe());
        sink.u8(ENDINGS.indexOf(closed.ending()));
        if (closed.lane() != 0 || !Double.isNaN(closed.slipMm())) {
          sink.varint(closed.lane());
        }
        if (!Double.isNaN(closed.slipMm())) {
          sink.f64(closed.slipMm());
        }
      }
      case LedgerEntry.Changed changed -> {
        key(sink, changed.recipe());
        key(sink, changed.before());
        sink.text(changed.who());
        sink.text(changed.why());
      }
      case LedgerEntry.Noted noted -> NoteCodec.encode(sink, noted.note());
    }
  }

  static LedgerEntry decode(int kind, ByteSource source) throws IOException {
    try {
      PartId part = new PartId(source.varint());
      long wallMillis = source.i64();
      LedgerEntry entry =
          kind == NOTED
              ? new LedgerEntry.Noted(part, NoteCodec.decode(source, wallMillis))
              : decode(kind, source, part, wallMillis, key(source));
      source.finish();
      return entry;
    } catch (IllegalArgumentException | BadInput e) {
      throw new IOException("the record's values make no sense: " + e.getMessage(), e);
    }
  }

  private static LedgerEntry decode(
      int kind, ByteSource source, PartId part, long wallMillis, RecipeKey recipe)
      throws IOException {
    return switch (kind) {
      case TRIGGERED -> new LedgerEntry.Triggered(part, wallMillis, recipe);
      case JUDGED -> judged(source, part, wallMillis, recipe);
      case CLOSED ->
          new LedgerEntry.Closed(
              part,
              wallMillis,
              recipe,
              pick(ENDINGS, source.u8()),
              source.hasMore() ? (int) source.varint() : 0,
              source.hasMore() ? source.f64() : Double.NaN);
      case CHANGED ->
          new LedgerEntry.Changed(
              part, wallMillis, recipe, key(source), source.text(), source.text());
      default -> throw new StreamCorruptedException("unknown kind of record " + kind);
    };
  }

  static void key(ByteSink sink, RecipeKey key) {
    sink.text(key.id());
    sink.varint(key.revision());
  }

  static RecipeKey key(ByteSource source) throws IOException {
    return new RecipeKey(source.text(), (int) source.varint());
  }

  private static void judged(ByteSink sink, LedgerEntry.Judged judged) {
    verdict(sink, judged.verdict());
    sink.varint(judged.findings().size());
    for (Finding finding : judged.findings()) {
      sink.text(finding.tool());
      sink.text(finding.name());
      sink.f64(finding.value());
      sink.text(finding.unit());
      RegionCodec.encode(sink, finding.where());
    }
    sink.varint(judged.times().size());
    for (ToolTime time : judged.times()) {
      sink.text(time.tool());
      sink.varint(time.nanos());
    }
    sink.varint(judged.frameNumber());
    sink.text(judged.origin());
    sink.varint(judged.triggerToVerdictNanos());
    sink.varint(judged.frameToVerdictNanos());
    texts(sink, judged.findings());
  }

  private static void texts(ByteSink sink, List<Finding> findings) {
    int count = 0;
    for (int place = 0; place < findings.size(); place++) {
      count += findings.get(place).text().isEmpty() ? 0 : 1;
    }
    if (count > 0) {
      sink.varint(count);
      for (int place = 0; place < findings.size(); place++) {
        if (!findings.get(place).text().isEmpty()) {
          sink.varint(place);
          sink.text(findings.get(place).text());
        }
      }
    }
  }

  private static void texts(ByteSource source, List<Finding> findings) throws IOException {
    for (int left = source.hasMore() ? source.count() : 0; left > 0; left--) {
      long place = source.varint();
      if (place < 0 || place >= findings.size()) {
        throw new StreamCorruptedException(
            "a text of finding %d of %d".formatted(place, findings.size()));
      }
      Finding said = findings.get((int) place);
      findings.set(
          (int) place,
          new Finding(
              said.tool(), said.name(), said.value(), said.unit(), said.where(), source.text()));
    }
  }

  private static LedgerEntry.Judged judged(
      ByteSource source, PartId part, long wallMillis, RecipeKey recipe) throws IOException {
    Verdict verdict = verdict(source);
    List<Finding> findings = new ArrayList<>();
    for (int left = source.count(); left > 0; left--) {
      findings.add(
          new Finding(
              source.text(),
              source.text(),
              source.f64(),
              source.text(),
              RegionCodec.decode(source)));
    }
    List<ToolTime> times = new ArrayList<>();
    for (int left = source.count(); left > 0; left--) {
      times.add(new ToolTime(source.text(), source.varint()));
    }
    long frameNumber = source.varint();
    String origin = source.text();
    long triggerToVerdictNanos = source.varint();
    long frameToVerdictNanos = source.varint();
    texts(source, findings);
    return new LedgerEntry.Judged(
        part,
        wallMillis,
        recipe,
        verdict,
        findings,
        times,
        frameNumber,
        origin,
        triggerToVerdictNanos,
        frameToVerdictNanos);
  }

  private static void verdict(ByteSink sink, Verdict verdict) {
    switch (verdict) {
      case Verdict.Pass() -> sink.u8(0);
      case Verdict.Reject(List<Reason> reasons) -> {
        sink.u8(1);
        sink.varint(reasons.size());
        for (Reason reason : reasons) {
          sink.text(reason.limit().tool());
          sink.text(reason.limit().finding());
          sink.f64(reason.limit().min());
          sink.f64(reason.limit().max());
          sink.text(reason.limit().fault());
          sink.f64(reason.value());
        }
      }
      case Verdict.Unjudged(Cause cause, String detail) -> {
        sink.u8(2);
        sink.u8(CAUSES.indexOf(cause));
        sink.text(detail);
      }
    }
  }

  private static Verdict verdict(ByteSource source) throws IOException {
    int code = source.u8();
    return switch (code) {
      case 0 -> new Verdict.Pass();
      case 1 -> {
        List<Reason> reasons = new ArrayList<>();
        for (int left = source.count(); left > 0; left--) {
          Limit limit =
              new Limit(source.text(), source.text(), source.f64(), source.f64(), source.text());
          reasons.add(new Reason(limit, source.f64()));
        }
        yield new Verdict.Reject(reasons);
      }
      case 2 -> new Verdict.Unjudged(pick(CAUSES, source.u8()), source.text());
      default -> throw new StreamCorruptedException("unknown verdict " + code);
    };
  }

  private static <T> T pick(List<T> known, int code) throws IOException {
    if (code >= known.size()) {
      throw new StreamCorruptedException(
          "code %d, but only %d are known".formatted(code, known.size()));
    }
    return known.get(code);
  }
}
