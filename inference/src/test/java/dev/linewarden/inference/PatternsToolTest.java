package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.loader;
import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatternsToolTest {
  private static final int SIDE = 300;
  private static final int CELL = 60;

  @TempDir Path folder;

  /// A tab with a hole and a bar, within 20 pixels around (0, 0).
  private static int tab(double x, double y) {
    boolean isTab = Math.abs(x) < 18 && Math.abs(y) < 14 && !(x > 8 && y > 5);
    boolean isHole = Math.hypot(x + 8, y + 2) < 6;
    return !isTab ? 50 : isHole ? 20 : 180;
  }

  private record Place(double x, double y) {}

  private static Frame tray(List<Place> tabs, SplittableRandom random) {
    return Pictures.grey(
        SIDE,
        SIDE,
        (x, y) -> {
          int grey = 50;
          for (Place place : tabs) {
            grey = Math.max(grey, tab(x + 0.5 - place.x, y + 0.5 - place.y));
            boolean isHole = Math.hypot(x + 0.5 - place.x + 8, y + 0.5 - place.y + 2) < 6;
            grey = isHole ? 20 : grey;
          }
          return grey + random.nextInt(5);
        });
  }

  private Recipe recipe(Object... more) {
    Path taught =
        new Drawing(SIDE, SIDE, (x, y) -> tab(x - 90, y - 90)).store(folder, "taught.png");
    List<Object> settings =
        new ArrayList<>(
            List.of(
                "picture",
                "taught",
                "pattern",
                List.of(68, 72, 44, 36),
                "box",
                List.of(0, 0, SIDE, SIDE)));
    settings.addAll(List.of(more));
    return new Recipe(
        new RecipeKey("test", 1),
        "Test",
        List.of(RecipeView.only(SIDE, SIDE)),
        List.of(Stations.tool("tabs", "patterns", settings.toArray())),
        List.of(new Limit("tabs", "count", 4, 4, "wrong number")),
        Map.of(),
        Map.of("taught", taught));
  }

  @Test
  void asManyAsThereAreAreCountedEachAtItsPlace() {
    try (VisionRecipe loaded = loader().load(recipe())) {
      for (int seed = 0; seed < 30; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Place> places = new ArrayList<>();
        for (int cell = 0; cell < 16; cell++) {
          if (random.nextInt(3) == 0) {
            double x = 35 + cell % 4 * (double) CELL + random.nextDouble(CELL - 40);
            double y = 35 + Math.floorDiv(cell, 4) * (double) CELL + random.nextDouble(CELL - 40);
            places.add(new Place(x, y));
          }
        }

        List<Finding> findings = look(loaded, tray(places, random));

        assertThat(value(findings, "count")).as("seed %d", seed).isEqualTo(places.size());
        assertThat(findings).filteredOn(f -> f.name().equals("pattern")).hasSize(places.size());
      }
    }
  }

  @Test
  void noMoreAreCountedThanAskedFor() {
    List<Place> places = List.of(new Place(60, 60), new Place(160, 60), new Place(60, 200));

    List<Finding> findings = look(recipe("most", 2), tray(places, new SplittableRandom(1)));

    assertThat(value(findings, "count")).isEqualTo(2);
  }

  @Test
  void ofNoneThereIsNoLowestScore() {
    List<Finding> findings = look(recipe(), tray(List.of(), new SplittableRandom(1)));

    assertThat(value(findings, "count")).isZero();
    assertThat(value(findings, "lowest")).isNaN();
  }
}
