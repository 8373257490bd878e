package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecipeStoreTest {
  @TempDir Path root;
  private final FaultLog faults = new FaultLog(new FixedClock());
  private DataFolder folder;
  private RecipeStore store;

  @BeforeEach
  void open() {
    folder = DataFolder.open(root.resolve("data"));
    store = new RecipeStore(folder, faults, _ -> Set.of());
  }

  @AfterEach
  void close() {
    folder.close();
  }

  @Test
  void aSavedRecipeStandsOnItsOwnWithItsModels() throws IOException {
    Recipe saved = store.save(cola(RecipeFileTest.COLA), References.NONE);
    assertThat(saved.key()).isEqualTo(new RecipeKey("cola-bottles", 1));
    Files.delete(root.resolve("models/yolox.onnx"));
    Recipe loaded = store.load(saved.key());
    assertThat(loaded).isEqualTo(saved);
    assertThat(loaded.models().get("yolox")).hasContent("weights").startsWith(folder.recipes());
  }

  @Test
  void picturesAreKeptAndCheckedLikeModels() throws IOException {
    Files.writeString(root.resolve("taught.png"), "picture");
    String taught =
        RecipeFileTest.COLA.replace(
            "\"models\"", "\"pictures\": {\"taught\": {\"file\": \"../taught.png\"}}, \"models\"");
    Recipe saved = store.save(cola(taught), References.NONE);
    Files.delete(root.resolve("taught.png"));
    Path kept = store.load(saved.key()).pictures().getOrDefault("taught", root);
    assertThat(kept).hasContent("picture").startsWith(folder.recipes());
    assertThat(store.save(saved, References.NONE)).isEqualTo(saved);
    Files.writeString(kept, "another picture");
    assertThatThrownBy(() -> store.load(saved.key()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(kept.toString());
  }

  @Test
  void eachChangeIsANewRevisionAndNoChangeIsNone() throws IOException {
    Recipe first = store.save(cola(RecipeFileTest.COLA), References.NONE);
    assertThat(store.save(cola(RecipeFileTest.COLA), References.NONE)).isEqualTo(first);
    assertThat(store.save(first, References.NONE)).isEqualTo(first);
    Recipe second = store.save(cola(RecipeFileTest.COLA.replace("120", "121")), References.NONE);
    assertThat(second.key().revision()).isEqualTo(2);
    Files.writeString(root.resolve("models/yolox.onnx"), "other weights");
    Recipe third = store.save(cola(RecipeFileTest.COLA.replace("120", "121")), References.NONE);
    assertThat(third.key().revision()).isEqualTo(3);
    assertThat(store.save(store.load(first.key()), References.NONE)).isEqualTo(first);
    assertThat(store.latest("cola-bottles")).contains(third.key());
    assertThat(store.latest("nothing")).isEmpty();
    assertThat(store.load(first.key())).isEqualTo(first);
    assertThat(store.load(second.key()).models().get("yolox")).hasContent("weights");
  }

  @Test
  void aRevisionChangedBehindTheStoresBackIsNotLoaded() throws IOException {
    Recipe saved = store.save(cola(RecipeFileTest.COLA), References.NONE);
    Path file = folder.recipes().resolve("cola-bottles/1/recipe.json");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("120", "220"));
    assertThatThrownBy(() -> store.load(saved.key()))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("recipe cola-bottles r1 was changed after it was saved: " + file);
    Files.writeString(file, text);
    Path model = store.load(saved.key()).models().getOrDefault("yolox", root);
    Files.writeString(model, "worse weights");
    assertThatThrownBy(() -> store.load(saved.key()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(model.toString());
  }

  @Test
  void aBrokenRecipeIsListedWithWhatIsWrong() throws IOException {
    store.save(cola(RecipeFileTest.COLA), References.NONE);
    store.save(cola(RecipeFileTest.COLA.replace("120", "121")), References.NONE);
    Files.delete(folder.recipes().resolve("cola-bottles/1/recipe.json"));
    Files.createDirectories(folder.recipes().resolve("broken/7"));
    Files.createDirectories(folder.recipes().resolve("Not An Id"));
    assertThat(store.list())
        .extracting(StoredRecipe::key)
        .containsExactly(
            new RecipeKey("broken", 7),
            new RecipeKey("cola-bottles", 2),
            new RecipeKey("cola-bottles", 1));
    assertThat(store.list())
        .extracting(one -> one.problem().isEmpty())
        .containsExactly(false, true, false);
    assertThat(faults.faults()).isNotEmpty();
  }

  @Test
  void aModelThatIsGoneIsOneSentenceWithRecipeAndPath() throws IOException {
    Recipe recipe = cola(RecipeFileTest.COLA);
    Files.delete(root.resolve("models/yolox.onnx"));
    assertThatThrownBy(() -> store.save(recipe, References.NONE))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("recipe cola-bottles")
        .hasMessageContaining(root.resolve("models/yolox.onnx").toString());
    assertThat(store.list()).isEmpty();
    assertThat(store.latest("cola-bottles")).isEmpty();
  }

  @Test
  void aSaveThatWasKilledLeavesNothingThatCounts() throws IOException {
    Path half = Files.createDirectories(folder.recipes().resolve("cola-bottles/tmp"));
    Files.writeString(half.resolve("recipe.json"), "{");
    Files.writeString(Files.createDirectory(half.resolve("0-m.onnx")).resolve("m.onnx"), "half");
    assertThat(store.list()).isEmpty();
    assertThat(store.save(cola(RecipeFileTest.COLA), References.NONE).key().revision())
        .isEqualTo(1);
    assertThat(half).doesNotExist();
  }

  @Test
  void theActiveRecipeIsRememberedOverARestart() throws IOException {
    assertThat(store.active()).isEmpty();
    RecipeKey key = store.save(cola(RecipeFileTest.COLA), References.NONE).key();
    store.activate(key);
    assertThat(new RecipeStore(folder, faults, _ -> Set.of()).active()).contains(key);
    assertThatThrownBy(() -> store.activate(new RecipeKey("cola-bottles", 9)))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "recipe cola-bottles r9 must be in the store, but only these revisions are: [1]");
    assertThat(store.active()).contains(key);
    Files.writeString(folder.recipes().resolve("active"), "nonsense");
    assertThat(store.active()).isEmpty();
    assertThat(faults.count("recipes", "not readable: active")).isEqualTo(1);
  }

  @Test
  void eachRecipeRemembersItsRevisionThatWasLiveLast() throws IOException {
    RecipeKey first = store.save(cola(RecipeFileTest.COLA), References.NONE).key();
    RecipeKey second = store.save(cola(RecipeFileTest.COLA), references("a picture", 80)).key();
    String other = RecipeFileTest.COLA.replace("cola-bottles", "cups");
    RecipeKey cups = store.save(cola(other), References.NONE).key();
    assertThat(store.lastLive("cola-bottles")).isEmpty();
    store.activate(second);
    store.activate(first);
    store.activate(cups);

    assertThat(store.lastLive("cola-bottles")).contains(first);
    assertThat(store.lastLive("cups")).contains(cups);
    assertThat(store.lastLive("../cups")).isEmpty();
    assertThat(store.list()).as("a note is no revision").hasSize(3);
  }

  @Test
  void contentIsFoundInTheOldestRevisionThatHoldsIt() throws IOException {
    Recipe first = store.save(cola(RecipeFileTest.COLA), References.NONE);
    assertThat(store.find(cola(RecipeFileTest.COLA), references("a picture", 80))).isEmpty();
    Recipe known = store.save(cola(RecipeFileTest.COLA), references("a picture", 80));
    store.back(first.key(), Change.UNTOLD);

    assertThat(store.find(cola(RecipeFileTest.COLA), References.NONE)).contains(first.key());
    assertThat(store.find(cola(RecipeFileTest.COLA), references("a picture", 80)))
        .contains(known.key());
    assertThat(store.list()).as("nothing was kept").hasSize(3);
  }

  @Test
  void whatWasConfiguredIsRememberedOverARestart() throws IOException {
    assertThat(store.configured()).isEmpty();
    store.save(cola(RecipeFileTest.COLA), References.NONE);
    store.configured("a folder/with blanks cola-bottles r1");

    assertThat(new RecipeStore(folder, faults, _ -> Set.of()).configured())
        .contains("a folder/with blanks cola-bottles r1");
  }

  private References references(String picture, double value) throws IOException {
    Path image = Files.writeString(root.resolve("ok.png"), picture);
    return new References(
        List.of(
            new References.Reference(
                Map.of("", image),
                "good",
                List.of(new References.Expected("cap", "mean", value, 0.5)))));
  }

  @Test
  void referencesTravelWithTheRecipeAndOtherOnesAreAnotherRevision() throws IOException {
    Recipe bare = store.save(cola(RecipeFileTest.COLA), References.NONE);
    Recipe known = store.save(cola(RecipeFileTest.COLA), references("a picture", 80));
    Files.delete(root.resolve("ok.png"));

    assertThat(known.key().revision()).isEqualTo(2);
    assertThat(store.references(bare.key())).isEqualTo(References.NONE);
    References.Reference kept = store.references(known.key()).all().getFirst();
    assertThat(kept.images().get("")).hasContent("a picture").startsWith(folder.recipes());
    assertThat(kept.findings()).containsExactly(new References.Expected("cap", "mean", 80, 0.5));
    assertThat(store.save(cola(RecipeFileTest.COLA), references("a picture", 80))).isEqualTo(known);
    assertThat(store.save(known, store.references(known.key()))).isEqualTo(known);
    assertThat(store.save(cola(RecipeFileTest.COLA), References.NONE)).isEqualTo(bare);
    assertThat(store.save(cola(RecipeFileTest.COLA), references("a picture", 81)).key().revision())
        .isEqualTo(3);
    assertThat(store.save(cola(RecipeFileTest.COLA), references("b picture", 81)).key().revision())
        .isEqualTo(4);
  }

  @Test
  void referencesChangedBehindTheStoresBackAreNotLoaded() throws IOException {
    Recipe saved = store.save(cola(RecipeFileTest.COLA), references("a picture", 80));
    Path file = folder.recipes().resolve("cola-bottles/1/references.json");
    String text = Files.readString(file);
    Files.writeString(file, text.replace("80", "81"));
    assertThatThrownBy(() -> store.load(saved.key()))
        .hasMessageStartingWith("recipe cola-bottles r1 was changed after it was saved: " + file);
    Files.delete(file);
    assertThatThrownBy(() -> store.load(saved.key())).hasMessageContaining("but has none");
    Files.writeString(file, text);
    Path image = store.references(saved.key()).all().getFirst().images().getOrDefault("", root);
    Files.writeString(image, "a nicer picture");
    assertThatThrownBy(() -> store.load(saved.key()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(image.toString());
  }

  @Test
  void weightsBesideAModelKeepTheirNamesAndAreWatched() throws IOException {
    Recipe recipe = cola(RecipeFileTest.COLA);
    Path weights = Files.writeString(root.resolve("models/yolox.onnx.data"), "many numbers");
    RecipeStore knowing = new RecipeStore(folder, faults, _ -> Set.of(weights));
    Recipe saved = knowing.save(recipe, References.NONE);
    Path model = saved.models().getOrDefault("yolox", root);
    Path kept = model.resolveSibling("yolox.onnx.data");

    assertThat(model).hasFileName("yolox.onnx").hasContent("weights");
    assertThat(kept).hasContent("many numbers");
    RecipeStore afterwards =
        new RecipeStore(folder, faults, file -> Set.of(file.resolveSibling("yolox.onnx.data")));
    assertThat(afterwards.save(saved, References.NONE)).isEqualTo(saved);
    Files.writeString(weights, "other numbers");
    assertThat(knowing.save(recipe, References.NONE).key().revision()).isEqualTo(2);
    Files.writeString(kept, "worse numbers");
    assertThatThrownBy(() -> store.load(saved.key()))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(
            "recipe cola-bottles r1 was changed after it was saved: " + kept.getParent());
  }

  private Recipe cola(String text) throws IOException {
    return RecipeFile.read(RecipeFileTest.write(root, text));
  }
}
