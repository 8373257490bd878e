package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import dev.linewarden.records.References.Expected;
import dev.linewarden.records.References.Reference;
import java.awt.Color;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recipe that wants bright pictures.
class ProvenRecipeTest {
  @TempDir Path data;
  @TempDir Path images;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);

  private Path image(String name, int grey) throws IOException {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
    Graphics pen = image.getGraphics();
    pen.setColor(new Color(grey, grey, grey));
    pen.fillRect(0, 0, 32, 32);
    pen.dispose();
    Path file = images.resolve(name);
    Files.createDirectories(file.resolveSibling(".").normalize());
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private Reference reference(String name, int grey, String truth) throws IOException {
    Expected mean = Expected.of("all", "mean", grey, 0.01);
    return new Reference(Map.of("", image(name, grey)), truth, List.of(mean));
  }

  private List<String> chosen(List<Reference> references) {
    Recipe recipe =
        new Recipe(
            new RecipeKey("plates", 1),
            "Plates",
            List.of(RecipeView.only(32, 32)),
            List.of(new ToolSpec("all", "mean", Map.of("box", List.of(0, 0, 32, 32)))),
            List.of(new Limit("all", "mean", 100, Double.POSITIVE_INFINITY, "dark")),
            Map.of());
    try (DataFolder folder = DataFolder.open(data)) {
      RecipeStore store = new RecipeStore(folder, faults, _ -> Set.of());
      Recipe kept = store.save(recipe, new References(references));
      VisionLoader loader = new VisionLoader(clock, faults, InferenceSettings.DEFAULT);
      try (LoadedRecipe loaded =
          ProvenRecipe.tried(loader.load(kept), KnownParts.of(store, kept), faults)) {
        ProvenRecipe.tell(loaded, faults);
        // The store puts a checksum before the names of its files.
        return loaded.challenges().stream()
            .map(challenge -> challenge.name().replaceAll("[0-9a-f]{16}-", ""))
            .toList();
      }
    }
  }

  @Test
  void referencesWithTheirClassAreKnownPartsOneGoodAndSomeBad() throws IOException {
    List<Reference> all =
        List.of(
            reference("a.png", 200, "good"),
            reference("b.png", 210, "good"),
            reference("c.png", 20, "dark"),
            reference("d.png", 30, "dark"));
    assertThat(chosen(all))
        .containsExactly(
            "the known good part 'a.png'",
            "the known bad part 'c.png' (dark)",
            "the known bad part 'd.png' (dark)");
    assertThat(faults.count("heartbeat", "no known parts")).isZero();
  }

  @Test
  void aReferenceWithoutAClassIsWhatTheRecipeSaysAtTheStart() throws IOException {
    assertThat(chosen(List.of(reference("a.png", 20, ""), reference("b.png", 200, ""))))
        .containsExactly("the known bad part 'a.png'", "the known good part 'b.png'");
  }

  @Test
  void oneThatTheRecipeJudgesOtherwiseIsToldAndProvesNothing() throws IOException {
    List<Reference> all =
        List.of(
            reference("a.png", 90, "good"),
            reference("b.png", 200, "good"),
            reference("c.png", 20, "dark"));
    assertThat(chosen(all)).hasSize(2).noneMatch(name -> name.contains("a.png"));
    assertThat(faults.count("heartbeat", "known part is judged otherwise")).isEqualTo(1);
  }

  @Test
  void whatIsMissingComesFromTheRegressionSet() throws IOException {
    image("dark/c.png", 20);
    image("good/a.png", 200);
    new RegressionSet(data.resolve("recipes/plates")).add(images);

    assertThat(chosen(List.of(reference("r.png", 220, "good"))))
        .containsExactly("the known good part 'r.png'", "the known bad part 'dark/c.png' (dark)");
  }

  @Test
  void withoutABadOneThereIsNoneAndThatIsSaidOnce() throws IOException {
    assertThat(chosen(List.of(reference("a.png", 200, "good")))).isEmpty();
    assertThat(faults.count("heartbeat", "no known parts")).isEqualTo(1);
  }
}
