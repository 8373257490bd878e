package dev.linewarden.station;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Limit;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// A folder's report as one page that needs nothing else: to look at, to send, to print.
final class ReportHtml {
  /// Pictures in one page; further images are listed by name, so that a browser can still open it.
  static final int PICTURES_MAX = 300;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final FolderReport report;
  private final Function<String, Optional<byte[]>> jpeg;
  private final Instant when;
  private int pictures;

  /// @param jpeg the frame of an image as JPEG, by the image's path in the report; empty when it
  ///   cannot be read
  /// @param when it was inspected, for people
  ReportHtml(FolderReport report, Function<String, Optional<byte[]>> jpeg, Instant when) {
    this.report = report;
    this.jpeg = jpeg;
    this.when = when;
  }

  /// Writes as it goes: pictures are not held. Called once.
  void write(Appendable out) throws IOException {
    String title = report.recipe().name() + " on " + report.folder();
    out.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width\">")
        .append("<title>")
        .append(Html.escape(title))
        .append("</title><style>")
        .append(ReportStyle.CSS)
        .append("</style></head><body>\n<header><h1>")
        .append(Html.escape(report.folder()))
        .append("</h1><p>")
        .append(Html.escape(report.recipe().name() + " (" + report.recipe().key() + ")"))
        .append(" · ")
        .append(TIME.format(when))
        .append("</p></header>\n");
    headline(out);
    classes(out);
    tools(out);
    counts(out);
    gallery(out, "Escapes", "Defects that passed.", report.escapes());
    gallery(out, "False rejects", "Good ones that were rejected.", report.falseRejects());
    gallery(out, "Unjudged", "Images without a verdict.", report.unjudged());
    out.append("</body></html>\n");
  }

  private void headline(Appendable out) throws IOException {
    out.append("<section class=\"cards\">");
    card(out, "images", report.images(), false);
    if (report.graded()) {
      card(out, "escapes", report.escapes().size(), true);
      card(out, "false rejects", report.falseRejects().size(), true);
    }
    card(out, "unjudged", report.unjudged().size(), true);
    out.append("</section>\n");
    if (!report.graded()) {
      out.append("<p class=\"hint\">Not graded: no folder is called “good”.</p>\n");
    }
  }

  private static void card(Appendable out, String name, int number, boolean zeroIsGood)
      throws IOException {
    String kind = zeroIsGood ? number == 0 ? "fine" : "wrong" : "plain";
    out.append("<div class=\"card ")
        .append(kind)
        .append("\"><b>")
        .append(Integer.toString(number))
        .append("</b><span>")
        .append(name)
        .append("</span></div>");
  }

  private void classes(Appendable out) throws IOException {
    out.append("<h2>Classes</h2><table><thead><tr><th>class<th>images<th>passed<th>rejected")
        .append("<th>unjudged</tr></thead><tbody>");
    boolean graded = report.graded();
    for (var entry : report.classes().entrySet()) {
      FolderReport.Tally tally = entry.getValue();
      boolean good = entry.getKey().equals(FolderReport.GOOD);
      out.append("<tr><th>").append(Html.escape(entry.getKey()));
      number(out, tally.images(), false);
      number(out, tally.passed(), graded && !good);
      number(out, tally.rejected(), graded && good);
      number(out, tally.unjudged(), true);
      out.append("</tr>");
    }
    out.append("</tbody></table>\n");
  }

  private static void number(Appendable out, int number, boolean zeroIsGood) throws IOException {
    out.append(zeroIsGood && number > 0 ? "<td class=\"wrong\">" : "<td>")
        .append(Integer.toString(number));
  }

  private void tools(Appendable out) throws IOException {
    out.append("<h2>Tools</h2><table><thead><tr><th>tool<th>AUROC<th>ms p50<th>ms p99<th>ms max")
        .append("</tr></thead><tbody>");
    for (var entry : report.tools().entrySet()) {
      FolderReport.ToolFigures figures = entry.getValue();
      Double auroc = figures.auroc();
      out.append("<tr><th>")
          .append(Html.escape(entry.getKey()))
          .append("<td>")
          .append(auroc == null ? "–" : fixed("%.4f", auroc));
      for (double ms : new double[] {figures.msP50(), figures.msP99(), figures.msMax()}) {
        out.append("<td>").append(fixed("%.2f", ms));
      }
      out.append("</tr>");
    }
    out.append("</tbody></table>\n<h2>Scores</h2><p class=\"hint\">")
        .append(
            report.graded()
                ? "<i class=\"good\"></i> good, above; <i class=\"bad\"></i> defects, below; "
                : "<i class=\"good\"></i> all images; ")
        .append("dashed: the limit; shaded: what counts as good.</p><div class=\"scores\">");
    for (FolderReport.Scores scores : report.scores()) {
      scores(out, scores);
    }
    out.append("</div>\n");
  }

  private static void scores(Appendable out, FolderReport.Scores scores) throws IOException {
    out.append("<figure><figcaption><b>")
        .append(Html.escape(scores.tool() + " " + scores.finding()))
        .append("</b> ")
        .append(Html.escape(scores.unit()));
    if (scores.auroc().isPresent()) {
      out.append(" · AUROC ").append(fixed("%.4f", scores.auroc().getAsDouble()));
    }
    for (Limit limit : scores.limits()) {
      out.append(" · good is ").append(ReportText.range(limit));
    }
    out.append("</figcaption>").append(ReportSvg.histogram(scores)).append("</figure>");
  }

  private void counts(Appendable out) throws IOException {
    for (CountTruth.Agreement agreement : report.agreements()) {
      out.append("<h2>Counting: ")
          .append(Html.escape(agreement.tool()))
          .append("</h2><table><thead><tr><th>images<th>exact<th>off by one<th>mean error")
          .append("</tr></thead><tbody><tr><td>")
          .append(Integer.toString(agreement.counts().size()))
          .append("<td>")
          .append(Long.toString(agreement.exact()))
          .append("<td>")
          .append(Long.toString(agreement.offByOne()))
          .append("<td>")
          .append(fixed("%.3f", agreement.meanError()))
          .append("</tr></tbody></table>\n<table><thead><tr><th>image<th>counted<th>known</tr>")
          .append("</thead><tbody>");
      for (CountTruth.Count count : agreement.counts()) {
        out.append("<tr><th>").append(Html.escape(count.path()));
        out.append(count.error() == 0 ? "<td>" : "<td class=\"wrong\">")
            .append(Integer.toString(count.counted()))
            .append("<td>")
            .append(Integer.toString(count.known()))
            .append("</tr>");
      }
      out.append("</tbody></table>\n");
    }
  }

  private void gallery(Appendable out, String name, String what, List<FolderReport.Row> rows)
      throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    out.append("<h2>")
        .append(name)
        .append(" <small>")
        .append(Integer.toString(rows.size()))
        .append("</small></h2><p class=\"hint\">")
        .append(what)
        .append("</p><div class=\"gallery\">");
    for (FolderReport.Row row : rows) {
      picture(out, row);
    }
    out.append("</div>\n");
  }

  private void picture(Appendable out, FolderReport.Row row) throws IOException {
    out.append("<figure>");
    Optional<byte[]> bytes =
        row.width() > 0 && pictures < PICTURES_MAX ? jpeg.apply(row.path()) : Optional.empty();
    if (bytes.isPresent()) {
      pictures++;
      out.append("<div class=\"frame\"><img alt=\"\" src=\"data:image/jpeg;base64,")
          .append(Base64.getEncoder().encodeToString(bytes.get()))
          .append("\">")
          .append(ReportSvg.overlay(row))
          .append("</div>");
    }
    out.append("<figcaption><b>")
        .append(Html.escape(row.path()))
        .append("</b><br>")
        .append(Html.escape(ReportText.sentence(row.verdict())));
    values(out, row);
    out.append("</figcaption></figure>");
  }

  /// Each limit of the recipe with the value it was held against.
  private void values(Appendable out, FolderReport.Row row) throws IOException {
    out.append("<table class=\"values\"><tbody>");
    List<Finding> leading = row.leading();
    for (Limit limit : report.recipe().limits()) {
      Optional<Double> value =
          leading.stream()
              .filter(f -> f.tool().equals(limit.tool()) && f.name().equals(limit.finding()))
              .map(Finding::value)
              .findFirst();
      boolean holds = value.isPresent() && limit.holds(value.get());
      out.append("<tr><th>")
          .append(Html.escape(limit.tool() + " " + limit.finding()))
          .append(holds ? "<td>" : "<td class=\"wrong\">")
          .append(value.map(ReportText::number).orElse("no value"))
          .append("<td>good is ")
          .append(ReportText.range(limit))
          .append("</tr>");
    }
    out.append("</tbody></table>");
  }

  private static String fixed(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
