package dev.linewarden.station;

import dev.linewarden.capture.ImageFolder;
import dev.linewarden.capture.StoredImage;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.records.References;
import dev.linewarden.records.References.Expected;
import dev.linewarden.records.References.Reference;
import dev.linewarden.records.ReferencesFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes references of images: what the recipe finds on them now.
final class ReferenceRecorder {
  private final LoadedRecipe recipe;
  private final double tolerance;
  private final List<String> problems = new ArrayList<>();

  ReferenceRecorder(LoadedRecipe recipe, double tolerance) {
    this.recipe = recipe;
    this.tolerance = tolerance;
  }

  /// Throws [BadInput] with every image that cannot be a reference.
  ///
  /// @param folder of the images; for several views it has a folder for each
  References record(Path folder) {
    List<RecipeView> views = recipe.recipe().views();
    Path first = views.size() == 1 ? folder : folder.resolve(views.getFirst().name());
    List<StoredImage> images = new ImageFolder(first).images();
    if (images.size() > References.REFERENCES_MAX) {
      throw new BadInput(
          "there can be %d references, but %s has %d images"
              .formatted(References.REFERENCES_MAX, first, images.size()));
    }
    List<Reference> all = new ArrayList<>();
    for (StoredImage image : images) {
      Map<String, Path> ofPart = new HashMap<>();
      for (RecipeView view : views) {
        Path file =
            views.size() == 1 ? image.file() : folder.resolve(view.name()).resolve(image.origin());
        check(file);
        ofPart.put(view.name(), file.toAbsolutePath().normalize());
      }
      if (problems.isEmpty()) {
        all.add(new Reference(ofPart, image.kind(), findings(image.origin(), ofPart)));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return new References(all);
  }

  private void check(Path file) {
    if (!ReferencesFile.isImage(file.toString()) || !Files.isRegularFile(file)) {
      problems.add("a PNG, BMP or JPEG image was expected at " + file);
    }
  }

  private List<Expected> findings(String image, Map<String, Path> files) {
    try (Frames frames = ReferenceFrames.read(files, recipe.recipe())) {
      switch (recipe.inspect(new PartId(1), frames, Long.MAX_VALUE)) {
        case Observed seen -> {
          return seen.findings().stream().map(this::expected).toList();
        }
        case InspectionFailed failed ->
            problems.add(
                "recipe %s cannot have %s as a reference: %s"
                    .formatted(recipe.recipe().key(), image, failed.detail()));
      }
    }
    return List.of();
  }

  private Expected expected(Finding finding) {
    return Expected.of(finding.tool(), finding.name(), finding.value(), tolerance);
  }
}
