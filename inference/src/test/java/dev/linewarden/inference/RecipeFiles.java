package dev.linewarden.inference;

import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Reads the recipes of `tests/recipes`, and finds the pictures they are tested with.
final class RecipeFiles {
  private RecipeFiles() {}

  static Path root() {
    String root = System.getProperty("linewarden.root", "..");
    return Path.of(root).toAbsolutePath().normalize();
  }

  /// Test pictures lie beside the repository and are not part of it.
  static Path data(String set) {
    Path folder = root().resolve("../shared/data").resolve(set).normalize();
    if (!Files.isDirectory(folder)) {
      Assertions.fail("the test data set '%s' is missing: expected the folder %s", set, folder);
    }
    return folder;
  }

  static Recipe read(String folder) {
    Path file = root().resolve("tests/recipes").resolve(folder).resolve("recipe.json");
    JsonNode json = new ObjectMapper().readTree(file.toFile());
    return new Recipe(
        new RecipeKey(json.get("id").asString(), json.get("revision").asInt()),
        json.get("name").asString(),
        List.of(RecipeView.only(json.at("/frame/width").asInt(), json.at("/frame/height").asInt())),
        tools(json),
        limits(json),
        files(json.path("models"), file),
        files(json.path("pictures"), file));
  }

  private static Map<String, Path> files(JsonNode table, Path recipe) {
    Map<String, Path> files = new HashMap<>();
    table.forEachEntry((name, one) ->
        files.put(name, recipe.resolveSibling(one.get("file").asString()).normalize()));
    return files;
  }

  /// Tools written as in a recipe, `[{"name": ..., "kind": ...}, ...]`.
  static List<ToolSpec> tools(String json) {
    return tools(new ObjectMapper().readTree("{\"tools\": " + json + "}"));
  }

  private static List<ToolSpec> tools(JsonNode json) {
    List<ToolSpec> tools = new ArrayList<>();
    json.get("tools").forEach(tool -> tools.add(tool(tool)));
    return tools;
  }

  /// A tool as it stands in a recipe.
  static ToolSpec tool(String json) {
    return tool(new ObjectMapper().readTree(json));
  }

  private static ToolSpec tool(JsonNode tool) {
    Map<String, Object> settings = new HashMap<>();
    tool.forEachEntry((key, value) -> settings.put(key, plain(value)));
    settings.keySet().removeAll(Set.of("name", "kind"));
    return new ToolSpec(tool.get("name").asString(), tool.get("kind").asString(), settings);
  }

  private static Object plain(JsonNode value) {
    return new ObjectMapper().treeToValue(value, Object.class);
  }

  private static List<Limit> limits(JsonNode json) {
    List<Limit> limits = new ArrayList<>();
    for (JsonNode limit : json.get("limits")) {
      limits.add(
          new Limit(
              limit.get("tool").asString(),
              limit.get("finding").asString(),
              limit.path("min").asDouble(Double.NEGATIVE_INFINITY),
              limit.path("max").asDouble(Double.POSITIVE_INFINITY),
              limit.get("fault").asString()));
    }
    return limits;
  }
}
