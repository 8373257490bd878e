package dev.linewarden.inspection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tools and limits for one product: an immutable revision.
///
/// @param name for people
/// @param width of the frames it was made for, in pixels
/// @param height likewise
/// @param models model files by the name that tools call them; paths are absolute
/// @param camera what it wants of the camera; as it is, where it says nothing
public record Recipe(
    RecipeKey key,
    String name,
    int width,
    int height,
    List<ToolSpec> tools,
    List<Limit> limits,
    Map<String, Path> models,
    CameraSettings camera) {
  public Recipe {
    tools = List.copyOf(tools);
    limits = List.copyOf(limits);
    models = Map.copyOf(models);
    List<String> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ToolSpec tool : tools) {
      if (!names.add(tool.name())) {
        problems.add("recipe %s: two tools are called '%s'".formatted(key, tool.name()));
      }
    }
    int cameraWidth = camera.roi().width().orElse(width);
    int cameraHeight = camera.roi().height().orElse(height);
    if (cameraWidth != width || cameraHeight != height) {
      problems.add(
          "recipe %s: its frames are %dx%d, but its camera shall send %dx%d"
              .formatted(key, width, height, cameraWidth, cameraHeight));
    }
    if (limits.isEmpty()) {
      problems.add(
          "recipe %s: at least one limit is needed, or nothing is inspected".formatted(key));
    }
    for (Limit limit : limits) {
      if (!names.contains(limit.tool())) {
        problems.add(
            "recipe %s: limit '%s' names the tool '%s', which does not exist%s"
                .formatted(key, limit.fault(), limit.tool(), Nearest.hint(limit.tool(), names)));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }
}
