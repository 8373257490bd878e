package dev.linewarden.inspection;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns findings into a verdict. Pure: the same findings and limits give the same verdict for
/// ever, so a limit can be moved and the past recomputed.
public final class Judge {
  private Judge() {}

  /// A broken limit rejects. Otherwise a limit without a value leaves the part unjudged. Otherwise,
  /// and only then, the part is good.
  public static Verdict judge(List<Finding> findings, List<Limit> limits) {
    List<Reason> reasons = null;
    Limit blind = null;
    for (int i = 0; i < limits.size(); i++) {
      Limit limit = limits.get(i);
      Finding finding = limit.in(findings);
      if (finding == null || Double.isNaN(finding.value())) {
        blind = blind == null ? limit : blind;
      } else if (!limit.holds(finding.value())) {
        reasons = reasons == null ? new ArrayList<>() : reasons;
        reasons.add(new Reason(limit, finding.value()));
      }
    }
    return verdict(reasons, blind, limits);
  }

  /// The same of values that stand by themselves.
  ///
  /// @param values of any number of findings; NaN where there is none
  /// @param places where among them the value of each limit is
  static Verdict judge(double[] values, int[] places, List<Limit> limits) {
    List<Reason> reasons = null;
    Limit blind = null;
    for (int i = 0; i < limits.size(); i++) {
      Limit limit = limits.get(i);
      double value = values[places[i]];
      if (Double.isNaN(value)) {
        blind = blind == null ? limit : blind;
      } else if (!limit.holds(value)) {
        reasons = reasons == null ? new ArrayList<>() : reasons;
        reasons.add(new Reason(limit, value));
      }
    }
    return verdict(reasons, blind, limits);
  }

  /// The limits that hold, but of whose warn bands the part is outside. Changes no verdict.
  public static List<Limit> borderline(List<Finding> findings, List<Limit> limits) {
    List<Limit> borderline = new ArrayList<>();
    for (Limit limit : limits) {
      Finding finding = limit.in(findings);
      if (finding != null && limit.isBorderline(finding.value())) {
        borderline.add(limit);
      }
    }
    return borderline;
  }

  private static Verdict verdict(
      @Nullable List<Reason> reasons, @Nullable Limit blind, List<Limit> limits) {
    if (reasons != null) {
      return new Verdict.Reject(reasons);
    }
    if (blind != null) {
      return new Verdict.Unjudged(
          Cause.TOOL_FAILED, "no value for " + blind.tool() + " " + blind.finding());
    }
    return limits.isEmpty()
        ? new Verdict.Unjudged(Cause.TOOL_FAILED, "the recipe has no limits")
        : new Verdict.Pass();
  }
}
