package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.loader;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several cameras, one model, one run: it answers with its pixel and the number of pictures in its
/// run.
class SharedRunTest {
  @TempDir private Path folder;

  private static ToolSpec looking(String view, Object... more) {
    Map<String, Object> settings =
        new HashMap<>(Map.of("model", "m", "color", "grey", "decode", "score"));
    for (int i = 0; i < more.length; i += 2) {
      settings.put((String) more[i], more[i + 1]);
    }
    return new ToolSpec("at-" + view, "model", view, settings);
  }

  private static RecipeView view(String name) {
    return new RecipeView(name, 8, 4, CameraSettings.AS_IT_IS, OptionalDouble.empty());
  }

  /// What each tool says where its view is all of one grey: 10, 20, 30.
  private List<Double> scores(long batch, ToolSpec... tools) throws IOException {
    Path file = Files.write(folder.resolve("m.onnx"), TinyOnnx.counting(batch));
    List<RecipeView> views = List.of(view("front"), view("back"), view("top"));
    Recipe recipe =
        new Recipe(
            new RecipeKey("test", 1),
            "Test",
            views,
            List.of(tools),
            List.of(new Limit(tools[0].name(), "score", -1e9, 1e9, "never")),
            Map.of("m", file));
    try (VisionRecipe loaded = loader().load(recipe)) {
      List<Frame> frames =
          IntStream.of(10, 20, 30).mapToObj(grey -> Pictures.grey(8, 4, (x, y) -> grey)).toList();
      return loaded.inspect(Stations.PART, Frames.of(frames), Stations.NEVER)
              instanceof Observed seen
          ? seen.findings().stream().map(Finding::value).toList()
          : List.of();
    }
  }

  @Test
  void viewsThatTheSameModelLooksAtGoIntoOneRun() throws IOException {
    assertThat(scores(3, looking("front"), looking("back"), looking("top")))
        .containsExactly(13.0, 23.0, 33.0);
  }

  @Test
  void eachHasItsOwnBox() throws IOException {
    List<Integer> box = List.of(2, 0, 4, 4);

    assertThat(scores(2, looking("front", "box", box), looking("top"))).containsExactly(12.0, 32.0);
  }

  /// Two in one run, and the third in another beside an empty picture.
  @Test
  void aModelForTwoLooksAtThreeViewsInTwoRuns() throws IOException {
    assertThat(scores(2, looking("front"), looking("back"), looking("top")))
        .containsExactly(12.0, 22.0, 32.0);
  }

  @Test
  void toolsThatDifferInMoreThanViewAndZoneRunByThemselves() {
    assertThat(Companions.of(looking("front"), three(looking("back", "scale", 0.5))))
        .isEqualTo(Companions.NONE);
  }

  @Test
  void whatFollowsAPartOrSharesAViewRunsByItself() {
    assertThat(Companions.of(looking("front"), three(looking("back", "follow", "cap"))).count())
        .isEqualTo(1);
    assertThat(Companions.of(looking("front"), three(looking("back"))).count()).isEqualTo(2);
  }

  private static Recipe three(ToolSpec second) {
    return new Recipe(
        new RecipeKey("test", 1),
        "Test",
        List.of(view("front"), view("back"), view("top")),
        List.of(looking("front"), second),
        List.of(new Limit("at-front", "score", 0, 1, "never")),
        Map.of());
  }
}
