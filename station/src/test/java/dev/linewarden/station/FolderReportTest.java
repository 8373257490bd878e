package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.ToolTime;
import dev.linewarden.inspection.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

final class FolderReportTest {
  private static final Limit LIMIT = new Limit("cap", "mean", 50, 1e9, "cap missing");
  private static final Recipe RECIPE =
      new Recipe(
          new RecipeKey("bottle", 2),
          "Bottle",
          List.of(RecipeView.only(640, 480)),
          List.of(new ToolSpec("cap", "mean", Map.of()), new ToolSpec("bottles", "x", Map.of())),
          List.of(LIMIT),
          Map.of());

  private final FolderReport report =
      new FolderReport("bottles", RECIPE, Optional.empty(), Optional.empty());

  @Test
  void escapesAndFalseRejectsAreCountedByClass() {
    scored("test/good/1.png", 90);
    scored("test/good/2.png", 10);
    scored("test/open/1.png", 20);
    scored("test/open/2.png", 60);
    scored("test/open/3.png", Double.NaN);
    assertThat(report.graded()).isTrue();
    assertThat(paths(report.escapes())).containsExactly("test/open/2.png");
    assertThat(paths(report.falseRejects())).containsExactly("test/good/2.png");
    assertThat(paths(report.unjudged())).containsExactly("test/open/3.png");
    assertThat(report.exitCode()).isOne();
    assertThat(report.classes())
        .containsExactly(
            Map.entry("good", new FolderReport.Tally(2, 1, 1, 0)),
            Map.entry("open", new FolderReport.Tally(3, 1, 1, 1)));
    // 90 stands above both defects, 10 below both: half of the pairs are in order.
    assertThat(figures("cap").auroc()).isEqualTo(0.5);
  }

  @Test
  void nothingMisjudgedIsZero() {
    scored("good/1.png", 90);
    scored("open/1.png", 20);
    assertThat(report.exitCode()).isZero();
    assertThat(figures("cap").auroc()).isEqualTo(1);
  }

  @Test
  void anUnjudgedImageIsMisjudgedAlsoWithoutClasses() {
    scored("a.png", 90);
    assertThat(report.exitCode()).isZero();
    report.add(
        Path.of("b.png"),
        new Verdict.Unjudged(Cause.FRAME_LOST, "b.png is no image"),
        List.of(),
        List.of(),
        0,
        0);
    assertThat(report.exitCode()).isOne();
    assertThat(report.graded()).isFalse();
    assertThat(report.classes()).containsOnlyKeys(FolderReport.NO_CLASS);
    assertThat(figures("cap").auroc()).isNull();
    assertThat(new ReportText(report).text())
        .contains("not graded")
        .contains("b.png  frame lost: b.png is no image");
  }

  @Test
  void foldersWithoutAGoodOneAreNotGraded() {
    scored("test/line/1.png", 90);
    scored("test/empty/1.png", 10);
    assertThat(report.graded()).isFalse();
    assertThat(report.escapes()).isEmpty();
    assertThat(report.exitCode()).isZero();
  }

  @Test
  void whatPassedOutsideOfItsWarnBandIsListedAndStillGood() {
    Limit warned = new Limit("cap", "mean", 50, 1e9, 80, 1e9, "cap missing");
    Recipe recipe =
        new Recipe(
            RECIPE.key(), "Bottle", RECIPE.views(), RECIPE.tools(), List.of(warned), Map.of());
    FolderReport near = new FolderReport("bottles", recipe, Optional.empty(), Optional.empty());
    for (int value : new int[] {90, 60, 20}) {
      List<Finding> seen = List.of(new Finding("cap", "mean", value, "grey", null));
      Verdict verdict = Judge.judge(seen, recipe.limits());
      near.add(Path.of("good", value + ".png"), verdict, seen, List.of(), 640, 480);
    }

    assertThat(paths(near.borderline())).containsExactly("good/60.png");
    assertThat(near.classes().get("good")).isEqualTo(new FolderReport.Tally(3, 2, 1, 0));
    assertThat(new ReportText(near).text())
        .contains("passed, but borderline:\n  good/60.png  near the limit: cap mean");
    assertThat(new ObjectMapper().readTree(new ReportText(near).json()).get("borderline").asInt())
        .isEqualTo(1);
  }

  @Test
  void theJsonHasExactlyThePromisedKeys() {
    scored("good/1.png", 90);
    scored("open/1.png", 20);
    JsonNode root = new ObjectMapper().readTree(new ReportText(report).json());
    assertThat(root.propertyNames())
        .containsExactlyInAnyOrder(
            "images", "escapes", "falseRejects", "unjudged", "borderline", "classes", "tools");
    assertThat(root.get("classes").propertyNames()).containsExactlyInAnyOrder("good", "open");
    assertThat(root.get("classes").get("open").propertyNames())
        .containsExactlyInAnyOrder("images", "passed", "rejected", "unjudged");
    assertThat(root.get("tools").get("cap").propertyNames())
        .containsExactlyInAnyOrder("auroc", "msP50", "msP99", "msMax");
    assertThat(root.get("images").asInt()).isEqualTo(2);
    assertThat(root.get("classes").get("open").get("rejected").asInt()).isEqualTo(1);
    assertThat(root.get("tools").get("cap").get("auroc").asDouble()).isEqualTo(1);
    assertThat(root.get("tools").get("bottles").get("auroc").isNull()).isTrue();
  }

  @Test
  void timesAreInMilliseconds() {
    for (int i = 1; i <= 100; i++) {
      report.add(
          Path.of("good", i + ".png"),
          new Verdict.Pass(),
          List.of(),
          List.of(new ToolTime("cap", i * 1_000_000L)),
          640,
          480);
    }
    FolderReport.ToolFigures figures = figures("cap");
    assertThat(figures.msP50()).isCloseTo(50, within(0.1));
    assertThat(figures.msP99()).isCloseTo(99, within(0.1));
    assertThat(figures.msMax()).isCloseTo(100, within(0.1));
    assertThat(figures("bottles").msMax()).isZero();
  }

  @Test
  void onlyFindingsWithALimitGradeTheirTool() {
    for (String path : List.of("good/1.png", "bad/1.png")) {
      double noise = path.startsWith("good") ? 1 : 2;
      List<Finding> findings = List.of(finding("cap", "mean", 90), finding("cap", "noise", noise));
      report.add(Path.of(path), new Verdict.Pass(), findings, List.of(), 640, 480);
    }
    assertThat(figures("cap").auroc()).isEqualTo(0.5);
    assertThat(report.scores()).hasSize(2);
  }

  @Test
  void countsAreHeldAgainstWhatIsKnown() {
    CountTruth truth =
        CountTruth.parse(
            List.of("file,video,bottles", "a/1.png,v,3", "a/2.png,v,2", "a/3.png,v,5", ""));
    FolderReport counted = new FolderReport("line", RECIPE, Optional.of(truth), Optional.empty());
    double[] counts = {3, 3, 2, 9};
    for (int i = 0; i < counts.length; i++) {
      List<Finding> findings = List.of(finding("bottles", "count", counts[i]));
      Path path = Path.of("a", (i + 1) + ".png");
      counted.add(path, new Verdict.Pass(), findings, List.of(), 640, 480);
    }
    CountTruth.Agreement agreement = counted.agreements().getFirst();
    assertThat(agreement.counts()).hasSize(3);
    assertThat(agreement.exact()).isOne();
    assertThat(agreement.offByOne()).isOne();
    assertThat(agreement.meanError()).isCloseTo(4 / 3.0, within(1e-12));
    assertThat(new ReportText(counted).text()).contains("off by 1").contains("1.333");
  }

  @Test
  void aBrokenCountFileIsRefusedLineByLine() {
    assertThatThrownBy(() -> CountTruth.parse(List.of("image,bottles")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("must name a column 'file', but is 'image,bottles'");
    assertThatThrownBy(() -> CountTruth.parse(List.of("file,bottles", "a", "b,1", "c,1,2")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("line 2: 2 cells were expected, but there are 1")
        .hasMessageContaining("line 4: 2 cells were expected, but there are 3");
  }

  @Test
  void aRejectSaysTheValueAndWhatWouldBeGood() {
    scored("good/1.png", 10);
    assertThat(new ReportText(report).text())
        .contains("1 false rejects")
        .contains("good/1.png  cap missing: cap mean is 10, good is 50 to 1000000000");
  }

  private void scored(String path, double mean) {
    List<Finding> findings = List.of(finding("cap", "mean", mean));
    Verdict verdict = Judge.judge(findings, RECIPE.limits());
    List<ToolTime> times = List.of(new ToolTime("cap", 2_000_000));
    report.add(Path.of(path), verdict, findings, times, 640, 480);
  }

  private FolderReport.ToolFigures figures(String tool) {
    return Objects.requireNonNull(report.tools().get(tool), tool);
  }

  private static Finding finding(String tool, String name, double value) {
    return new Finding(tool, name, value, "grey", null);
  }

  private static List<String> paths(List<FolderReport.Row> rows) {
    return rows.stream().map(FolderReport.Row::path).toList();
  }
}
