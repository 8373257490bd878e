package dev.linewarden.ui;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LaneRow;
import dev.linewarden.inspection.Lookup;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PartQuestion;
import dev.linewarden.inspection.PartRow;
import dev.linewarden.inspection.ReasonRow;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Statistics;
import dev.linewarden.inspection.StatisticsQuestion;
import dev.linewarden.inspection.StatisticsRow;
import dev.linewarden.inspection.WallSpan;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Knows one part and one hour, and writes down what it was asked.
final class ScriptedLookup implements Lookup {
  final List<Object> asked = new CopyOnWriteArrayList<>();

  @Override
  public Statistics statistics(StatisticsQuestion question) {
    asked.add(question);
    return new Statistics(
        List.of(new StatisticsRow("early", question.span().fromMillis(), 90, 9, 1, 1, 100)),
        List.of(new ReasonRow("reject", "cap", "mean", "cap missing", 9)),
        250_000,
        List.of(0L, 100L));
  }

  @Override
  public List<StatisticsRow> byPlace(WallSpan span, int places) {
    asked.add(places);
    return List.of(new StatisticsRow("0", span.fromMillis(), 90, 9, 1, 1, 100));
  }

  @Override
  public List<LaneRow> byLane(WallSpan span) {
    asked.add(span);
    return List.of(new LaneRow(1, 8, 1), new LaneRow(2, 3, 0));
  }

  @Override
  public List<PartRow> parts(PartQuestion question) {
    asked.add(question);
    return List.of(
        new PartRow(
            new PartId(7),
            1_000,
            new RecipeKey("bottle", 3),
            "reject",
            "cap missing",
            "cap missing: cap mean is 12.0",
            "removed",
            2,
            -1.25,
            11_500_000,
            7,
            "line"));
  }

  @Override
  public List<Finding> findings(PartId part) {
    asked.add(part);
    return List.of(new Finding("cap", "mean", Double.NaN, "grey", null));
  }
}
