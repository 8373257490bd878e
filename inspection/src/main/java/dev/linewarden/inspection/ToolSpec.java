package dev.linewarden.inspection;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One step of a recipe as written: which kind of tool, and its own settings, which only the tool
/// understands and checks.
///
/// @param view the [RecipeView] it looks at, by name; empty where the recipe has only one
public record ToolSpec(String name, String kind, String view, Map<String, Object> settings) {
  public ToolSpec {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /// In a recipe with one view.
  public ToolSpec(String name, String kind, Map<String, Object> settings) {
    this(name, kind, "", settings);
  }
}
