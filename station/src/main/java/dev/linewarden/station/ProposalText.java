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
        "of %d good parts these limits would remove %d; %s"
            .formatted(
                outcome.good(),
                outcome.falseRejects(),
                promise(outcome.falseRejectsAtMost(), "all good ones are removed")));
    lines.add(
        outcome.bad() == 0
            ? "without bad parts (--bad FOLDER) nothing can be said of escapes"
            : "of %d bad parts they would let %d pass; %s"
                .formatted(
                    outcome.bad(),
                    outcome.escapes(),
                    promise(outcome.escapesAtMost(), "bad ones like these pass")));
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

  private static String promise(double atMost, String what) {
    return atMost < 1
        ? "that more than %s of %s can be excluded at 95 %%".formatted(percent(atMost), what)
        : "so few promise nothing for so many limits";
  }

  private static String percent(double share) {
    double percent = PERCENT * share;
    return String.format(Locale.ROOT, percent < 1 ? "%.2g %%" : "%.0f %%", percent);
  }
}
