package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.RecipeStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Which revisions of a recipe look at a part exactly as one of them does: same views, same tools,
/// same models and pictures, byte by byte. Only their findings can be judged by its limits. Not
/// thread-safe.
final class SameTools {
  private final RecipeStore store;
  private final Recipe recipe;
  private final Map<RecipeKey, Boolean> known = new HashMap<>();

  SameTools(RecipeStore store, Recipe recipe) {
    this.store = store;
    this.recipe = recipe;
    known.put(recipe.key(), true);
  }

  /// False too for a revision that is not kept any more or cannot be read.
  boolean has(RecipeKey key) {
    return known.computeIfAbsent(key, this::compare);
  }

  private boolean compare(RecipeKey key) {
    try {
      Recipe other = store.load(key);
      return other.views().equals(recipe.views())
          && other.tools().equals(recipe.tools())
          && same(other.models(), recipe.models())
          && same(other.pictures(), recipe.pictures());
    } catch (BadInput | IOException unreadable) {
      return false;
    }
  }

  private static boolean same(Map<String, Path> some, Map<String, Path> others) throws IOException {
    if (!some.keySet().equals(others.keySet())) {
      return false;
    }
    for (Map.Entry<String, Path> file : some.entrySet()) {
      if (!same(whole(file.getValue()), whole(others.getOrDefault(file.getKey(), Path.of(""))))) {
        return false;
      }
    }
    return true;
  }

  private static boolean same(List<Path> some, List<Path> others) throws IOException {
    boolean same = some.size() == others.size();
    for (int i = 0; same && i < some.size(); i++) {
      same = Files.mismatch(some.get(i), others.get(i)) < 0;
    }
    return same;
  }

  /// A model with its weights.
  private static List<Path> whole(Path file) {
    List<Path> whole = new ArrayList<>(List.of(file));
    whole.addAll(new TreeSet<>(Weights.beside(file)));
    return whole;
  }
}
