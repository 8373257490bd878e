package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.Verdict;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The recipes of `tests/recipes` over photographs of real lines.
class RealRecipesTest {
  /// Column of the truth file, and what the recipe calls it. All the recipe promises.
  private static final Map<String, String> PROMISED =
      Map.of(
          "no_middle_bottle", "no bottle",
          "no_cap", "cap missing",
          "underfilled", "underfilled",
          "overfilled", "overfilled",
          "no_label", "label missing",
          "label_not_printed", "label blank",
          "label_not_straight", "label skewed",
          "deformed", "deformed");

  /// Of a frame without a bottle nothing else is asked; without its label, nothing about print.
  private static final Map<String, Set<String>> FOLLOWS =
      Map.of(
          "no bottle", Set.of("cap missing", "underfilled", "label blank"),
          "label missing", Set.of("label blank"));

  /// How wide a shoulder is, is measured at a height: it changes when the picture moves up or down,
  /// and whether a deformed bottle's label is looked at changes with it.
  private static final Set<String> AT_A_HEIGHT = Set.of("deformed", "label skewed");

  /// Frames of the conveyor, their side, and the recipe's `sideRim`.
  private static final int EACH = Integer.getInteger("linewarden.each", 4);

  private static final int SIDE = 640;
  private static final int RIM = 16;

  private record Case(Photo photo, Set<String> truth) {
    boolean deformed() {
      return truth.contains("deformed");
    }
  }

  private record Change(int right, int down, double brightness) {}

  private static List<Case> colaCases() throws IOException {
    Path folder = RecipeFiles.data("cola_bottles");
    List<String> lines = Files.readAllLines(folder.resolve("labels.csv"));
    String[] columns = lines.getFirst().split(",", -1);
    List<Case> cases = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      Set<String> truth = new TreeSet<>();
      for (int i = 1; i < cells.length; i++) {
        if (cells[i].equals("1") && PROMISED.containsKey(columns[i])) {
          truth.add(PROMISED.get(columns[i]));
        }
      }
      cases.add(new Case(Photo.read(folder.resolve(cells[0])), truth));
    }
    assertThat(cases).hasSize(70);
    return cases;
  }

  private static Set<String> faults(List<Finding> findings, List<Limit> limits) {
    Verdict verdict = Judge.judge(findings, limits);
    Set<String> faults = new TreeSet<>();
    if (verdict instanceof Verdict.Reject(List<Reason> reasons)) {
      reasons.forEach(reason -> faults.add(reason.limit().fault()));
      faults.removeAll(FOLLOWS.getOrDefault(verdict.label(), Set.of()));
    } else if (verdict instanceof Verdict.Unjudged unjudged) {
      faults.add("unjudged: " + unjudged.detail());
    }
    return faults;
  }

  /// Each photograph under each change whose promised faults are not exactly the true ones.
  private static List<String> misjudged(List<Change> changes) throws IOException {
    List<String> wrong = new ArrayList<>();
    try (VisionRecipe recipe = Stations.loader().load(RecipeFiles.read("cola_bottles"))) {
      for (Case one : colaCases()) {
        for (Change change : changes) {
          try (Arena arena = Arena.ofConfined();
              Frame frame =
                  one.photo.changed(change.right, change.down, change.brightness, arena)) {
            Set<String> faults = faults(Stations.look(recipe, frame), recipe.recipe().limits());
            Set<String> truth = new TreeSet<>(one.truth);
            if (change.down != 0) {
              faults.removeAll(one.deformed() ? AT_A_HEIGHT : Set.of("deformed"));
              truth.removeAll(one.deformed() ? AT_A_HEIGHT : Set.of("deformed"));
            }
            if (!faults.equals(truth)) {
              wrong.add(
                  "%s %s: %s, but is %s".formatted(one.photo.name(), change, faults, one.truth));
            }
          }
        }
      }
    }
    return wrong;
  }

  @Test
  void theEightFaultsOfTheColaLineAreFoundWithoutEscapeOrFalseReject() throws IOException {
    assertThat(misjudged(List.of(new Change(0, 0, 1)))).isEmpty();
  }

  @Test
  void aShiftOrAnotherLightChangesNoVerdict() throws IOException {
    List<Change> changes = new ArrayList<>();
    for (int right = -4; right <= 4; right += 4) {
      for (int down = -4; down <= 4; down += 4) {
        changes.add(new Change(right, down, 1));
      }
    }
    for (int shift = -4; shift <= 4; shift += 4) {
      changes.add(new Change(0, shift, 0.9));
      changes.add(new Change(0, shift, 1.1));
    }

    assertThat(misjudged(changes)).isEmpty();
  }

  @Test
  void theFirstFaultIsTheOneItsFolderIsNamedAfter() throws IOException {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("cap_missing", "cap missing");
    names.put("label_not_printed", "label blank");
    names.put("label_not_straight", "label skewed");
    names.put("missing_bottle", "no bottle");
    names.put("no_label", "label missing");
    names.put("overfilled", "overfilled");
    names.put("underfilled", "underfilled");
    names.put("deformed", "deformed");
    names.put("good", "pass");
    Path folder = RecipeFiles.data("cola_bottles").resolve("test");
    try (VisionRecipe recipe = Stations.loader().load(RecipeFiles.read("cola_bottles"));
        Arena arena = Arena.ofConfined()) {
      for (Map.Entry<String, String> name : names.entrySet()) {
        for (Path file : photographs(folder.resolve(name.getKey()))) {
          List<Finding> findings = Stations.look(recipe, Photo.read(file).frame(arena));
          assertThat(Judge.judge(findings, recipe.recipe().limits()).label())
              .as("%s: %s", file, findings)
              .isEqualTo(name.getValue());
        }
      }
    }
  }

  /// The truth is in boxes of relative middle and size; it leaves out most bottles that the side of
  /// the picture cuts, and so does the recipe.
  private static int wholeBottles(Path truth) throws IOException {
    int whole = 0;
    for (String line : Files.readAllLines(truth)) {
      String[] cells = line.split(" ", -1);
      double middle = Double.parseDouble(cells[1]) * SIDE;
      double half = Double.parseDouble(cells[3]) * SIDE / 2;
      boolean inside = middle - half >= RIM && middle + half <= SIDE - RIM;
      whole += cells[0].equals("0") && inside ? 1 : 0;
    }
    return whole;
  }

  @Test
  void bottlesOnTheConveyorAreCountedAndNoneIsSeenOnTheEmptyBelt() throws IOException {
    Path folder = RecipeFiles.data("conveyor_caps");
    List<String> rows = Files.readAllLines(folder.resolve("counts.csv"));
    int frames = 0;
    int exact = 0;
    List<String> wrong = new ArrayList<>();
    try (VisionRecipe recipe = Stations.loader().load(RecipeFiles.read("conveyor_caps"));
        Arena arena = Arena.ofConfined()) {
      for (int i = 1; i < rows.size(); i += EACH) {
        String file = rows.get(i).split(",", -1)[0];
        String name = file.substring("test/".length(), file.length() - ".jpg".length());
        int truth = wholeBottles(folder.resolve("ground_truth").resolve(name + ".txt"));
        List<Finding> findings =
            Stations.look(recipe, Photo.read(folder.resolve(file)).frame(arena));
        boolean passed = Judge.judge(findings, recipe.recipe().limits()) instanceof Verdict.Pass;
        if (passed != truth > 0) {
          wrong.add("%s: %d bottles, %s".formatted(file, truth, findings));
        }
        exact += Stations.value(findings, "count") == truth ? 1 : 0;
        frames++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat((double) exact / frames).isGreaterThan(0.95);
  }

  private static List<Path> photographs(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
