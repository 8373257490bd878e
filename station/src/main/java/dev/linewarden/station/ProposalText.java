package dev.linewarden.station;

import dev.linewarden.inspection.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Proposed limits in words.
final class ProposalText {
  private static final double PERCENT = 100;

  private ProposalText() {}

  static String of(LimitProposal.Outcome outcome) {
    List<String> lines = new ArrayList<>();
    outcome.limits().forEach(proposed -> lines.add(limit(proposed)));
    lines.add(
        "of %d good parts these limits would remove %d; that more than %s of all good ones are"
                .formatted(
                    outcome.good(), outcome.falseRejects(), percent(outcome.falseRejectsAtMost()))
            + " removed can be excluded at 95 %");
    lines.add(
        outcome.bad() == 0
            ? "without bad parts (--bad FOLDER) nothing can be said of escapes"
            : "of %d bad parts they would let %d pass; that more than %s of bad ones like these pass"
                    .formatted(outcome.bad(), outcome.escapes(), percent(outcome.escapesAtMost()))
                + " can be excluded at 95 %");
    return String.join("\n", lines);
  }

  private static String limit(LimitProposal.Proposed proposed) {
    Limit then = proposed.then();
    List<Double> values = proposed.values();
    String name = "'%s' on %s %s: ".formatted(then.fault(), then.tool(), then.finding());
    if (values.size() < LimitProposal.GOOD_MIN) {
      return name
          + "stays at %s: only %d good parts have a value"
              .formatted(ReportText.range(then), values.size());
    }
    return name
        + "good is %s (now %s); %d good parts from %s to %s"
            .formatted(
                ReportText.range(then),
                ReportText.range(proposed.now()),
                values.size(),
                ReportText.number(values.getFirst()),
                ReportText.number(values.getLast()));
  }

  private static String percent(double share) {
    double percent = PERCENT * share;
    return String.format(Locale.ROOT, percent < 1 ? "%.2g %%" : "%.0f %%", percent);
  }
}
