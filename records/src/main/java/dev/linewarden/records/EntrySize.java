package dev.linewarden.records;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.ToolTime;
import dev.linewarden.inspection.Verdict;
import java.util.List;

/// How many bytes an entry needs at most in the journal, without encoding it: the line's thread
/// reserves that much room before the entry is taken. Allocates nothing.
final class EntrySize {
  private static final int VARINT_MAX = 10;

  private EntrySize() {}

  static int bytesMax(LedgerEntry entry) {
    // Header, version, kind, place in the group, part and wall time.
    int bytes = RecordFormat.HEADER_BYTES + 2 + 5 + VARINT_MAX + 8;
    return bytes
        + switch (entry) {
          case LedgerEntry.Triggered triggered -> key(triggered.recipe());
          case LedgerEntry.Judged judged -> key(judged.recipe()) + judged(judged);
          case LedgerEntry.Closed closed -> key(closed.recipe()) + 1 + lane(closed);
          case LedgerEntry.Changed changed ->
              key(changed.recipe())
                  + key(changed.before())
                  + text(changed.who())
                  + text(changed.why());
          case LedgerEntry.Noted noted -> 1 + note(noted.note());
        };
  }

  private static int lane(LedgerEntry.Closed closed) {
    boolean slipped = !Double.isNaN(closed.slipMm());
    return (slipped || closed.lane() != 0 ? VARINT_MAX : 0) + (slipped ? Double.BYTES : 0);
  }

  private static int note(Note note) {
    return text(note.who())
        + text(note.what())
        + text(note.before())
        + text(note.after())
        + text(note.why());
  }

  private static int key(RecipeKey key) {
    return text(key.id()) + VARINT_MAX;
  }

  private static int judged(LedgerEntry.Judged judged) {
    int bytes = verdict(judged.verdict()) + text(judged.origin()) + 6 * VARINT_MAX;
    List<Finding> findings = judged.findings();
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      bytes += text(finding.tool()) + text(finding.name()) + 8 + text(finding.unit());
      bytes += RegionCodec.bytesMax(finding.where());
      bytes += finding.text().isEmpty() ? 0 : VARINT_MAX + text(finding.text());
    }
    List<ToolTime> times = judged.times();
    for (int i = 0; i < times.size(); i++) {
      bytes += text(times.get(i).tool()) + VARINT_MAX;
    }
    return bytes;
  }

  private static int verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> 1;
      case Verdict.Unjudged unjudged -> 2 + text(unjudged.detail());
      case Verdict.Reject reject -> 1 + VARINT_MAX + reasons(reject.reasons());
    };
  }

  private static int reasons(List<Reason> reasons) {
    int bytes = 0;
    for (int i = 0; i < reasons.size(); i++) {
      Reason reason = reasons.get(i);
      bytes += text(reason.limit().tool()) + text(reason.limit().finding());
      bytes += text(reason.limit().fault()) + 24;
    }
    return bytes;
  }

  /// A character takes at most three bytes of UTF-8; a pair of surrogates takes four.
  private static int text(String text) {
    return 5 + 3 * text.length();
  }
}
