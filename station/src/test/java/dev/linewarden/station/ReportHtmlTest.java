package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.ToolTime;
import dev.linewarden.inspection.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReportHtmlTest {
  private static final String EVIL = "<script>alert(\"x\")</script>&'";
  private static final byte[] JPEG = "not a picture".getBytes(StandardCharsets.UTF_8);
  private static final String JPEG_TEXT = "data:image/jpeg;base64,bm90IGEgcGljdHVyZQ==";

  @Test
  void nothingFromOutsideBecomesMarkup() throws IOException {
    FolderReport report = report(EVIL, EVIL);
    add(report, "good/" + EVIL.replace("/", "") + ".png", EVIL, 10);
    report.add(
        Path.of("good", "2.png"),
        new Verdict.Unjudged(Cause.TOOL_FAILED, EVIL),
        List.of(),
        List.of(),
        0,
        0);
    String page = page(report);
    assertThat(page).doesNotContain("<script").doesNotContain("alert(\"");
    assertThat(page).contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;");
    assertThat(page).contains("tool failed: &lt;script&gt;");
  }

  @Test
  void aWrongImageIsShownWithItsRegionValueAndLimit() throws IOException {
    FolderReport report = report("bottles", "cap");
    add(report, "good/right.png", "cap", 80);
    add(report, "good/wrong.png", "cap", 10);
    add(report, "open/escape.png", "cap", 70);
    String page = page(report);
    assertThat(page.split(java.util.regex.Pattern.quote(JPEG_TEXT), -1)).hasSize(3);
    assertThat(page).contains("good/wrong.png").contains("open/escape.png");
    assertThat(page).doesNotContain("good/right.png");
    assertThat(page)
        .contains("<rect class=\"broken\" x=\"10.0\" y=\"20.0\" width=\"30.0\" height=\"40.0\"/>")
        .contains("cap mean 10</text>")
        .contains("good is 50 or more");
  }

  @Test
  void thePageNeedsNothingElse() throws IOException {
    FolderReport report = report("bottles", "cap");
    add(report, "good/1.png", "cap", 10);
    String page = page(report);
    assertThat(page).startsWith("<!doctype html>").endsWith("</body></html>\n");
    assertThat(page).doesNotContain("http").doesNotContain("url(").doesNotContain("@import");
  }

  @Test
  void theLimitIsDrawnAmongTheScores() throws IOException {
    FolderReport report = report("bottles", "cap");
    add(report, "good/1.png", "cap", 80);
    add(report, "open/1.png", "cap", 20);
    String page = page(report);
    assertThat(page).contains("class=\"limit\"").contains("class=\"room\"");
    assertThat(page).contains("AUROC 1.0000");
  }

  @Test
  void picturesHaveABoundAndTheRestIsListed() throws IOException {
    FolderReport report = report("bottles", "cap");
    for (int i = 0; i < ReportHtml.PICTURES_MAX + 5; i++) {
      add(report, "good/" + i + ".png", "cap", 10);
    }
    String page = page(report);
    assertThat(page.split("<img", -1)).hasSize(ReportHtml.PICTURES_MAX + 1);
    assertThat(page).contains("good/" + (ReportHtml.PICTURES_MAX + 4) + ".png");
  }

  @Test
  void aSingleScoreAndAPolygonAreDrawnToo() throws IOException {
    FolderReport report = report("bottles", "cap");
    Region where =
        new Region.Polygon(
            List.of(new Region.Point(0, 0), new Region.Point(9, 0), new Region.Point(0, 9)));
    List<Finding> findings = List.of(new Finding("cap", "mean", 10, "grey", where));
    Verdict verdict = Judge.judge(findings, report.recipe().limits());
    report.add(Path.of("good", "1.png"), verdict, findings, List.of(), 640, 480);
    String page = page(report);
    assertThat(page).contains("<polygon class=\"broken\" points=\"0.0,0.0 9.0,0.0 0.0,9.0\"/>");
    assertThat(page).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @Test
  void aPathIsDrawnOpen() throws IOException {
    FolderReport report = report("bottles", "cap");
    Region where = new Region.Path(List.of(new Region.Point(1, 2), new Region.Point(9, 2)));
    List<Finding> findings = List.of(new Finding("cap", "mean", 10, "grey", where));
    Verdict verdict = Judge.judge(findings, report.recipe().limits());
    report.add(Path.of("good", "1.png"), verdict, findings, List.of(), 640, 480);
    assertThat(page(report)).contains("<polyline class=\"broken\" points=\"1.0,2.0 9.0,2.0\"/>");
  }

  @Test
  void anEmptyFolderIsAPageToo() throws IOException {
    assertThat(page(report("nothing", "cap"))).contains("<b>0</b><span>images</span>");
  }

  @Test
  void controlCharactersDoNotReachThePage() {
    assertThat(Html.escape("a\u0000b\u001Bc\nd")).isEqualTo("a\uFFFDb\uFFFDc\nd");
  }

  private static FolderReport report(String folder, String tool) {
    Recipe recipe =
        new Recipe(
            new RecipeKey("bottle", 2),
            folder,
            List.of(RecipeView.only(640, 480)),
            List.of(new ToolSpec(tool, "mean", Map.of())),
            List.of(new Limit(tool, "mean", 50, Double.POSITIVE_INFINITY, "fault of " + tool)),
            Map.of());
    return new FolderReport(folder, recipe, Optional.empty(), Optional.empty());
  }

  private static void add(FolderReport report, String path, String tool, double mean) {
    Region where = new Region.Box(10, 20, 30, 40);
    List<Finding> findings = List.of(new Finding(tool, "mean", mean, "grey", where));
    Verdict verdict = Judge.judge(findings, report.recipe().limits());
    List<ToolTime> times = List.of(new ToolTime(tool, 1_000_000));
    report.add(Path.of(path), verdict, findings, times, 640, 480);
  }

  private static String page(FolderReport report) throws IOException {
    StringBuilder out = new StringBuilder();
    new ReportHtml(report, _ -> Optional.of(JPEG), Instant.EPOCH).write(out);
    return out.toString();
  }
}
