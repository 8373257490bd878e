package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.onnx.ModelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A recipe in which each `model` tool says all by itself. What it took from a model's card is then
/// part of its revision: it stays what it is without the card beside the model, and when a later
/// program recognises more.
public final class SpelledOut {
  private SpelledOut() {}

  /// Throws [BadInput] with every question about its models that is open.
  public static Recipe of(Recipe recipe) {
    List<String> problems = new ArrayList<>();
    List<ToolSpec> tools = new ArrayList<>();
    for (ToolSpec tool : recipe.tools()) {
      try {
        tools.add(spelledOut(tool, recipe));
      } catch (BadInput bad) {
        problems.addAll(bad.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return recipe.with(tools);
  }

  private static ToolSpec spelledOut(ToolSpec tool, Recipe recipe) {
    String name = String.valueOf(tool.settings().get("model"));
    Path file = recipe.models().get(name);
    if (!tool.kind().equals("model") || tool.settings().containsKey("decode") || file == null) {
      return tool;
    }
    String where = "recipe %s, tool '%s'".formatted(recipe.key(), tool.name());
    try (ModelFile model =
        ModelFile.read("recipe %s, model '%s': %s ".formatted(recipe.key(), name, file), file)) {
      Map<String, Object> all = ModelCard.of(model.facts()).under(where, name, tool.settings());
      return new ToolSpec(tool.name(), tool.kind(), tool.view(), all);
    }
  }
}
