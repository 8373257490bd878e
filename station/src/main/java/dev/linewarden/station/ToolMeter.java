package dev.linewarden.station;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.Witness;
import dev.linewarden.ui.ToolReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// How long each tool of the recipe in use takes: for the newest part, and at least and at most
/// since that recipe is in use; and what it said of the newest part. Recorded on the line thread
/// without allocation; read by any other.
final class ToolMeter implements Witness {
  private static final double NANOS_PER_MILLI = 1e6;

  private volatile @Nullable Run run;

  /// One recipe in use. Each array has a number for each of its tools, in its order.
  private static final class Run {
    private final Recipe recipe;
    private final AtomicLongArray now;
    private final AtomicLongArray least;
    private final AtomicLongArray most;
    private volatile List<Finding> findings = List.of();

    Run(Recipe recipe) {
      this.recipe = recipe;
      this.now = new AtomicLongArray(recipe.tools().size());
      this.least = new AtomicLongArray(recipe.tools().size());
      this.most = new AtomicLongArray(recipe.tools().size());
    }

    void record(int tool, long nanos) {
      long before = least.getPlain(tool);
      now.setOpaque(tool, nanos);
      least.setOpaque(tool, before == 0 ? nanos : Math.min(before, nanos));
      most.setOpaque(tool, Math.max(most.getPlain(tool), nanos));
    }

    ToolReport report(int number) {
      ToolSpec tool = recipe.tools().get(number);
      return new ToolReport(
          tool.name(),
          tool.kind(),
          now.getOpaque(number) / NANOS_PER_MILLI,
          least.getOpaque(number) / NANOS_PER_MILLI,
          most.getOpaque(number) / NANOS_PER_MILLI,
          why(tool));
    }

    /// A sentence for each limit on this tool's findings.
    private List<String> why(ToolSpec tool) {
      List<Finding> seen = findings;
      List<String> sentences = new ArrayList<>();
      for (Limit limit : recipe.limits()) {
        if (limit.tool().equals(tool.name())) {
          sentences.add(limit.says(limit.in(seen)));
        }
      }
      return sentences;
    }
  }

  @Override
  public void saw(LineEvent event, Frames frames) {
    if (event instanceof LineEvent.PartJudged(LedgerEntry.Judged record, Recipe recipe)) {
      Run current = run;
      if (current == null || !current.recipe.key().equals(recipe.key())) {
        current = new Run(recipe);
        run = current;
      }
      for (int i = 0; i < record.times().size(); i++) {
        current.record(i, record.times().get(i).nanos());
      }
      current.findings = record.findings();
    }
  }

  /// In the recipe's order; empty before the first part.
  List<ToolReport> reports() {
    Run current = run;
    List<ToolReport> reports = new ArrayList<>();
    for (int i = 0; current != null && i < current.recipe.tools().size(); i++) {
      reports.add(current.report(i));
    }
    return reports;
  }
}
