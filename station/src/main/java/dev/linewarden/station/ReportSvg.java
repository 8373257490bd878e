package dev.linewarden.station;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// The drawings of a folder's report: histograms of scores, and what the tools saw on an image.
final class ReportSvg {
  /// Regions drawn on one image; what lies beyond makes a picture nobody can read.
  static final int REGIONS_MAX = 100;

  private static final int BINS = 40;
  private static final double WIDTH = 320;
  private static final double HALF = 34;
  private static final double FOOT = 14;

  private ReportSvg() {}

  /// Good parts above the line, bad ones below it; each side is as high as its fullest bin, so that
  /// few bad parts are seen beside many good ones. Limits are dashed, their good side shaded.
  static String histogram(FolderReport.Scores scores) {
    double[] ends = ends(scores);
    StringBuilder svg = new StringBuilder(4096);
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"histogram\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">",
            WIDTH,
            2 * HALF + FOOT,
            Html.escape("scores of " + scores.tool() + " " + scores.finding())));
    scores.limits().forEach(limit -> shade(svg, limit, ends));
    bars(svg, bins(scores.good(), ends), "good", false);
    bars(svg, bins(scores.bad(), ends), "bad", true);
    svg.append(
        String.format(
            Locale.ROOT,
            "<line class=\"axis\" x1=\"0\" x2=\"%.0f\" y1=\"%2$.0f\" y2=\"%2$.0f\"/>",
            WIDTH,
            HALF));
    scores.limits().forEach(limit -> limit(svg, limit, ends));
    label(svg, 0, "start", ends[0]);
    label(svg, WIDTH, "end", ends[1]);
    return svg.append("</svg>").toString();
  }

  /// Laid over the image of the frame's size: the regions that broke a limit with their values, the
  /// others thin.
  static String overlay(FolderReport.Row row) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg class=\"overlay\" viewBox=\"0 0 %d %d\">",
            row.width(),
            row.height()));
    double letter = Math.max(row.width(), row.height()) / 36.0;
    int drawn = 0;
    for (Finding finding : row.findings()) {
      Region where = finding.where();
      if (where != null && drawn < REGIONS_MAX) {
        boolean broken = broken(row.verdict(), finding);
        svg.append(shape(where, broken ? "broken" : "seen"));
        svg.append(broken ? note(where, finding, letter) : "");
        drawn++;
      }
    }
    return svg.append("</svg>").toString();
  }

  /// Whether this finding's value is among the reasons.
  static boolean broken(Verdict verdict, Finding finding) {
    return switch (verdict) {
      case Verdict.Pass() -> false;
      case Verdict.Reject(List<Reason> reasons) ->
          reasons.stream()
              .anyMatch(reason ->
                  reason.limit().tool().equals(finding.tool())
                      && reason.limit().finding().equals(finding.name())
                      && reason.value() == finding.value());
      case Verdict.Unjudged _ -> false;
    };
  }

  private static String shape(Region where, String kind) {
    return switch (where) {
      case Region.Box box ->
          String.format(
              Locale.ROOT,
              "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
              kind,
              box.x(),
              box.y(),
              box.width(),
              box.height());
      case Region.Polygon polygon -> shape("polygon", kind, polygon.corners());
      case Region.Path path -> shape("polyline", kind, path.points());
    };
  }

  private static String shape(String element, String kind, List<Region.Point> points) {
    String places =
        points.stream()
            .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point.x(), point.y()))
            .collect(Collectors.joining(" "));
    return "<%s class=\"%s\" points=\"%s\"/>".formatted(element, kind, places);
  }

  private static double least(List<Region.Point> points, ToDoubleFunction<Region.Point> of) {
    return points.stream().mapToDouble(of).min().orElse(0);
  }

  /// Above the region, or inside it where there is no room.
  private static String note(Region where, Finding finding, double letter) {
    double x =
        switch (where) {
          case Region.Box box -> box.x();
          case Region.Polygon polygon -> least(polygon.corners(), Region.Point::x);
          case Region.Path path -> least(path.points(), Region.Point::x);
        };
    double top =
        switch (where) {
          case Region.Box box -> box.y();
          case Region.Polygon polygon -> least(polygon.corners(), Region.Point::y);
          case Region.Path path -> least(path.points(), Region.Point::y);
        };
    double y = top > letter * 1.5 ? top - letter * 0.4 : top + letter * 1.1;
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\">%s</text>",
        Math.max(0, x),
        y,
        letter,
        Html.escape(
            finding.tool() + " " + finding.name() + " " + ReportText.number(finding.value())));
  }

  /// From the least to the greatest score or finite limit, never without width.
  private static double[] ends(FolderReport.Scores scores) {
    double[] all =
        DoubleStream.concat(
                Stream.concat(scores.good().stream(), scores.bad().stream())
                    .mapToDouble(Double::doubleValue),
                scores.limits().stream()
                    .flatMapToDouble(limit -> DoubleStream.of(limit.min(), limit.max()))
                    .filter(Double::isFinite))
            .toArray();
    double low = DoubleStream.of(all).min().orElse(0);
    double high = DoubleStream.of(all).max().orElse(1);
    double margin = high > low ? (high - low) * 0.03 : Math.max(0.5, Math.abs(low) * 0.1);
    return new double[] {low - margin, high + margin};
  }

  private static int[] bins(List<Double> scores, double[] ends) {
    int[] bins = new int[BINS];
    for (double score : scores) {
      int bin = (int) ((score - ends[0]) / (ends[1] - ends[0]) * BINS);
      bins[Math.clamp(bin, 0, BINS - 1)]++;
    }
    return bins;
  }

  private static void bars(StringBuilder svg, int[] bins, String kind, boolean below) {
    int fullest = 1;
    for (int count : bins) {
      fullest = Math.max(fullest, count);
    }
    double width = WIDTH / BINS;
    for (int i = 0; i < BINS; i++) {
      if (bins[i] > 0) {
        // A single part must be seen.
        double height = Math.max(1.5, (HALF - 3) * bins[i] / fullest);
        svg.append(
            String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"/>",
                kind,
                i * width + 0.4,
                below ? HALF : HALF - height,
                width - 0.8,
                height));
      }
    }
  }

  private static void shade(StringBuilder svg, Limit limit, double[] ends) {
    double from = Double.isInfinite(limit.min()) ? 0 : x(limit.min(), ends);
    double to = Double.isInfinite(limit.max()) ? WIDTH : x(limit.max(), ends);
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect class=\"room\" x=\"%.2f\" y=\"0\" width=\"%.2f\" height=\"%.0f\"/>",
            from,
            to - from,
            2 * HALF));
  }

  private static void limit(StringBuilder svg, Limit limit, double[] ends) {
    for (double end : new double[] {limit.min(), limit.max()}) {
      if (Double.isFinite(end)) {
        svg.append(
            String.format(
                Locale.ROOT,
                "<line class=\"limit\" x1=\"%1$.2f\" x2=\"%1$.2f\" y1=\"0\" y2=\"%2$.0f\"/>",
                x(end, ends),
                2 * HALF));
      }
    }
  }

  private static void label(StringBuilder svg, double x, String anchor, double value) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"%s\">%s</text>",
            x,
            2 * HALF + FOOT - 3,
            anchor,
            ReportText.number(value)));
  }

  private static double x(double value, double[] ends) {
    return (value - ends[0]) / (ends[1] - ends[0]) * WIDTH;
  }
}
