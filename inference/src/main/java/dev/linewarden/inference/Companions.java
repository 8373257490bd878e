package dev.linewarden.inference;

import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.ToolSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Model tools that say the same, but that each looks at a view of its own: several cameras see the
/// same kind of thing, and the model can look at all of it in one run. Their zones are fixed: one
/// that follows a part is known only when the tool before it has run.
///
/// @param names of them all, in the recipe's order
/// @param number which of them this is, from 0
record Companions(List<String> names, int number) {
  /// A tool by itself.
  static final Companions NONE = new Companions(List.of(""), 0);

  private static final Set<String> OWN = Set.of("box", "turned");
  private static final Set<String> ALONE = Set.of("follow", "boxes");

  Companions {
    names = List.copyOf(names);
  }

  static Companions of(ToolSpec tool, Recipe recipe) {
    if (!tool.kind().equals("model") || !isFixed(tool)) {
      return NONE;
    }
    List<ToolSpec> alike =
        recipe.tools().stream().filter(each -> isFixed(each) && says(each, tool)).toList();
    long views = alike.stream().map(ToolSpec::view).distinct().count();
    return alike.size() < 2 || views < alike.size()
        ? NONE
        : new Companions(alike.stream().map(ToolSpec::name).toList(), alike.indexOf(tool));
  }

  int count() {
    return names.size();
  }

  private static boolean isFixed(ToolSpec tool) {
    return tool.settings().keySet().stream().noneMatch(ALONE::contains);
  }

  private static boolean says(ToolSpec one, ToolSpec other) {
    return one.kind().equals(other.kind()) && common(one).equals(common(other));
  }

  private static Map<String, Object> common(ToolSpec tool) {
    Map<String, Object> settings = new LinkedHashMap<>(tool.settings());
    settings.keySet().removeAll(OWN);
    return settings;
  }
}
