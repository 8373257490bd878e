package dev.linewarden.opcua;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.RecipeKey;
import java.util.List;
import java.util.Map;

/// A recipe in the words of the model: its identifier, and its revision as the version. Stations do
/// not rename recipes, so the plant's identifier and the station's own are the same.
final class RecipeIds {
  private RecipeIds() {}

  static Map<String, String> of(RecipeKey recipe) {
    return Map.of("Id", recipe.id(), "Version", Integer.toString(recipe.revision()));
  }

  /// The revision that is meant; the newest where no version is said. Throws [BadInput] when there
  /// is none.
  ///
  /// @param known the newest revision of each first
  static RecipeKey find(String id, String version, List<RecipeKey> known) {
    return known.stream()
        .filter(each ->
            each.id().equals(id)
                && (version.isEmpty() || version.equals(Integer.toString(each.revision()))))
        .findFirst()
        .orElseThrow(() ->
            new BadInput(
                "a recipe that can be used was expected, but '%s'%s is none"
                    .formatted(id, version.isEmpty() ? "" : " version '" + version + "'")));
  }
}
