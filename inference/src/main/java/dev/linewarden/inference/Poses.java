package dev.linewarden.inference;

import dev.linewarden.inspection.Nearest;
import dev.linewarden.inspection.SettingsReader;
import java.util.LinkedHashMap;
import java.util.Map;

/// The poses that tools of a recipe find, for the tools that follow them. Used while a recipe is
/// compiled, in the order of its tools.
final class Poses {
  private final Map<String, Found> byTool = new LinkedHashMap<>();

  private record Found(int view, Pose pose) {}

  void add(String tool, int view, Pose pose) {
    byTool.put(tool, new Found(view, pose));
  }

  /// Reads `follow`, the name of a tool that locates the part; without it the part lies as taught.
  Pose read(SettingsReader settings, int view) {
    if (!settings.has("follow")) {
      return Pose.asTaught();
    }
    String name = settings.text("follow");
    Found found = byTool.get(name);
    if (found == null) {
      settings.problem(
          "'follow' must name a tool above this one that locates the part, but is '%s'%s"
              .formatted(name, Nearest.hint(name, byTool.keySet())));
      return Pose.asTaught();
    }
    if (found.view() != view) {
      settings.problem("'follow' names '%s', which looks at another view".formatted(name));
    }
    return found.pose();
  }
}
