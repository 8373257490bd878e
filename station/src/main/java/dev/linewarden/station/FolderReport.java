package dev.linewarden.station;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.ToolTime;
import dev.linewarden.inspection.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/// What came of running a recipe over a folder of images. The name of an image's own folder is its
/// class; if one class is `good`, every other is a defect and the verdicts are graded. Not
/// thread-safe.
final class FolderReport {
  static final String GOOD = "good";

  /// The class of images that lie in the folder itself.
  static final String NO_CLASS = "images";

  private static final int DIGITS = 3;

  private final String folder;
  private final Recipe recipe;
  private final @Nullable CountTruth truth;
  private final @Nullable BoxTruth boxes;
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, Histogram> micros = new LinkedHashMap<>();

  /// One image.
  ///
  /// @param path relative to the folder, with slashes
  /// @param width of the frame in pixels; 0 when there was none
  record Row(
      String path,
      String group,
      Verdict verdict,
      List<Finding> findings,
      List<ToolTime> times,
      int width,
      int height) {
    Row {
      findings = List.copyOf(findings);
      times = List.copyOf(times);
    }

    boolean passed() {
      return verdict instanceof Verdict.Pass;
    }

    /// The first of each name, as the judge sees them, without those that have no value.
    List<Finding> leading() {
      Map<List<String>, Finding> leading = new LinkedHashMap<>();
      findings.forEach(f -> leading.putIfAbsent(List.of(f.tool(), f.name()), f));
      return leading.values().stream().filter(f -> !Double.isNaN(f.value())).toList();
    }
  }

  /// How the images of one class were judged.
  record Tally(int images, int passed, int rejected, int unjudged) {
    Tally plus(Verdict verdict) {
      return switch (verdict) {
        case Verdict.Pass() -> new Tally(images + 1, passed + 1, rejected, unjudged);
        case Verdict.Reject _ -> new Tally(images + 1, passed, rejected + 1, unjudged);
        case Verdict.Unjudged _ -> new Tally(images + 1, passed, rejected, unjudged + 1);
      };
    }
  }

  /// One tool over all images. Times are 0 for a tool that never ran.
  ///
  /// @param auroc of its best finding; null without classes to tell apart
  record ToolFigures(@Nullable Double auroc, double msP50, double msP99, double msMax) {}

  /// The raw scores of one finding, by what the images are. Ungraded images count as good here.
  record Scores(
      String tool,
      String finding,
      String unit,
      List<Limit> limits,
      List<Double> good,
      List<Double> bad) {
    OptionalDouble auroc() {
      return Auroc.of(plain(good), plain(bad));
    }

    private static double[] plain(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /// `truth` says how many things each image shows, where the folder knows it, `boxes` where.
  FolderReport(String folder, Recipe recipe, Optional<CountTruth> truth, Optional<BoxTruth> boxes) {
    this.folder = folder;
    this.recipe = recipe;
    this.truth = truth.orElse(null);
    this.boxes = boxes.orElse(null);
  }

  /// `path` is relative to the folder; `width` and `height` are the frame's, 0 without a frame.
  void add(
      Path path,
      Verdict verdict,
      List<Finding> findings,
      List<ToolTime> times,
      int width,
      int height) {
    String name = path.toString().replace('\\', '/');
    Path parent = path.getParent();
    String group = parent == null ? NO_CLASS : parent.getFileName().toString();
    rows.add(new Row(name, group, verdict, findings, times, width, height));
    for (ToolTime time : times) {
      micros
          .computeIfAbsent(time.tool(), _ -> new Histogram(DIGITS))
          .recordValue(Math.max(0, time.nanos() / 1000));
    }
  }

  String folder() {
    return folder;
  }

  Recipe recipe() {
    return recipe;
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  int images() {
    return rows.size();
  }

  boolean graded() {
    return rows.stream().anyMatch(row -> row.group().equals(GOOD));
  }

  /// Defects that passed.
  List<Row> escapes() {
    return graded()
        ? rows.stream().filter(row -> row.passed() && !row.group().equals(GOOD)).toList()
        : List.of();
  }

  /// Good ones that were rejected.
  List<Row> falseRejects() {
    return rows.stream()
        .filter(row -> row.group().equals(GOOD) && row.verdict() instanceof Verdict.Reject)
        .toList();
  }

  List<Row> unjudged() {
    return rows.stream().filter(row -> row.verdict() instanceof Verdict.Unjudged).toList();
  }

  /// Ones that passed, but outside of a limit's warn band.
  List<Row> borderline() {
    return rows.stream()
        .filter(row -> row.passed() && !Judge.borderline(row.findings(), recipe.limits()).isEmpty())
        .toList();
  }

  /// 0 = nothing misjudged, 1 = something was. Unjudged is misjudged: the part would be lost.
  int exitCode() {
    return escapes().isEmpty() && falseRejects().isEmpty() && unjudged().isEmpty() ? 0 : 1;
  }

  /// By class, `good` first.
  Map<String, Tally> classes() {
    Map<String, Tally> sorted = new TreeMap<>();
    for (Row row : rows) {
      Tally before = sorted.getOrDefault(row.group(), new Tally(0, 0, 0, 0));
      sorted.put(row.group(), before.plus(row.verdict()));
    }
    Map<String, Tally> classes = new LinkedHashMap<>();
    if (sorted.containsKey(GOOD)) {
      classes.put(GOOD, sorted.remove(GOOD));
    }
    classes.putAll(sorted);
    return classes;
  }

  /// In the recipe's order. Of a tool with limits only the findings that have one are graded.
  Map<String, ToolFigures> tools() {
    List<Scores> scores = scores();
    Map<String, ToolFigures> tools = new LinkedHashMap<>();
    recipe.tools().forEach(tool -> tools.put(tool.name(), figures(tool.name(), scores)));
    micros.keySet().forEach(tool -> tools.putIfAbsent(tool, figures(tool, scores)));
    return tools;
  }

  /// One entry for each finding that has a value somewhere, in the order of their first coming.
  List<Scores> scores() {
    Map<List<String>, Scores> all = new LinkedHashMap<>();
    boolean graded = graded();
    for (Row row : rows) {
      for (Finding finding : row.leading()) {
        if (Double.isFinite(finding.value())) {
          Scores scores =
              all.computeIfAbsent(List.of(finding.tool(), finding.name()), _ -> empty(finding));
          boolean bad = graded && !row.group().equals(GOOD);
          (bad ? scores.bad() : scores.good()).add(finding.value());
        }
      }
    }
    return List.copyOf(all.values());
  }

  /// How the counting tools agree with what is known; empty without such knowledge.
  List<CountTruth.Agreement> agreements() {
    return truth == null ? List.of() : truth.agreements(rows);
  }

  /// How what was read agrees with the text files beside the images; empty without any.
  List<TextTruth.Agreement> readings() {
    return new TextTruth(Path.of(folder)).agreements(rows);
  }

  /// How the boxes that were found agree with what is known; empty without such knowledge.
  Optional<BoxTruth.Agreement> boxes() {
    return boxes == null ? Optional.empty() : Optional.of(boxes.agreement(rows));
  }

  private Scores empty(Finding finding) {
    List<Limit> limits =
        recipe.limits().stream()
            .filter(l -> l.tool().equals(finding.tool()) && l.finding().equals(finding.name()))
            .toList();
    return new Scores(
        finding.tool(),
        finding.name(),
        finding.unit(),
        limits,
        new ArrayList<>(),
        new ArrayList<>());
  }

  private ToolFigures figures(String tool, List<Scores> scores) {
    List<Scores> own = scores.stream().filter(s -> s.tool().equals(tool)).toList();
    boolean limited = own.stream().anyMatch(s -> !s.limits().isEmpty());
    OptionalDouble auroc =
        own.stream()
            .filter(s -> !limited || !s.limits().isEmpty())
            .map(Scores::auroc)
            .flatMapToDouble(OptionalDouble::stream)
            .max();
    Histogram times = micros.getOrDefault(tool, new Histogram(DIGITS));
    return new ToolFigures(
        auroc.isPresent() ? auroc.getAsDouble() : null,
        times.getValueAtPercentile(50) / 1000.0,
        times.getValueAtPercentile(99) / 1000.0,
        times.getMaxValue() / 1000.0);
  }
}
