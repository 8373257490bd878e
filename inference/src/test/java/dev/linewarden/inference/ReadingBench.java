package dev.linewarden.inference;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.NativeScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Where tools read their settings and are never made.
final class ReadingBench {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  private final NativeScope scope;
  private final Bench wide;
  private final Bench usual;

  /// @param scope keeps what the tools above need
  ReadingBench(NativeScope scope, FaultLog faults) {
    this.scope = scope;
    this.wide = bench(VisionLoader.SIDE_MAX, VisionLoader.SIDE_MAX, new Above(), faults);
    Above above = new Above();
    this.usual = bench(WIDTH, HEIGHT, above, faults);
    Map<String, Object> edge = Map.of("minStep", 30, "box", List.of(10, 10, 40, 40));
    add(above, "edge", "edge", edge);
    add(above, "line", "line", edge);
    add(above, "part", "locate", with(edge, Map.of("by", "border", "taught", 20)));
  }

  private Bench bench(int width, int height, Above above, FaultLog faults) {
    Recipe recipe =
        Stations.recipe(
            width, height, "mean", Stations.tool("t", "mean", "box", List.of(0, 0, 9, 9)));
    Accelerators accelerators = new Accelerators(InferenceSettings.DEFAULT, faults);
    Models models = new Models(recipe, accelerators, scope);
    return new Bench(recipe, recipe.views().getFirst(), models, above, scope);
  }

  private void add(Above above, String name, String kind, Map<String, Object> settings) {
    SettingsReader reader = new SettingsReader(name, settings);
    above.add(name, 0, maker(kind).make(reader, usual));
  }

  private static VisionLoader.Maker maker(String kind) {
    return Objects.requireNonNull(VisionLoader.KINDS.get(kind), kind);
  }

  /// With the largest frame there is, so that nothing is out of range for its size alone, and no
  /// tools above.
  Bench wide() {
    return wide;
  }

  /// What a reader finds wrong with a tool as it stands in a recipe for pictures of 640 x 480 with
  /// an edge, a line and a part above.
  List<String> problems(Map<String, Object> tool) {
    Map<String, Object> settings = with(tool, Map.of(Survey.UNKNOWN, 0));
    settings.keySet().removeAll(List.of("name", "kind", "view"));
    try {
      maker(String.valueOf(tool.get("kind"))).make(new SettingsReader("t", settings), usual);
    } catch (BadInput bad) {
      String expected = "unknown key '" + Survey.UNKNOWN + "'";
      return bad.problems().stream().filter(each -> !each.contains(expected)).toList();
    }
    throw new IllegalStateException("a key that no tool has was taken");
  }

  private static Map<String, Object> with(Map<String, Object> settings, Map<String, ?> more) {
    Map<String, Object> all = new LinkedHashMap<>(settings);
    all.putAll(more);
    return all;
  }
}
