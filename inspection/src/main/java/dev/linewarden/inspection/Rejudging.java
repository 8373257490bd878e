package dev.linewarden.inspection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What other limits would have made of parts that were judged: each one's stored findings go
/// through the [Judge] once with the limits as they are and once as they would be. Bounded memory
/// for any number of parts. Not thread-safe.
public final class Rejudging {
  /// Of each direction the newest are named.
  public static final int NAMED_MAX = 50;

  private final List<Limit> now;
  private final List<Limit> then;
  private final Map<Measured, Bands> bands = new LinkedHashMap<>();
  private final Deque<PartId> pardoned = new ArrayDeque<>();
  private final Deque<PartId> condemned = new ArrayDeque<>();
  private long parts;
  private long leftAlone;
  private long passing;
  private long removed;
  private long renamed;

  private record Measured(String tool, String finding) {}

  private record Bands(ValueBand good, ValueBand bad) {}

  /// @param now the limits as they are
  /// @param then as they would be
  public Rejudging(List<Limit> now, List<Limit> then) {
    this.now = List.copyOf(now);
    this.then = List.copyOf(then);
    for (Limit limit : now) {
      bands.put(
          new Measured(limit.tool(), limit.finding()), new Bands(new ValueBand(), new ValueBand()));
    }
  }

  /// A part that was unjudged for another reason than its findings stays so, whatever the limits.
  public void saw(LedgerEntry.Judged judged) {
    if (!isDecidedByFindings(judged)) {
      leftAlone++;
      return;
    }
    parts++;
    Verdict before = Judge.judge(judged.findings(), now);
    note(judged.findings(), before);
    Verdict after = Judge.judge(judged.findings(), then);
    boolean passed = before instanceof Verdict.Pass;
    boolean passes = after instanceof Verdict.Pass;
    if (!passed && passes) {
      passing++;
      name(pardoned, judged.part());
    } else if (passed && !passes) {
      removed++;
      name(condemned, judged.part());
    } else if (!before.label().equals(after.label())) {
      renamed++;
    }
  }

  public Rejudged result() {
    List<Rejudged.Band> seen = new ArrayList<>();
    bands.forEach((measured, values) ->
        seen.add(
            new Rejudged.Band(
                measured.tool(),
                measured.finding(),
                values.good().spread(),
                values.bad().spread())));
    return new Rejudged(
        parts,
        leftAlone,
        passing,
        removed,
        renamed,
        List.copyOf(pardoned),
        List.copyOf(condemned),
        seen);
  }

  private static boolean isDecidedByFindings(LedgerEntry.Judged judged) {
    return switch (judged.verdict()) {
      case Verdict.Pass(), Verdict.Reject _ -> true;
      case Verdict.Unjudged unjudged ->
          unjudged.cause() == Cause.TOOL_FAILED && !judged.findings().isEmpty();
    };
  }

  private void note(List<Finding> findings, Verdict verdict) {
    boolean unjudged = verdict instanceof Verdict.Unjudged;
    for (Map.Entry<Measured, Bands> band : bands.entrySet()) {
      Finding finding = Finding.first(findings, band.getKey().tool(), band.getKey().finding());
      if (finding != null && !unjudged) {
        boolean good = verdict instanceof Verdict.Pass;
        (good ? band.getValue().good() : band.getValue().bad()).add(finding.value());
      }
    }
  }

  private static void name(Deque<PartId> named, PartId part) {
    named.addFirst(part);
    if (named.size() > NAMED_MAX) {
      named.removeLast();
    }
  }
}
