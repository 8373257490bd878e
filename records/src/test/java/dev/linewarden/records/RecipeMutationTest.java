package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Recipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a recipe's file says, reading it ends in a recipe or in sentences.
final class RecipeMutationTest {
  private static final int MUTATIONS = 100_000;

  /// Writing a recipe and reading it again takes twice as long as reading it.
  private static final int STABLE_EVERY = 8;

  private static final int SENTENCE_MAX = 2000;

  @TempDir Path folder;

  @Test
  void anyChangedDocumentIsARecipeThatIsReadBackEqualOrIsRefusedSeed32() throws IOException {
    for (String name : List.of("0123456789abcdef-yolox.onnx", "1123456789abcdef-mean.png")) {
      Files.writeString(folder.resolve(name), "content");
    }
    JsonMutations mutations =
        new JsonMutations(
            StrictJson.table("recipe", "r", RecipeDiffTest.FULL.getBytes(StandardCharsets.UTF_8)),
            new SplittableRandom(32));
    int recipes = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] document = mutations.next();
      try {
        Recipe recipe = RecipeFile.parse("r", document, folder);
        recipes++;
        if (recipes % STABLE_EVERY == 0) {
          requireStable(recipe);
        }
      } catch (BadInput refused) {
        if (refused.problems().isEmpty() || refused.problems().stream().anyMatch(this::isBad)) {
          assertThat(refused.problems()).as(shown(document)).isEqualTo(List.of("sentences"));
        }
      } catch (RuntimeException | StackOverflowError other) {
        throw new AssertionError(shown(document), other);
      }
    }
    assertThat(recipes).as("changes that still are a recipe").isBetween(MUTATIONS / 50, MUTATIONS);
  }

  private boolean isBad(String problem) {
    return problem.isBlank() || problem.length() > SENTENCE_MAX;
  }

  /// What is stored of it is the same recipe.
  private void requireStable(Recipe recipe) {
    byte[] written = RecipeFile.write(recipe, names(recipe.models()), names(recipe.pictures()));
    Recipe again = RecipeFile.parse("written", written, folder);
    if (!again.equals(recipe)) {
      assertThat(again).isEqualTo(recipe);
    }
  }

  private Map<String, String> names(Map<String, Path> files) {
    Map<String, String> names = new HashMap<>();
    new TreeMap<>(files)
        .forEach((name, file) -> names.put(name, folder.relativize(file).toString()));
    return names;
  }

  private static String shown(byte[] document) {
    String text = new String(document, StandardCharsets.UTF_8);
    return text.substring(0, Math.min(3000, text.length()));
  }
}
