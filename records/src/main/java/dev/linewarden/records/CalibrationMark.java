package dev.linewarden.records;

import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import java.nio.charset.StandardCharsets;

/// Names what a recipe's lengths were measured with: the size and scale of its frames, and the lens
/// that its tools straighten. Two recipes with the same mark measure alike.
final class CalibrationMark {
  private static final int DIGITS = 16;

  private CalibrationMark() {}

  static String of(Recipe recipe) {
    StringBuilder all = new StringBuilder();
    for (RecipeView view : recipe.views()) {
      all.append("view %s %dx%d ".formatted(view.name(), view.width(), view.height()))
          .append(view.mmPerPx().isPresent() ? view.mmPerPx().getAsDouble() : "px")
          .append('\n');
    }
    for (ToolSpec tool : recipe.tools()) {
      Object lens = tool.settings().get("undistort");
      if (lens != null) {
        all.append("lens %s %s\n".formatted(tool.name(), lens));
      }
    }
    return Checksum.of(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
  }
}
