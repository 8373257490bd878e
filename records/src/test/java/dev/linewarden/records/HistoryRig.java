package dev.linewarden.records;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
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
      rig.append(parts.getLast());
    }
    rig.settle();
    index = new LedgerIndex(rig.folder(), 1 << 20, CALENDAR, rig.faults);
    scores =
        new ScoreStore(rig.folder(), new ScoreSettings(1 << 20, 1 << 30, 1 << 20, 64), rig.faults);
    index.followToTheEnd(rig.journal, Progress.NONE);
    scores.followToTheEnd(rig.journal, Progress.NONE);
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
