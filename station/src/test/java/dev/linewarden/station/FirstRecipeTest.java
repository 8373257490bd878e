package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.Change;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starts of a station, one after the other, on the same data folder.
class FirstRecipeTest {
  private static final RecipeKey ONE = new RecipeKey("one", 1);
  private static final RecipeKey TWO = new RecipeKey("two", 1);

  @TempDir Path folder;
  private final Clock clock = new MonotonicClock();
  private FaultLog faults = new FaultLog(clock);
  private Path own = Path.of("");

  @BeforeEach
  void twoRecipes() throws IOException {
    own = Files.createDirectories(folder.resolve("own"));
    keep("one", 10);
    keep("two", 10);
  }

  @Test
  void whatRanIsWhatTheNextStartBeginsWith() {
    assertThat(started("one")).isEqualTo(ONE);
    store().activate(TWO);

    assertThat(started("one")).isEqualTo(TWO);
    assertThat(started("one")).isEqualTo(TWO);
  }

  @Test
  void aRevisionThatWasOnlyKeptDoesNotRunBecauseOfAStart() throws IOException {
    started("one");
    assertThat(keep("one", 20)).isEqualTo(new RecipeKey("one", 2));

    assertThat(started("one")).isEqualTo(ONE);
  }

  @Test
  void aPromotedRevisionOutlastsAStartWithAFolder() throws IOException {
    write("own", 10);
    assertThat(started(own.toString())).isEqualTo(new RecipeKey("own", 1));
    RecipeKey promoted = keep("own", 20);
    store().activate(promoted);
    store().back(new RecipeKey("own", 1), Change.UNTOLD);

    write("own", 10);

    assertThat(started(own.toString())).isEqualTo(promoted);
  }

  @Test
  void whoeverConfiguresAnotherRecipeGetsIt() throws IOException {
    started("one");
    store().activate(TWO);
    write("own", 10);

    assertThat(started(own.toString())).isEqualTo(new RecipeKey("own", 1));
    assertThat(started("one")).isEqualTo(ONE);
  }

  @Test
  void whoeverChangesTheFoldersRecipeGetsIt() throws IOException {
    write("own", 10);
    started(own.toString());
    store().activate(TWO);
    write("own", 30);

    assertThat(started(own.toString())).isEqualTo(new RecipeKey("own", 2));
  }

  @Test
  void theCommandLineSaysItForItsStartAlone() {
    started("one");
    store().activate(TWO);

    assertThat(begun(new FirstRecipe.Wanted("one", true))).isEqualTo(ONE);
    store().activate(TWO);
    assertThat(begun(new FirstRecipe.Wanted("one", true))).isEqualTo(ONE);
    assertThat(started("two")).isEqualTo(TWO);
  }

  @Test
  void oneThatRanAndCannotBeLoadedGivesWayToWhatIsConfigured() throws IOException {
    started("one");
    store().activate(TWO);
    Files.writeString(store().file(TWO), "{");

    assertThat(started("one")).isEqualTo(ONE);
    assertThat(faults.count("recipes", "the recipe that ran is not loaded")).isEqualTo(1);
    assertThat(store().active()).contains(ONE);
  }

  @Test
  void aConfiguredIdMeansTheRevisionThatWasLiveLastUnlessThatIsBroken() throws IOException {
    started("one");
    keep("one", 20);
    started("two");

    assertThat(started("one")).isEqualTo(ONE);
    Files.writeString(store().file(ONE), "{");
    assertThat(started("one")).isEqualTo(new RecipeKey("one", 2));
  }

  @Test
  void whatRanBeforeThereWereNotesOfTheConfigurationGoesOn() throws IOException {
    started("one");
    store().activate(TWO);
    Files.delete(folder.resolve("data/recipes/configured"));

    assertThat(started("one")).isEqualTo(TWO);
  }

  @Test
  void anUnknownNameIsRefusedInOneSentence() {
    started("one");

    assertThatThrownBy(() -> started("three"))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "recipe 'three' is neither a folder with a recipe.json nor the id of a stored recipe");
  }

  @Test
  void askingKeepsAndNotesNothing() throws IOException {
    write("own", 10);
    FirstRecipe first = new FirstRecipe(store(), new FirstRecipe.Wanted(own.toString(), false));

    assertThat(first.asBefore()).isEmpty();
    assertThat(first.stored()).isEmpty();
    assertThat(store().latest("own")).isEmpty();
    assertThat(store().configured()).isEqualTo(Optional.empty());
  }

  private RecipeKey started(String configured) {
    return begun(new FirstRecipe.Wanted(configured, false));
  }

  /// What a start begins with; each has a store of its own.
  private RecipeKey begun(FirstRecipe.Wanted wanted) {
    faults = new FaultLog(clock);
    VisionLoader loader = new VisionLoader(clock, faults, InferenceSettings.DEFAULT);
    RecipeShelf shelf = new RecipeShelf(store(), loader, List.of(""), clock);
    try (LoadedRecipe loaded = shelf.first(wanted, faults)) {
      return loaded.recipe().key();
    }
  }

  private RecipeStore store() {
    return new RecipeStore(folder.resolve("data"), faults, Weights::beside);
  }

  private RecipeKey keep(String id, int min) throws IOException {
    return store().save(RecipeFile.read(write(id, min)), References.NONE).key();
  }

  private Path write(String id, int min) throws IOException {
    return Files.writeString(
        own.resolve("recipe.json"),
        """
        {"format": 1, "id": "%s", "name": "R", "frame": {"width": 4, "height": 4},
         "tools": [{"name": "t", "kind": "mean", "channel": "grey", "box": [0, 0, 4, 4]}],
         "limits": [{"tool": "t", "finding": "mean", "min": %d, "fault": "dark"}]}
        """
            .formatted(id, min));
  }
}
