package dev.linewarden.station;

import dev.linewarden.capture.ImageFolder;
import dev.linewarden.capture.StoredImage;
import dev.linewarden.inference.GoldenTeacher;
import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.records.RecipeFile;
import java.nio.file.Files;
import java.nio.file.Path;

/// `./linewarden teach`: makes the pictures that a `golden` tool compares with, from images of good
/// parts.
final class TeachCommand {
  private final Console console;
  private final Clock clock = new MonotonicClock();

  TeachCommand(Console console) {
    this.console = console;
  }

  /// Writes them beside the recipe.
  ///
  /// @param place a recipe.json or the folder it lies in
  /// @param folder images of good parts
  int run(Path place, String tool, Path folder) {
    Path file = Files.isDirectory(place) ? place.resolve(RecipeShelf.FILE) : place;
    Recipe recipe = RecipeFile.read(file);
    if (recipe.views().size() > 1) {
      throw new BadInput(
          "recipe %s: only a recipe with one view can be taught from a folder"
              .formatted(recipe.key()));
    }
    ImageFolder images = new ImageFolder(folder);
    VisionLoader loader = new VisionLoader(clock, new FaultLog(clock), InferenceSettings.DEFAULT);
    Path mean = file.resolveSibling(tool + "-mean.png");
    Path tolerance = file.resolveSibling(tool + "-tolerance.png");
    try (GoldenTeacher teacher = new GoldenTeacher(loader, recipe, tool)) {
      int done = 0;
      for (StoredImage image : images.images()) {
        learn(teacher, images, image);
        console.progress("learning", ++done, images.images().size());
      }
      teacher.write(mean, tolerance);
      console.result(
          "Learned from %d good parts; these pictures belong into the recipe's \"pictures\":\n  %s\n  %s"
              .formatted(teacher.parts(), mean, tolerance));
    }
    return 0;
  }

  private void learn(GoldenTeacher teacher, ImageFolder images, StoredImage image) {
    switch (images.read(image, 1, clock.nanos())) {
      case FrameLost lost -> console.say("left out: " + lost.detail());
      case Frame frame -> {
        try (frame) {
          if (!teacher.add(frame)) {
            console.say("left out: %s: the part is not located".formatted(image.origin()));
          }
        }
      }
    }
  }
}
