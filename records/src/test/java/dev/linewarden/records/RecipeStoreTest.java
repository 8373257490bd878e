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
    store = new RecipeStore(folder, faults);
  }

  @AfterEach
  void close() {
    folder.close();
  }

  @Test
  void aSavedRecipeStandsOnItsOwnWithItsModels() throws IOException {
    Recipe saved = store.save(cola(RecipeFileTest.COLA));
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
    Recipe saved = store.save(cola(taught));
    Files.delete(root.resolve("taught.png"));
    Path kept = store.load(saved.key()).pictures().getOrDefault("taught", root);
    assertThat(kept).hasContent("picture").startsWith(folder.recipes());
    assertThat(store.save(saved)).isEqualTo(saved);
    Files.writeString(kept, "another picture");
    assertThatThrownBy(() -> store.load(saved.key()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(kept.toString());
  }

  @Test
  void eachChangeIsANewRevisionAndNoChangeIsNone() throws IOException {
    Recipe first = store.save(cola(RecipeFileTest.COLA));
    assertThat(store.save(cola(RecipeFileTest.COLA))).isEqualTo(first);
    assertThat(store.save(first)).isEqualTo(first);
    Recipe second = store.save(cola(RecipeFileTest.COLA.replace("120", "121")));
    assertThat(second.key().revision()).isEqualTo(2);
    Files.writeString(root.resolve("models/yolox.onnx"), "other weights");
    Recipe third = store.save(cola(RecipeFileTest.COLA.replace("120", "121")));
    assertThat(third.key().revision()).isEqualTo(3);
    assertThat(store.save(store.load(first.key()))).isEqualTo(first);
    assertThat(store.latest("cola-bottles")).contains(third.key());
    assertThat(store.latest("nothing")).isEmpty();
    assertThat(store.load(first.key())).isEqualTo(first);
    assertThat(store.load(second.key()).models().get("yolox")).hasContent("weights");
  }

  @Test
  void aRevisionChangedBehindTheStoresBackIsNotLoaded() throws IOException {
    Recipe saved = store.save(cola(RecipeFileTest.COLA));
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
    store.save(cola(RecipeFileTest.COLA));
    store.save(cola(RecipeFileTest.COLA.replace("120", "121")));
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
    assertThatThrownBy(() -> store.save(recipe))
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
    assertThat(store.list()).isEmpty();
    assertThat(store.save(cola(RecipeFileTest.COLA)).key().revision()).isEqualTo(1);
    assertThat(half).doesNotExist();
  }

  @Test
  void theActiveRecipeIsRememberedOverARestart() throws IOException {
    assertThat(store.active()).isEmpty();
    RecipeKey key = store.save(cola(RecipeFileTest.COLA)).key();
    store.activate(key);
    assertThat(new RecipeStore(folder, faults).active()).contains(key);
    assertThatThrownBy(() -> store.activate(new RecipeKey("cola-bottles", 9)))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "recipe cola-bottles r9 must be in the store, but only these revisions are: [1]");
    assertThat(store.active()).contains(key);
    Files.writeString(folder.recipes().resolve("active"), "nonsense");
    assertThat(store.active()).isEmpty();
    assertThat(faults.count("recipes", "not readable: active")).isEqualTo(1);
  }

  private Recipe cola(String text) throws IOException {
    return RecipeFile.read(RecipeFileTest.write(root, text));
  }
}
