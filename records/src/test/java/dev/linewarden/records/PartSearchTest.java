package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Measured;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PartQuestion;
import dev.linewarden.inspection.PartRow;
import dev.linewarden.inspection.ScoreRange;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.inspection.WallSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PartSearchTest {
  @TempDir Path root;
  private HistoryRig rig;

  @BeforeEach
  void write() {
    rig = new HistoryRig(root);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void everySearchFindsWhatLookingAtEachPartFinds() {
    long from = HistoryRig.FROM + 86_400_000;
    long until = HistoryRig.UNTIL - 86_400_000;
    search(
        part -> true, question(Optional.empty(), Optional.empty(), Optional.empty()), from, until);
    search(
        part -> part.verdict() instanceof Verdict.Pass,
        question(Optional.of("pass"), Optional.empty(), Optional.empty()),
        from,
        until);
    search(
        HistoryRig::isVeryLow,
        question(Optional.of("reject"), Optional.of("cap missing"), Optional.empty()),
        from,
        until);
    search(
        HistoryRig::isLow,
        question(Optional.empty(), Optional.of("underfilled"), Optional.empty()),
        from,
        until);
    search(
        part ->
            part.findings().getFirst().value() >= 50 && part.findings().getFirst().value() <= 60,
        question(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new ScoreRange(new Measured("cap", "mean"), 50, 60))),
        from,
        until);
  }

  private record Wanted(
      Optional<String> verdict, Optional<String> fault, Optional<ScoreRange> score) {}

  private static Wanted question(
      Optional<String> verdict, Optional<String> fault, Optional<ScoreRange> score) {
    return new Wanted(verdict, fault, score);
  }

  /// Page by page.
  private void search(
      Predicate<LedgerEntry.Judged> wanted, Wanted question, long from, long until) {
    PartSearch search = new PartSearch(rig.index, rig.scores, rig.rig.journal);
    List<PartId> found = new ArrayList<>();
    Optional<PartId> before = Optional.empty();
    List<PartRow> page;
    do {
      page =
          search.parts(
              new PartQuestion(
                  new WallSpan(from, until),
                  question.verdict(),
                  question.fault(),
                  Optional.of("cola"),
                  question.score(),
                  before,
                  13));
      page.forEach(row -> found.add(row.part()));
      before = page.isEmpty() ? before : Optional.of(page.getLast().part());
    } while (!page.isEmpty());
    List<PartId> expected =
        rig.parts.stream()
            .filter(wanted)
            .filter(part -> part.wallMillis() >= from && part.wallMillis() < until)
            .map(LedgerEntry.Judged::part)
            .toList();
    assertThat(expected).as("parts of %s", question).isNotEmpty();
    assertThat(found).as("parts of %s", question).isEqualTo(expected.reversed());
  }
}
