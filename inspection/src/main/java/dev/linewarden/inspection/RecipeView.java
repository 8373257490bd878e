package dev.linewarden.inspection;

import java.util.OptionalDouble;

/// One camera's look at a part, as a recipe expects it.
///
/// @param name as the station's configuration calls that camera; empty where there is only one
/// @param width of its frames, in pixels
/// @param height likewise
/// @param camera what the recipe wants of the camera; as it is, where it says nothing
/// @param mmPerPx how many millimetres of the part a pixel shows; lengths stay pixels without it
public record RecipeView(
    String name, int width, int height, CameraSettings camera, OptionalDouble mmPerPx) {
  /// Views of one part. A part's frames are held in memory together, and each view has a camera
  /// with threads of its own.
  public static final int VIEWS_MAX = 8;

  /// Lengths stay pixels.
  public RecipeView(String name, int width, int height, CameraSettings camera) {
    this(name, width, height, camera, OptionalDouble.empty());
  }

  /// The view of a station with one camera, which is used as it is.
  public static RecipeView only(int width, int height) {
    return new RecipeView("", width, height, CameraSettings.AS_IT_IS);
  }

  /// Whether the camera shall send another size than the recipe expects.
  boolean contradictsItself() {
    return camera.roi().width().orElse(width) != width
        || camera.roi().height().orElse(height) != height;
  }
}
