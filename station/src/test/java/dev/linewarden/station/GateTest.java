package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.RecipeStore;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Before a recipe goes live: what it has to find again, how fast it has to be, and what of it has
/// to arrive. With real models in real processes; they are written by `TinyOnnx` of `inference`.
class GateTest {
  private static final RecipeKey KEY = new RecipeKey("r", 1);

  /// Gives its input back.
  private static final String ECHO = "echo";

  /// Adds a number that lies in another file.
  private static final String LEANING = "leaning";

  @TempDir private Path folder;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Path recipe = Path.of("");

  @BeforeEach
  void folders() throws IOException {
    recipe = Files.createDirectory(folder.resolve("recipe"));
    Files.createDirectories(folder.resolve("shots/test/good"));
  }

  private Path recipe(String model) throws IOException {
    try (InputStream resource = GateTest.class.getResourceAsStream(model + ".onnx")) {
      Files.write(recipe.resolve(model + ".onnx"), resource.readAllBytes());
    }
    return Files.writeString(
        recipe.resolve("recipe.json"),
        """
        {"format": 1, "id": "r", "name": "R", "frame": {"width": 2, "height": 2},
         "models": {"m": {"file": "%s.onnx"}},
         "tools": [{"name": "t", "kind": "model", "model": "m", "color": "grey",
                    "decode": "score"}],
         "limits": [{"tool": "t", "finding": "score", "min": 1, "fault": "bad"}]}
        """
            .formatted(model));
  }

  private void weights(float value) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(recipe.resolve("leaning.bin"), bytes.putFloat(4, value).array());
  }

  /// An image of one shade, which the echo then finds.
  private Path image(String name, int grey) throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, 2, 2, new int[] {grey, grey, grey, grey});
    Path file = folder.resolve("shots").resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  /// The command, as typed.
  private int command(String... arguments) {
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return Main.run(new Console(out, out, false), arguments);
  }

  private void record(String place) {
    assertThat(
            command(
                "recipe",
                "references",
                place,
                "--images",
                folder.resolve("shots").toString(),
                "--data",
                folder.resolve("data").toString()))
        .as(said.toString(StandardCharsets.UTF_8))
        .isZero();
  }

  private RecipeTrial trial(InferenceSettings settings) {
    return new RecipeTrial(clock, RecipeTrial.STANDARD, TrialOptions.words(settings));
  }

  private TriedLoader loader(TriedLoader.Here here, RecipeStore store) {
    return new TriedLoader(
        new VisionLoader(clock, faults, InferenceSettings.DEFAULT),
        trial(InferenceSettings.DEFAULT),
        store::file,
        folder.resolve("cache"),
        here);
  }

  private RecipeShelf shelf(DataFolder data, TriedLoader.Here here) {
    RecipeStore store = new RecipeStore(data, faults, Weights::beside);
    return new RecipeShelf(store, loader(here, store), List.of(""), clock);
  }

  private LoadedRecipe first(RecipeShelf shelf, String wanted) {
    return shelf.first(new FirstRecipe.Wanted(wanted, false), faults);
  }

  private static TriedLoader.Here here(AtomicReference<String> machine) {
    return new TriedLoader.Here("", machine::get, () -> OptionalLong.of(1L << 40));
  }

  private long trials() throws IOException {
    try (var notes = Files.list(folder.resolve("cache/trials"))) {
      return notes.count();
    }
  }

  @Test
  void whatWasRecordedIsFoundAgainAndTimed() throws IOException {
    Path file = recipe(ECHO);
    image("test/good/a.png", 10);
    image("test/good/b.png", 200);
    record(recipe.toString());

    assertThat(recipe.resolve("references/001-a.png")).exists();
    assertThat(recipe.resolve("references.json")).content().contains("\"class\" : \"good\"");
    assertThat(trial(InferenceSettings.DEFAULT).run(KEY, file).words())
        .matches(
            "2 references reproduced; p50 [0-9.]+ ms, p99 [0-9.]+ ms, p99.9 [0-9.]+ ms of 1000"
                + " runs");
  }

  @Test
  void aFindingThatIsNotTheSameHereIsRefusedWithItsFigures() throws IOException {
    Path file = recipe(ECHO);
    image("test/good/a.png", 200);
    record(recipe.toString());
    Path references = recipe.resolve("references.json");
    Files.writeString(references, Files.readString(references).replace("200.0", "203.0"));

    assertThatThrownBy(() -> trial(InferenceSettings.DEFAULT).run(KEY, file))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "recipe r r1, reference '001-a.png', tool 't', finding 'score': expected 203.000 within"
                + " 2.00000, got 200.000");
  }

  @Test
  void aRecipeThatDoesNotHoldItsBudgetIsRefusedWithWhatItTook() throws IOException {
    Path file = recipe(ECHO);
    RecipeTrial strict = trial(InferenceSettings.DEFAULT.budgetMillis(0.000_5));

    assertThatThrownBy(() -> strict.run(KEY, file))
        .isInstanceOf(BadInput.class)
        .hasMessageMatching(
            "recipe r r1 is too slow for this machine: its budget is 0.00 ms \\(\\[inference\\]"
                + " budget_ms\\), but on black frames it took p50 [0-9.]+ ms, p99 [0-9.]+ ms, p99.9"
                + " [0-9.]+ ms of 1000 runs");
  }

  @Test
  void aRecipeIsTriedAgainOnlyWhenTheMachineIsAnother() throws IOException {
    recipe(ECHO);
    AtomicReference<String> machine = new AtomicReference<>("driver 1");
    try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
      first(shelf(data, here(machine)), recipe.toString()).close();
      first(shelf(data, here(machine)), "r").close();
      assertThat(trials()).isEqualTo(1);

      machine.set("driver 2");
      first(shelf(data, here(machine)), "r").close();
      assertThat(trials()).isEqualTo(2);
    }
  }

  @Test
  void aRecipeThatNeedsMoreMemoryThanIsFreeIsNotLoaded() throws IOException {
    recipe(ECHO);
    TriedLoader.Here full = new TriedLoader.Here("", () -> "any", () -> OptionalLong.of(5L << 20));
    try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
      RecipeShelf shelf = shelf(data, full);

      assertThatThrownBy(() -> first(shelf, recipe.toString()))
          .isInstanceOf(BadInput.class)
          .hasMessageMatching("recipe r r1 needs [0-9]+ MiB of memory, but only 5 MiB are free");
    }
  }

  @Test
  void weightsBesideAModelGoIntoTheStoreAndComeBack() throws IOException {
    recipe(LEANING);
    weights(0.5f);
    AtomicReference<String> machine = new AtomicReference<>("any");
    try (DataFolder data = DataFolder.open(folder.resolve("data"))) {
      first(shelf(data, here(machine)), recipe.toString()).close();
      Folders.remove(recipe);

      Path seen = image("a.png", 10);
      try (LoadedRecipe loaded = first(shelf(data, here(machine)), "r")) {
        assertThat(score(loaded, seen)).isEqualTo(10.5);
      }
    }
  }

  @Test
  void aStoredRecipeGetsItsReferencesAsItsNextRevision() throws IOException {
    recipe(ECHO);
    AtomicReference<String> machine = new AtomicReference<>("any");
    Path data = folder.resolve("data");
    try (DataFolder open = DataFolder.open(data)) {
      first(shelf(open, here(machine)), recipe.toString()).close();
    }
    image("a.png", 10);
    record("r");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("1 references are kept with recipe r r2");
    try (DataFolder open = DataFolder.open(data)) {
      RecipeStore store = new RecipeStore(open, faults, Weights::beside);
      assertThat(store.references(new RecipeKey("r", 1)).isEmpty()).isTrue();
      assertThat(store.references(new RecipeKey("r", 2)).all()).hasSize(1);
    }
  }

  @Test
  void anImageOfAnotherSizeCannotBeAReference() throws IOException {
    recipe(ECHO);
    ImageIO.write(
        new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY),
        "png",
        folder.resolve("shots/wide.png").toFile());

    int code =
        command(
            "recipe",
            "references",
            recipe.toString(),
            "--images",
            folder.resolve("shots").toString());

    assertThat(code).isEqualTo(Main.BAD_INPUT);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("recipe r r1 cannot have wide.png as a reference: expected 2x2, got 3x2");
    assertThat(recipe.resolve("references.json")).doesNotExist();
  }

  private static double score(LoadedRecipe loaded, Path file) {
    Recipe recipe = loaded.recipe();
    try (Frames frames = ReferenceFrames.read(Map.of("", file), recipe)) {
      Observed seen = (Observed) loaded.inspect(new PartId(1), frames, Long.MAX_VALUE);
      return seen.findings().stream().mapToDouble(Finding::value).findFirst().orElseThrow();
    }
  }
}
