package dev.linewarden.inference;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/// Short ways to a loaded recipe and to what it finds.
final class Stations {
  static final PartId PART = new PartId(7);
  static final long NEVER = Long.MAX_VALUE / 2;

  private Stations() {}

  static VisionLoader loader() {
    StepClock clock = new StepClock(1000);
    return new VisionLoader(clock, new FaultLog(clock), InferenceSettings.DEFAULT);
  }

  /// A tool from `key, value, key, value, ...`.
  static ToolSpec tool(String name, String kind, Object... settings) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      map.put((String) settings[i], settings[i + 1]);
    }
    return new ToolSpec(name, kind, map);
  }

  /// The only limit is on the first finding of the first tool, and always holds.
  static Recipe recipe(int width, int height, String finding, ToolSpec... tools) {
    return recipe(width, height, Map.of(), finding, tools);
  }

  static Recipe recipe(
      int width, int height, Map<String, Path> models, String finding, ToolSpec... tools) {
    Limit limit = new Limit(tools[0].name(), finding, -1e9, 1e9, "never");
    return new Recipe(
        new RecipeKey("test", 1),
        "Test",
        List.of(RecipeView.only(width, height)),
        List.of(tools),
        List.of(limit),
        models);
  }

  static List<Finding> look(Recipe recipe, Frame frame) {
    try (VisionRecipe loaded = loader().load(recipe)) {
      return look(loaded, frame);
    }
  }

  static List<Finding> look(VisionRecipe loaded, Frame frame) {
    Inspected inspected = loaded.inspect(PART, Frames.of(frame), NEVER);
    return switch (inspected) {
      case Observed seen -> seen.findings();
      case InspectionFailed failed -> Assertions.fail("failed: " + failed);
    };
  }

  static double value(List<Finding> findings, String name) {
    return findings.stream()
        .filter(f -> f.name().equals(name))
        .mapToDouble(Finding::value)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no finding " + name + " in " + findings));
  }
}
