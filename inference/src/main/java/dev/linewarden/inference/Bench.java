package dev.linewarden.inference;

import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.NativeScope;
import dev.linewarden.vision.Pose;
import dev.linewarden.vision.Room;
import org.bytedeco.opencv.opencv_core.Mat;

/// Where a tool is made: the recipe it is for, which of its views it looks at, its models, the
/// tools above it and what they locate, the tools it may share a run with, and the scope that keeps
/// native memory.
record Bench(
    Recipe recipe,
    RecipeView view,
    Models models,
    Above above,
    Companions companions,
    NativeScope scope) {
  /// Of a tool by itself.
  Bench(Recipe recipe, RecipeView view, Models models, Above above, NativeScope scope) {
    this(recipe, view, models, above, Companions.NONE, scope);
  }

  /// For what looks at the view's frames.
  Room room() {
    return new Room(view.width(), view.height(), scope);
  }

  Mat mat(int rows, int columns, int type) {
    return scope.keep(new Mat(rows, columns, type));
  }

  /// The number of the view it looks at, from 0.
  int viewNumber() {
    return recipe.views().indexOf(view);
  }

  /// Reads `follow`: the pose of the tool it names, which stands above in the recipe.
  Pose pose(SettingsReader settings) {
    return above.pose(settings, viewNumber());
  }
}
