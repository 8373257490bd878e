package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.loader;
import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairToolTest {
  private static final int WIDTH = 240;
  private static final int HEIGHT = 200;

  /// Tracks of 8 pixels, each 24 pixels apart, that bend once, and a round pad.
  private static double board(double x, double y) {
    double bent = y > 100 ? x + (y - 100) * 0.5 : x;
    boolean track = Math.floorMod((int) Math.floor(bent), 24) < 8;
    return track || Math.hypot(x - 60, y - 60) < 20 ? 220 : 20;
  }

  /// The same with a short between two tracks at (110, 40) and a bite in one at (171, 150).
  private static double faulty(double x, double y) {
    boolean bridge = Math.abs(y - 40) < 4 && x > 100 && x < 126;
    boolean bite = Math.hypot(x - 145, y - 150) < 5;
    return bridge ? 220 : bite ? 20 : board(x, y);
  }

  private static final Drawing BOARD = new Drawing(WIDTH, HEIGHT, PairToolTest::board);
  private static final Drawing FAULTY = new Drawing(WIDTH, HEIGHT, PairToolTest::faulty);

  private static final List<Object> COMPARED =
      List.of("minStep", 100, "tolerance", 2, "minWidth", 2, "box", List.of(4, 4, 232, 192));

  private static Recipe recipe(List<RecipeView> views, Map<String, Path> pictures, Object... more) {
    List<Object> settings = new ArrayList<>(COMPARED);
    settings.addAll(List.of(more));
    var tool = Stations.tool("t", "pair", settings.toArray());
    return new Recipe(
        new RecipeKey("test", 1),
        "Test",
        views,
        List.of(
            new dev.linewarden.inspection.ToolSpec(
                "t", "pair", views.getFirst().name(), tool.settings())),
        List.of(new Limit("t", "count", 0, 0, "differs")),
        Map.of(),
        pictures);
  }

  private static RecipeView view(String name) {
    return new RecipeView(name, WIDTH, HEIGHT, CameraSettings.AS_IT_IS, OptionalDouble.empty());
  }

  private static Recipe twoViews(Object... more) {
    return recipe(List.of(view("board"), view("template")), Map.of(), more);
  }

  private static List<Finding> compare(VisionRecipe loaded, Frame part, Frame template) {
    return loaded.inspect(Stations.PART, Frames.of(List.of(part, template)), Stations.NEVER)
            instanceof Observed seen
        ? seen.findings()
        : List.of();
  }

  @Test
  void eachPartIsComparedWithItsOwnTemplateWhereverThatLies() {
    try (VisionRecipe loaded =
        loader().load(twoViews("template", "template", "shift", 8, "minArea", 12))) {
      for (int seed = 0; seed < 12; seed++) {
        SplittableRandom random = new SplittableRandom(seed);
        Drawing.Change moved =
            Drawing.Change.moved(random.nextInt(-8, 9), random.nextInt(-3, 4)).noisy(6);
        Frame template = BOARD.frame(moved, seed);

        List<Finding> good =
            compare(loaded, BOARD.frame(Drawing.Change.none().noisy(6), seed), template);
        List<Finding> bad =
            compare(loaded, FAULTY.frame(Drawing.Change.none().noisy(6), seed), template);

        assertThat(value(good, "count")).as("%s", moved).isZero();
        assertThat(value(bad, "count")).as("%s", moved).isEqualTo(2);
        assertThat(bad).filteredOn(f -> f.name().equals("box")).hasSize(2);
      }
    }
  }

  @Test
  void aFixedTemplateIsAPictureOfTheRecipe(@TempDir Path folder) {
    Path file = BOARD.store(folder, "board.png");
    Recipe recipe =
        recipe(
            List.of(RecipeView.only(WIDTH, HEIGHT)),
            Map.of("board", file),
            "picture",
            "board",
            "margin",
            3);

    List<Finding> findings = look(recipe, FAULTY.frame(Drawing.Change.none()));

    assertThat(value(findings, "count")).isEqualTo(2);
    assertThat(findings)
        .filteredOn(f -> f.where() instanceof Region.Box box && contains(box, 112, 40))
        .extracting(Finding::name)
        .contains("box");
    assertThat(value(look(recipe, BOARD.frame(Drawing.Change.none())), "count")).isZero();
  }

  @Test
  void whatDiffersInMorePiecesThanCanBeToldApartHasNoCount(@TempDir Path folder) {
    int side = 600;
    Drawing grid = new Drawing(side, side, (_, _) -> 20);
    Recipe recipe =
        recipe(
            List.of(RecipeView.only(side, side)),
            Map.of("plain", grid.store(folder, "plain.png")),
            "picture",
            "plain",
            "box",
            List.of(0, 0, side, side),
            "minWidth",
            1);
    Frame specks = Pictures.grey(side, side, (x, y) -> x % 2 == 0 && y % 2 == 0 ? 220 : 20);

    List<Finding> findings = look(recipe, specks);

    assertThat(findings).hasSize(3).allMatch(finding -> Double.isNaN(finding.value()));
  }

  private static boolean contains(Region.Box box, double x, double y) {
    return x > box.x()
        && y > box.y()
        && x < box.x() + box.width()
        && y < box.y() + box.height()
        && box.width() < 60;
  }

  @Test
  void everyWrongSettingIsNamed() {
    assertThatThrownBy(() -> loader().load(twoViews("template", "board", "shift", 50)))
        .hasMessageContaining("'template' must name another view of the recipe, but is 'board'")
        .hasMessageContaining("'shift' must be a whole number from 0 to 32, but is '50'");
    assertThatThrownBy(() -> loader().load(twoViews()))
        .hasMessageContaining("exactly one of 'template', 'picture' is needed");
  }
}
