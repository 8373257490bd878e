package dev.linewarden.ui;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts a judged part into the words of the wire: each finding with the limit that decides on it.
/// Pure.
final class Telling {
  /// Findings sent with one part; the rest is counted. Findings under a limit go first.
  static final int FINDINGS_MAX = 48;

  private static final double NANOS_PER_MILLI = 1e6;

  private Telling() {}

  static Wire.Part part(Shot shot) {
    LedgerEntry.Judged record = shot.record();
    Sheet sheet = shot.sheet();
    List<Wire.Found> found = findings(record.findings(), shot.recipe());
    List<Wire.Found> sent = found.size() <= FINDINGS_MAX ? found : found.subList(0, FINDINGS_MAX);
    return new Wire.Part(
        "part",
        record.part().value(),
        record.verdict().kind(),
        record.verdict().label(),
        record.verdict() instanceof Verdict.Unjudged(_, String detail) ? detail : "",
        record.recipe().toString(),
        record.wallMillis(),
        sheet.width(),
        sheet.height(),
        sheet.width() > 0,
        sheet.tiles(),
        List.copyOf(sent),
        found.size() - sent.size(),
        millis(record.triggerToVerdictNanos()),
        millis(record.frameToVerdictNanos()),
        0);
  }

  /// Those under a limit first.
  static List<Wire.Found> findings(List<Finding> findings, Recipe recipe) {
    List<Wire.Found> limited = new ArrayList<>();
    List<Wire.Found> free = new ArrayList<>();
    for (Finding finding : findings) {
      Limit limit = limitOf(finding, recipe.limits());
      (limit == null ? free : limited).add(found(finding, viewOf(finding, recipe), limit));
    }
    limited.addAll(free);
    return limited;
  }

  /// The limit it breaks, else the first one there is.
  private static @Nullable Limit limitOf(Finding finding, List<Limit> limits) {
    Limit first = null;
    for (Limit limit : limits) {
      if (limit.tool().equals(finding.tool()) && limit.finding().equals(finding.name())) {
        if (!limit.holds(finding.value())) {
          return limit;
        }
        first = first == null ? limit : first;
      }
    }
    return first;
  }

  private static int viewOf(Finding finding, Recipe recipe) {
    for (ToolSpec tool : recipe.tools()) {
      if (tool.name().equals(finding.tool())) {
        return recipe.viewOf(tool);
      }
    }
    return 0;
  }

  private static Wire.Found found(Finding finding, int view, @Nullable Limit limit) {
    return new Wire.Found(
        view,
        finding.tool(),
        finding.name(),
        finding.unit(),
        finite(finding.value()),
        finding.text(),
        limit == null ? null : finite(limit.min()),
        limit == null ? null : finite(limit.max()),
        limit == null ? "" : limit.fault(),
        mark(finding.value(), limit),
        corners(finding.where()));
  }

  private static String mark(double value, @Nullable Limit limit) {
    if (limit == null) {
      return "free";
    }
    if (Double.isNaN(value)) {
      return "blind";
    }
    return limit.holds(value) ? "good" : "bad";
  }

  private static List<double[]> corners(@Nullable Region where) {
    return switch (where) {
      case null -> List.of();
      case Region.Box(double x, double y, double width, double height) ->
          List.of(
              new double[] {x, y},
              new double[] {x + width, y},
              new double[] {x + width, y + height},
              new double[] {x, y + height});
      case Region.Polygon(List<Region.Point> corners) -> corners(corners);
      case Region.Path path -> corners(path.outline());
    };
  }

  private static List<double[]> corners(List<Region.Point> points) {
    return points.stream().map(point -> new double[] {point.x(), point.y()}).toList();
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static @Nullable Double millis(long nanos) {
    return nanos < 0 ? null : nanos / NANOS_PER_MILLI;
  }
}
