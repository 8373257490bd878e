package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.ToolTime;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.records.LedgerJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Ledger entries of parts with twelve findings of four tools, made from a part's number alone. The
/// values are noise to the last bit: nothing packs worse. About one part in eighty is bad.
final class BenchParts {
  static final int FINDINGS = 12;
  static final RecipeKey RECIPE = new RecipeKey("bench", 1);

  private static final long SEED = 20_261_122;
  private static final long BEGIN_MILLIS = 1_750_000_000_000L;
  private static final double MEAN = 100;
  private static final double BAND = 32;

  /// Parts that wait in the journal's memory before it is told to write.
  private static final int WRITTEN_AT_ONCE = 500;

  private final long stepMillis;

  /// @param stepMillis from one part to the next
  BenchParts(long stepMillis) {
    this.stepMillis = stepMillis;
  }

  /// Each value is good within this much of its middle, in standard deviations of 10.
  static List<Limit> limits(double band) {
    return IntStream.range(0, FINDINGS)
        .mapToObj(i ->
            new Limit(
                tool(i), finding(i), MEAN - band, MEAN + band, "%s off".formatted(finding(i))))
        .toList();
  }

  static List<Limit> limits() {
    return limits(BAND);
  }

  long wallMillis(long part) {
    return BEGIN_MILLIS + part * stepMillis;
  }

  List<LedgerEntry> of(long part) {
    PartId id = new PartId(part);
    long wall = wallMillis(part);
    SplittableRandom random = new SplittableRandom(SEED + part);
    List<Finding> findings = new ArrayList<>(FINDINGS);
    for (int i = 0; i < FINDINGS; i++) {
      Region where = new Region.Box(10 * i, 20, 64, 64);
      findings.add(
          new Finding(tool(i), finding(i), MEAN + 10 * random.nextGaussian(), "grey", where));
    }
    Verdict verdict = Judge.judge(findings, limits());
    Ending ending = verdict instanceof Verdict.Pass ? Ending.PASSED : Ending.REMOVED;
    return List.of(
        new LedgerEntry.Triggered(id, wall, RECIPE),
        new LedgerEntry.Judged(
            id,
            wall + 11,
            RECIPE,
            verdict,
            findings,
            List.of(new ToolTime("cap", 90_000), new ToolTime("fill", 110_000)),
            part,
            "bench",
            9_000_000 + random.nextLong(3_000_000),
            3_000_000),
        new LedgerEntry.Closed(id, wall + 400, RECIPE, ending, ending == Ending.PASSED ? 0 : 1));
  }

  /// As fast as the journal takes them, on this thread alone.
  ///
  /// @param from the first part, and `to` the last one
  /// @return how many of them passed
  int write(LedgerJournal journal, int from, int to, Clock clock, Console console) {
    int passed = 0;
    for (int part = from; part <= to; part++) {
      if (part % WRITTEN_AT_ONCE == 0) {
        int _ = journal.doWork(clock.nanos());
      }
      for (LedgerEntry entry : of(part)) {
        passed +=
            entry instanceof LedgerEntry.Closed closed && closed.ending() == Ending.PASSED ? 1 : 0;
        while (!journal.append(entry)) {
          int _ = journal.doWork(clock.nanos());
        }
      }
      console.progress("parts", part, to);
    }
    return passed;
  }

  private static String tool(int i) {
    return List.of("cap", "fill", "label", "print").get(i / 3);
  }

  private static String finding(int i) {
    return "value-" + i;
  }
}
