package dev.linewarden.station;

import dev.linewarden.capture.RenderedSettings;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a recipe can look through this station's cameras, as far as the configuration says what
/// they send. What it leaves open, only the camera itself knows: it is asked when the recipe goes
/// live.
final class CameraFit {
  /// What a webcam calls its formats; no other camera knows these names, and it knows no others.
  private static final Set<String> WEBCAM_FORMATS = Set.of("GREY", "YUYV", "MJPG");

  private final List<CameraView> views;
  private final List<String> problems = new ArrayList<>();

  CameraFit(List<CameraView> views) {
    this.views = views;
  }

  /// Throws [BadInput] with everything that does not fit.
  void check(Recipe recipe) {
    List<String> names = views.stream().map(CameraView::name).toList();
    Recipe ordered = recipe.inOrderOf(names);
    for (int i = 0; i < views.size(); i++) {
      check(ordered, ordered.views().get(i), views.get(i));
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  private void check(Recipe recipe, RecipeView wanted, CameraView view) {
    String camera = view.name().isEmpty() ? "this camera" : "the camera of '" + view.name() + "'";
    switch (view.camera()) {
      case CameraChoice.Rendered _ ->
          requireSize(
              recipe,
              wanted,
              camera,
              RenderedSettings.WIDTH_DEFAULT,
              RenderedSettings.HEIGHT_DEFAULT);
      case CameraChoice.Gige(var settings) -> {
        requireSent(recipe, wanted, camera, settings.station());
        requireFormat(recipe, wanted.camera().pixelFormat(), camera, false);
      }
      case CameraChoice.Webcam(var settings) -> {
        requireSent(recipe, wanted, camera, settings.station());
        requireFormat(recipe, wanted.camera().pixelFormat(), camera, true);
      }
      case CameraChoice.Replay _, CameraChoice.Stream _ -> {
        // Pictures of any size; they say it themselves.
      }
    }
  }

  /// What the recipe does not set is as the configuration sets it.
  private void requireSent(
      Recipe recipe, RecipeView wanted, String camera, CameraSettings station) {
    CameraSettings.Roi roi = wanted.camera().over(station).roi();
    requireSize(
        recipe,
        wanted,
        camera,
        roi.width().orElse(wanted.width()),
        roi.height().orElse(wanted.height()));
  }

  private void requireSize(Recipe recipe, RecipeView wanted, String camera, int width, int height) {
    if (wanted.width() != width || wanted.height() != height) {
      problems.add(
          "recipe %s is for frames of %dx%d, but %s sends %dx%d"
              .formatted(recipe.key(), wanted.width(), wanted.height(), camera, width, height));
    }
  }

  private void requireFormat(
      Recipe recipe, Optional<String> format, String camera, boolean isWebcam) {
    if (format.isPresent() && WEBCAM_FORMATS.contains(format.get()) != isWebcam) {
      problems.add(
          "recipe %s is for frames in %s, but %s is %s and has no such format"
              .formatted(recipe.key(), format.get(), camera, isWebcam ? "a webcam" : "no webcam"));
    }
  }
}
