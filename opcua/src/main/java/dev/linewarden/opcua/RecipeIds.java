package dev.linewarden.opcua;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.RecipeKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A recipe in the words of the model: its identifier, and its revision as the version. Stations do
/// not rename recipes, so the plant's identifier and the station's own are the same.
final class RecipeIds {
  private RecipeIds() {}

  static Map<String, String> of(RecipeKey recipe) {
    return of(recipe.id(), Integer.toString(recipe.revision()));
  }

  private static Map<String, String> of(String id, String version) {
    return Map.of("Id", id, "Version", version);
  }

  /// The revision that is meant. Throws [BadInput] when there is none that can be used.
  ///
  /// @param known that can be used
  /// @param meant which revision an id means where no version is said
  static RecipeKey find(
      String id,
      String version,
      List<RecipeKey> known,
      Function<String, Optional<RecipeKey>> meant) {
    Optional<RecipeKey> wanted =
        version.isEmpty()
            ? meant.apply(id)
            : known.stream().filter(each -> of(each).equals(of(id, version))).findFirst();
    return wanted
        .filter(known::contains)
        .orElseThrow(() ->
            new BadInput(
                "a recipe that can be used was expected, but '%s'%s is none"
                    .formatted(id, version.isEmpty() ? "" : " version '" + version + "'")));
  }
}
