package dev.linewarden.station;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Share;
import dev.linewarden.inspection.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/// Proposes limits from the findings of some good parts and perhaps some bad ones, and says how
/// much so few parts can promise. Pure.
///
/// An end of a limit lies in the middle between the outermost good value and the nearest bad one
/// beyond it. Where no bad part is beyond, it lies where 99 % of good parts are inside with 95 %
/// confidence, as far as their values are normally distributed (W. G. Howe, Two-Sided Tolerance
/// Limits for Normal Populations, 1969), but never inside of the good values.
final class LimitProposal {
  /// Fewer good parts have no spread to speak of.
  static final int GOOD_MIN = 3;

  /// Of the normal distribution: 99 % lie between both.
  private static final double Z_INSIDE = 2.575829;

  /// Likewise: 5 % lie below it.
  private static final double Z_UNLIKELY = -1.644854;

  private final List<List<Finding>> good;
  private final List<List<Finding>> bad;

  /// One limit as it is and as it would be.
  ///
  /// @param values of the good parts, ascending; a part without a value has none
  record Proposed(Limit now, Limit then, List<Double> values) {
    /// How many ends were set by these parts.
    int ends() {
      int finite = (Double.isFinite(now.min()) ? 1 : 0) + (Double.isFinite(now.max()) ? 1 : 0);
      return values.size() < GOOD_MIN ? 0 : finite;
    }
  }

  /// What the proposed limits would do, all together.
  ///
  /// @param falseRejects good parts that they remove
  /// @param falseRejectsAtMost the share of good parts that they remove is hardly above it
  /// @param escapes bad parts that they let through
  /// @param escapesAtMost likewise, of bad parts like these
  record Outcome(
      List<Proposed> limits,
      int good,
      int falseRejects,
      double falseRejectsAtMost,
      int bad,
      int escapes,
      double escapesAtMost) {}

  /// @param good the findings of each good part
  /// @param bad likewise of bad ones
  LimitProposal(List<List<Finding>> good, List<List<Finding>> bad) {
    this.good = List.copyOf(good);
    this.bad = List.copyOf(bad);
  }

  /// Only ends that a limit has are moved. A limit with fewer than [#GOOD_MIN] good values stays.
  Outcome of(List<Limit> limits) {
    List<Proposed> proposed = new ArrayList<>();
    for (Limit limit : limits) {
      List<Double> values = values(good, limit);
      Limit then = values.size() < GOOD_MIN ? limit : proposed(limit, values, values(bad, limit));
      proposed.add(new Proposed(limit, then, values));
    }
    List<Limit> then = proposed.stream().map(Proposed::then).toList();
    int ends = proposed.stream().mapToInt(Proposed::ends).sum();
    int falseRejects = (int) good.stream().filter(part -> !passes(part, then)).count();
    int escapes = (int) bad.stream().filter(part -> passes(part, then)).count();
    return new Outcome(
        proposed,
        good.size(),
        falseRejects,
        Share.atMost(falseRejects + Math.max(0, ends - 1), good.size()),
        bad.size(),
        escapes,
        Share.atMost(escapes + Math.max(0, ends - 1), bad.size()));
  }

  private static Limit proposed(Limit limit, List<Double> good, List<Double> bad) {
    double half = tolerance(good);
    double mean = mean(good);
    double min = limit.min();
    double max = limit.max();
    if (Double.isFinite(min)) {
      double lowest = good.getFirst();
      OptionalDouble nearest = bad.stream().mapToDouble(v -> v).filter(v -> v < lowest).max();
      min = end(lowest, nearest, Math.min(lowest, mean - half));
    }
    if (Double.isFinite(max)) {
      double highest = good.getLast();
      OptionalDouble nearest = bad.stream().mapToDouble(v -> v).filter(v -> v > highest).min();
      max = end(highest, nearest, Math.max(highest, mean + half));
    }
    return new Limit(limit.tool(), limit.finding(), min, max, limit.fault()).inLane(limit.lane());
  }

  private static double end(double outermost, OptionalDouble nearest, double expected) {
    return nearest.isPresent() ? (outermost + nearest.getAsDouble()) / 2 : expected;
  }

  /// How far from the mean 99 % of good parts lie, with 95 % confidence.
  private static double tolerance(List<Double> values) {
    int n = values.size();
    double mean = mean(values);
    double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
    double freedom = n - 1;
    // The quantile of chi squared, after Wilson and Hilferty.
    double root = 1 - 2 / (9 * freedom) + Z_UNLIKELY * Math.sqrt(2 / (9 * freedom));
    double chiSquared = freedom * root * root * root;
    double factor = Z_INSIDE * Math.sqrt(freedom * (1 + 1.0 / n) / chiSquared);
    return factor * Math.sqrt(squares / freedom);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElseThrow();
  }

  private static boolean passes(List<Finding> part, List<Limit> limits) {
    return Judge.judge(part, limits) instanceof Verdict.Pass;
  }

  /// Ascending, of each part what the judge would look at.
  private static List<Double> values(List<List<Finding>> parts, Limit limit) {
    return parts.stream()
        .flatMap(part ->
            part.stream()
                .filter(f -> f.tool().equals(limit.tool()) && f.name().equals(limit.finding()))
                .limit(1))
        .map(Finding::value)
        .filter(Double::isFinite)
        .sorted()
        .toList();
  }
}
