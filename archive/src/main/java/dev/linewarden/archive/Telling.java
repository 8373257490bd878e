package dev.linewarden.archive;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells of a judged part as its [Sidecar] does.
final class Telling {
  private static final double NANOS_PER_MILLI = 1e6;

  private Telling() {}

  static Sidecar of(Shot shot, List<Sidecar.Picture> pictures) {
    LedgerEntry.Judged judged = shot.judged();
    return new Sidecar(
        Sidecar.FORMAT,
        judged.part().value(),
        Instant.ofEpochMilli(judged.wallMillis()).toString(),
        judged.recipe().id(),
        judged.recipe().revision(),
        shot.kind().key(),
        judged.verdict().kind(),
        judged.verdict().label(),
        judged.verdict() instanceof Verdict.Unjudged unjudged ? unjudged.detail() : "",
        judged.triggerToVerdictNanos() / NANOS_PER_MILLI,
        reasons(judged.verdict()),
        judged.findings().stream().map(found -> seen(found, shot.recipe())).toList(),
        pictures);
  }

  private static List<Sidecar.Broken> reasons(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Reject(List<Reason> reasons) ->
          reasons.stream().map(reason -> broken(reason.limit())).toList();
      case Verdict.Pass _, Verdict.Unjudged _ -> List.of();
    };
  }

  private static Sidecar.Broken broken(Limit limit) {
    return new Sidecar.Broken(
        limit.tool(), limit.finding(), finite(limit.min()), finite(limit.max()), limit.fault());
  }

  private static Sidecar.Seen seen(Finding found, Recipe recipe) {
    return new Sidecar.Seen(
        found.tool(),
        found.name(),
        finite(found.value()),
        found.unit(),
        found.text(),
        view(found.tool(), recipe),
        outline(found.where()));
  }

  private static String view(String tool, Recipe recipe) {
    return recipe.tools().stream()
        .filter(spec -> spec.name().equals(tool))
        .map(ToolSpec::view)
        .findFirst()
        .orElse("");
  }

  static List<Sidecar.Corner> outline(@Nullable Region where) {
    return switch (where) {
      case null -> List.of();
      case Region.Box(double x, double y, double width, double height) ->
          List.of(
              new Sidecar.Corner(x, y),
              new Sidecar.Corner(x + width, y),
              new Sidecar.Corner(x + width, y + height),
              new Sidecar.Corner(x, y + height));
      case Region.Polygon(List<Region.Point> corners) -> corners(corners);
      case Region.Path path -> corners(path.outline());
    };
  }

  private static List<Sidecar.Corner> corners(List<Region.Point> points) {
    return points.stream().map(point -> new Sidecar.Corner(point.x(), point.y())).toList();
  }

  private static Optional<Double> finite(double value) {
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }
}
