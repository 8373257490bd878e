package dev.linewarden.records;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.inspection.WallSpan;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Six hundred parts of four days in which a night had its clock put forward, and a wall clock that
/// jumped back for a while: in a journal, an index and blocks of scores.
final class HistoryRig implements AutoCloseable {
  static final int PARTS = 600;
  static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  static final long FROM = at("2026-03-27T05:00");
  static final long UNTIL = at("2026-03-31T05:00");
  static final WallSpan SPAN = new WallSpan(FROM, UNTIL);
  private static final Calendar CALENDAR =
      new Calendar(
          List.of(
              new Shift("night", LocalTime.of(22, 0)),
              new Shift("early", LocalTime.of(5, 45)),
              new Shift("late", LocalTime.of(14, 0))),
          ZONE);

  final List<LedgerEntry.Judged> parts = new ArrayList<>();
  final JournalRig rig;
  final LedgerIndex index;
  final ScoreStore scores;

  HistoryRig(Path root) {
    rig = new JournalRig(root);
    SplittableRandom random = new SplittableRandom(1);
    for (int part = 1; part <= PARTS; part++) {
      long late = part > 300 && part < 320 ? -7_200_000 : 0;
      parts.add(drawn(part, FROM + (UNTIL - FROM) * part / (PARTS + 1) + late, random));
      begin(part);
      rig.append(parts.getLast());
      end(parts.getLast());
    }
    rig.settle();
    index = new LedgerIndex(rig.folder(), 1 << 20, CALENDAR, rig.faults);
    scores =
        new ScoreStore(rig.folder(), new ScoreSettings(1 << 20, 1 << 30, 1 << 20, 64), rig.faults);
    index.followToTheEnd(rig.journal, Progress.NONE);
    scores.followToTheEnd(rig.journal, Progress.NONE);
  }

  /// The batch that is being made when the part is judged; `lot 1` twice, with another between.
  static String batch(long part) {
    return part < 100
        ? ""
        : part < 200 ? "lot 1" : part < 350 ? "lot 2" : part < 500 ? "lot 1" : "";
  }

  /// The ejector it goes at.
  static int lane(LedgerEntry.Judged part) {
    return part.verdict() instanceof Verdict.Pass ? 0 : isVeryLow(part) ? 2 : 1;
  }

  /// Of those it does not get hold of.
  static boolean slips(LedgerEntry.Judged part) {
    return lane(part) > 0 && part.part().value() % 7 == 0;
  }

  private void begin(int part) {
    String before = batch(part - 1L);
    String now = batch(part);
    if (!now.equals(before)) {
      note(part, Note.Kind.BATCH_ENDED, before);
      note(part, Note.Kind.BATCH_BEGUN, now);
    }
  }

  private void note(int part, Note.Kind kind, String batch) {
    if (!batch.isEmpty()) {
      Note note = Note.of(kind, parts.getLast().wallMillis(), "anna", batch, "");
      rig.append(new LedgerEntry.Noted(new PartId(part), note));
    }
  }

  private void end(LedgerEntry.Judged part) {
    int lane = lane(part);
    Ending ending = lane == 0 ? Ending.PASSED : slips(part) ? Ending.NOT_REMOVED : Ending.REMOVED;
    rig.append(new LedgerEntry.Closed(part.part(), part.wallMillis(), part.recipe(), ending, lane));
  }

  @Override
  public void close() {
    index.close();
    rig.close();
  }

  private static long at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant().toEpochMilli();
  }

  private static LedgerEntry.Judged drawn(int part, long wallMillis, SplittableRandom random) {
    double mean = random.nextDouble(200);
    Limit cap = new Limit("cap", "mean", 20, 1000, "cap missing");
    Limit fill = new Limit("fill", "level", 40, 1000, "underfilled");
    Verdict verdict = new Verdict.Pass();
    if (mean < 20) {
      verdict = new Verdict.Reject(List.of(new Reason(cap, mean), new Reason(fill, mean)));
    } else if (mean < 40) {
      verdict = new Verdict.Reject(List.of(new Reason(fill, mean)));
    } else if (part % 50 == 0) {
      verdict = new Verdict.Unjudged(Cause.LATE, "late");
    }
    return new LedgerEntry.Judged(
        new PartId(part),
        wallMillis,
        new RecipeKey("cola", part < 400 ? 1 : 2),
        verdict,
        List.of(new Finding("cap", "mean", mean, "grey", null)),
        List.of(),
        part,
        "",
        random.nextLong(20_000_000),
        1);
  }

  static boolean isLow(LedgerEntry.Judged part) {
    return part.findings().getFirst().value() < 40;
  }

  static boolean isVeryLow(LedgerEntry.Judged part) {
    return part.findings().getFirst().value() < 20;
  }
}
