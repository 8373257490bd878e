package dev.linewarden.inspection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What other limits would have made of parts that were judged: each one's stored values go through
/// the [Judge] with the limits as they would be, and what comes out is held against what the limits
/// as they are say, or against what was done. Bounded memory for any number of parts. Not
/// thread-safe.
public final class Rejudging {
  /// Of each direction the newest are named.
  public static final int NAMED_MAX = 50;

  private final @Nullable List<Limit> now;
  private final List<Limit> then;
  private final Otherwise otherwise;
  private final List<Measured> measured;
  private final int[] nowPlaces;
  private final int[] thenPlaces;
  private final double[] values;
  private final List<Bands> bands = new ArrayList<>();
  private final Deque<PartId> pardoned = new ArrayDeque<>();
  private final Deque<PartId> condemned = new ArrayDeque<>();
  private long parts;
  private long leftAlone;
  private long passing;
  private long removed;
  private long renamed;

  /// Is told of each part that was let through and would be removed, or the other way round.
  @FunctionalInterface
  public interface Otherwise {
    /// @param before what the limits as they are make of it, or what was made of it
    void judged(Scored part, String before, Verdict after);
  }

  /// The verdict of a part as far as it matters here.
  private record Said(Scored.Outcome outcome, String label) {
    static Said of(Verdict verdict) {
      Scored.Outcome outcome =
          switch (verdict) {
            case Verdict.Pass() -> Scored.Outcome.PASS;
            case Verdict.Reject _ -> Scored.Outcome.REJECT;
            case Verdict.Unjudged _ -> Scored.Outcome.UNJUDGED;
          };
      return new Said(outcome, verdict.label());
    }

    boolean passed() {
      return outcome == Scored.Outcome.PASS;
    }
  }

  private record Bands(ValueBand good, ValueBand bad) {}

  /// @param now the limits as they are
  /// @param then as they would be
  public Rejudging(List<Limit> now, List<Limit> then) {
    this(List.copyOf(now), then, (_, _, _) -> {});
  }

  /// Against what was done with each part, whatever the limits were at its time.
  ///
  /// @param then the limits as they would be
  public static Rejudging ofWhatWasDone(List<Limit> then, Otherwise otherwise) {
    return new Rejudging(null, then, otherwise);
  }

  private Rejudging(@Nullable List<Limit> now, List<Limit> then, Otherwise otherwise) {
    this.now = now;
    this.then = List.copyOf(then);
    this.otherwise = otherwise;
    Set<Measured> all = new LinkedHashSet<>();
    if (now != null) {
      now.forEach(limit -> all.add(Measured.by(limit)));
    }
    then.forEach(limit -> all.add(Measured.by(limit)));
    measured = List.copyOf(all);
    nowPlaces = now == null ? new int[0] : places(now);
    thenPlaces = places(then);
    values = new double[measured.size()];
    measured.forEach(_ -> bands.add(new Bands(new ValueBand(), new ValueBand())));
  }

  /// The values that a part which is shown must have, in this order.
  public List<Measured> measured() {
    return measured;
  }

  public void saw(LedgerEntry.Judged judged) {
    saw(Scored.of(judged, measured));
  }

  /// A part that was unjudged for another reason than its findings stays so, whatever the limits.
  public void saw(Scored part) {
    if (!part.isDecidedByFindings()) {
      leftAlone++;
      return;
    }
    parts++;
    for (int place = 0; place < values.length; place++) {
      values[place] = part.value(place);
    }
    Said before =
        now == null
            ? new Said(part.outcome(), part.label())
            : Said.of(Judge.judge(values, nowPlaces, now));
    note(before);
    Verdict after = Judge.judge(values, thenPlaces, then);
    boolean passes = after instanceof Verdict.Pass;
    if (before.passed() != passes) {
      if (passes) {
        passing++;
        name(pardoned, part.part());
      } else {
        removed++;
        name(condemned, part.part());
      }
      otherwise.judged(part, before.label(), after);
    } else if (!before.label().equals(after.label())) {
      renamed++;
    }
  }

  public Rejudged result() {
    List<Rejudged.Band> seen = new ArrayList<>();
    for (int place = 0; place < measured.size(); place++) {
      seen.add(
          new Rejudged.Band(
              measured.get(place).tool(),
              measured.get(place).finding(),
              bands.get(place).good().spread(),
              bands.get(place).bad().spread()));
    }
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

  private int[] places(List<Limit> limits) {
    return limits.stream().mapToInt(limit -> measured.indexOf(Measured.by(limit))).toArray();
  }

  private void note(Said verdict) {
    switch (verdict.outcome()) {
      case PASS -> {
        for (int place = 0; place < values.length; place++) {
          bands.get(place).good().add(values[place]);
        }
      }
      case REJECT -> {
        for (int place = 0; place < values.length; place++) {
          bands.get(place).bad().add(values[place]);
        }
      }
      case UNJUDGED -> {}
    }
  }

  private static void name(Deque<PartId> named, PartId part) {
    named.addFirst(part);
    if (named.size() > NAMED_MAX) {
      named.removeLast();
    }
  }
}
