package dev.linewarden.station;

import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.Verdict;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// A folder's report for the terminal and for programs.
final class ReportText {
  /// Misjudged images listed on the terminal; the rest is a number and stands in the HTML report.
  static final int LISTED_MAX = 20;

  private final FolderReport report;

  ReportText(FolderReport report) {
    this.report = report;
  }

  /// Tables for a terminal of 80 columns.
  String text() {
    Formatter out = new Formatter(Locale.ROOT);
    out.format("%s\n\n", headline());
    out.format("%-32s %8s %8s %8s %8s\n", "class", "images", "passed", "rejected", "unjudged");
    report
        .classes()
        .forEach((name, tally) ->
            out.format(
                "%-32s %8d %8d %8d %8d\n",
                cut(name), tally.images(), tally.passed(), tally.rejected(), tally.unjudged()));
    out.format("\n");
    out.format("%-32s %8s %8s %8s %8s\n", "tool", "auroc", "ms p50", "ms p99", "ms max");
    report.tools().forEach((name, figures) -> tool(out, name, figures));
    counts(out);
    texts(out);
    boxes(out);
    listed(out, "escaped", report.escapes());
    listed(out, "falsely rejected", report.falseRejects());
    listed(out, "unjudged", report.unjudged());
    listed(out, "passed, but borderline", report.borderline());
    return out.toString().stripTrailing();
  }

  /// For programs: the keys are a promise.
  String json() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("images", report.images());
    root.put("escapes", report.escapes().size());
    root.put("falseRejects", report.falseRejects().size());
    root.put("unjudged", report.unjudged().size());
    root.put("borderline", report.borderline().size());
    root.put("classes", report.classes());
    root.put("tools", report.tools());
    List<TextTruth.Agreement> readings = report.readings();
    if (!readings.isEmpty()) {
      root.put("read", readings);
    }
    report
        .boxes()
        .ifPresent(boxes ->
            root.put(
                "boxes",
                Map.of(
                    "images", boxes.images(),
                    "known", boxes.known(),
                    "found", boxes.found(),
                    "recall", boxes.recall(),
                    "wrong", boxes.wrong(),
                    "wrongPerImage", boxes.wrongPerImage())));
    return JsonMapper.builder()
        .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(root);
  }

  /// One sentence: why an image was judged as it was.
  static String sentence(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass() -> "passed";
      case Verdict.Reject(List<Reason> reasons) -> sentence(reasons.getFirst());
      case Verdict.Unjudged(var _, String detail) ->
          detail.isBlank() ? verdict.label() : verdict.label() + ": " + detail;
    };
  }

  /// `90 or more`, `at most 5`, `2 to 5`, `exactly 1`.
  static String range(Limit limit) {
    if (limit.min() == limit.max()) {
      return "exactly " + number(limit.min());
    }
    if (Double.isInfinite(limit.max())) {
      return Double.isInfinite(limit.min()) ? "anything" : number(limit.min()) + " or more";
    }
    return Double.isInfinite(limit.min())
        ? "at most " + number(limit.max())
        : number(limit.min()) + " to " + number(limit.max());
  }

  /// Four digits are what people compare.
  static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return Long.toString((long) value);
    }
    double size = Math.abs(value);
    String format = size >= 1000 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.01 ? "%.3f" : "%.3g";
    return String.format(Locale.ROOT, format, value);
  }

  private String headline() {
    String graded =
        report.graded()
            ? "%d escapes, %d false rejects, %d unjudged"
                .formatted(
                    report.escapes().size(), report.falseRejects().size(), report.unjudged().size())
            : "%d unjudged; not graded, since no folder is called 'good'"
                .formatted(report.unjudged().size());
    return "%s: %d images by %s: %s"
        .formatted(report.folder(), report.images(), report.recipe().key(), graded);
  }

  private static String sentence(Reason reason) {
    Limit limit = reason.limit();
    return "%s: %s %s is %s, good is %s"
        .formatted(
            limit.fault(), limit.tool(), limit.finding(), number(reason.value()), range(limit));
  }

  private static void tool(Formatter out, String name, FolderReport.ToolFigures figures) {
    Double area = figures.auroc();
    String auroc = area == null ? "-" : String.format(Locale.ROOT, "%.4f", area);
    out.format(
        "%-32s %8s %8.2f %8.2f %8.2f\n",
        cut(name), auroc, figures.msP50(), figures.msP99(), figures.msMax());
  }

  private void counts(Formatter out) {
    List<CountTruth.Agreement> agreements = report.agreements();
    if (agreements.isEmpty()) {
      return;
    }
    out.format("\n");
    out.format("%-32s %8s %8s %8s %8s\n", "count", "images", "exact", "off by 1", "mean err");
    for (CountTruth.Agreement agreement : agreements) {
      out.format(
          "%-32s %8d %8d %8d %8.3f\n",
          cut(agreement.tool()),
          agreement.counts().size(),
          agreement.exact(),
          agreement.offByOne(),
          agreement.meanError());
    }
  }

  private void texts(Formatter out) {
    List<TextTruth.Agreement> readings = report.readings();
    if (readings.isEmpty()) {
      return;
    }
    out.format("\n%-32s %8s %8s %8s %8s\n", "read", "images", "right", "wrong", "nothing");
    for (TextTruth.Agreement reading : readings) {
      out.format(
          "%-32s %8d %8d %8d %8d\n",
          cut(reading.tool()),
          reading.images(),
          reading.right(),
          reading.wrong().size(),
          reading.unread().size());
      paths(out, "wrong", reading.wrong());
      paths(out, "nothing", reading.unread());
    }
  }

  private static void paths(Formatter out, String what, List<String> paths) {
    paths.stream().limit(LISTED_MAX).forEach(path -> out.format("  %s: %s\n", what, path));
    if (paths.size() > LISTED_MAX) {
      out.format("  and %d more\n", paths.size() - LISTED_MAX);
    }
  }

  private void boxes(Formatter out) {
    report
        .boxes()
        .ifPresent(boxes ->
            out.format(
                "\nboxes: %d of %d known ones found (%.1f %%), %d wrong ones (%.2f an image)\n",
                boxes.found(),
                boxes.known(),
                100 * boxes.recall(),
                boxes.wrong(),
                boxes.wrongPerImage()));
  }

  /// In whose warn bands it is not; nothing where it is in all.
  private String borderline(FolderReport.Row row) {
    List<Limit> limits = Judge.borderline(row.findings(), report.recipe().limits());
    return limits.isEmpty()
        ? ""
        : limits.stream()
            .map(limit -> limit.tool() + " " + limit.finding())
            .distinct()
            .collect(Collectors.joining(", ", "  near the limit: ", ""));
  }

  private void listed(Formatter out, String what, List<FolderReport.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    out.format("\n%s:\n", what);
    for (FolderReport.Row row : rows.subList(0, Math.min(rows.size(), LISTED_MAX))) {
      out.format("  %s", row.path());
      out.format("%s", row.passed() ? borderline(row) : "  " + sentence(row.verdict()));
      out.format("\n");
    }
    if (rows.size() > LISTED_MAX) {
      out.format("  and %d more\n", rows.size() - LISTED_MAX);
    }
  }

  private static String cut(String name) {
    return name.length() > 32 ? name.substring(0, 31) + "…" : name;
  }
}
