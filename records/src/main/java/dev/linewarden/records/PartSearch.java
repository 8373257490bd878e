package dev.linewarden.records;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.LaneRow;
import dev.linewarden.inspection.Lookup;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PartQuestion;
import dev.linewarden.inspection.PartRow;
import dev.linewarden.inspection.ScoreRange;
import dev.linewarden.inspection.Scored;
import dev.linewarden.inspection.Statistics;
import dev.linewarden.inspection.StatisticsQuestion;
import dev.linewarden.inspection.StatisticsRow;
import dev.linewarden.inspection.WallSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Answers from the index, and what it does not know from the values of every part. Any thread.
public final class PartSearch implements Lookup {
  private final LedgerIndex index;
  private final ScoreStore scores;
  private final JournalReader journal;

  public PartSearch(LedgerIndex index, ScoreStore scores, JournalReader journal) {
    this.index = index;
    this.scores = scores;
    this.journal = journal;
  }

  @Override
  public Statistics statistics(StatisticsQuestion question) {
    return index.statistics(question);
  }

  @Override
  public List<StatisticsRow> byPlace(WallSpan span, int places) {
    return index.byPlace(span, places);
  }

  @Override
  public List<LaneRow> byLane(WallSpan span) {
    return index.byLane(span);
  }

  /// By score reads all parts of the span: about a second for a million.
  @Override
  public List<PartRow> parts(PartQuestion question) {
    Optional<ScoreRange> range = question.score();
    return range.isPresent() ? byScore(question, range.get()) : index.parts(question);
  }

  @Override
  public List<Finding> findings(PartId part) {
    return scores.history(journal).findings(part);
  }

  private List<PartRow> byScore(PartQuestion question, ScoreRange range) {
    Deque<PartRow> newest = new ArrayDeque<>();
    scores
        .history(journal)
        .scan(
            question.span(),
            List.of(range.measured()),
            part -> {
              if (range.holds(part.value(0)) && fits(part, question)) {
                newest.addFirst(row(part));
                if (newest.size() > question.count()) {
                  newest.removeLast();
                }
              }
            });
    List<PartRow> rows = new ArrayList<>();
    newest.forEach(row -> rows.add(index.part(row.part()).orElse(row)));
    return rows;
  }

  private static boolean fits(Scored part, PartQuestion question) {
    return question.before().map(before -> part.part().value() < before.value()).orElse(true)
        && question.recipe().map(part.recipe().id()::equals).orElse(true)
        && question.verdict().map(verdict(part)::equals).orElse(true)
        && question.fault().map(part.label()::equals).orElse(true);
  }

  private static String verdict(Scored part) {
    return part.outcome().name().toLowerCase(Locale.ROOT);
  }

  /// What is known of a part that is no longer in the index.
  private static PartRow row(Scored part) {
    return new PartRow(
        part.part(),
        part.wallMillis(),
        part.recipe(),
        verdict(part),
        part.label(),
        "",
        "",
        0,
        Double.NaN,
        part.triggerToVerdictNanos(),
        -1,
        "");
  }
}
