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
import dev.linewarden.inspection.Nearest;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.vision.ColourTeacher;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// `./linewarden teach`: makes the pictures that a `golden` tool compares with, or says the colour
/// of a `colour` tool, from images of good parts.
final class TeachCommand {
  private final Console console;
  private final Clock clock = new MonotonicClock();

  TeachCommand(Console console) {
    this.console = console;
  }

  /// Pictures are written beside the recipe; a colour is said.
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
    ToolSpec spec =
        recipe.tools().stream()
            .filter(each -> each.name().equals(tool))
            .findFirst()
            .orElseThrow(() -> new BadInput(noSuch(recipe, tool)));
    ImageFolder images = new ImageFolder(folder);
    return switch (spec.kind()) {
      case "golden" -> golden(recipe, spec, images, file);
      case "colour" -> colour(spec, images);
      default ->
          throw new BadInput(
              "a tool of the kind golden or colour can be taught, but '%s' is of the kind %s"
                  .formatted(tool, spec.kind()));
    };
  }

  private static String noSuch(Recipe recipe, String tool) {
    List<String> names = recipe.tools().stream().map(ToolSpec::name).toList();
    return "recipe %s has no tool '%s'%s".formatted(recipe.key(), tool, Nearest.hint(tool, names));
  }

  private int golden(Recipe recipe, ToolSpec tool, ImageFolder images, Path file) {
    VisionLoader loader = new VisionLoader(clock, new FaultLog(clock), InferenceSettings.DEFAULT);
    Path mean = file.resolveSibling(tool.name() + "-mean.png");
    Path tolerance = file.resolveSibling(tool.name() + "-tolerance.png");
    try (GoldenTeacher teacher = new GoldenTeacher(loader, recipe, tool.name())) {
      each(
          images,
          frame -> {
            if (!teacher.add(frame)) {
              leftOut(frame.info().origin() + ": the part is not located");
            }
          });
      teacher.write(mean, tolerance);
      console.result(
          "Learned from %d good parts; these pictures belong into the recipe's \"pictures\":\n  %s\n  %s"
              .formatted(teacher.parts(), mean, tolerance));
    }
    return 0;
  }

  /// From the place where the tool looks, in pictures in which the part lies as it was taught.
  private int colour(ToolSpec tool, ImageFolder images) {
    SettingsReader settings = new SettingsReader("tool '" + tool.name() + "'", tool.settings());
    List<Double> box = settings.numbers("box");
    if (box.size() != 4 || settings.has("follow")) {
      throw new BadInput(
          "tool '%s': a colour is taught from a 'box' [x, y, width, height] that follows nothing"
              .formatted(tool.name()));
    }
    Region.Box place = new Region.Box(box.get(0), box.get(1), box.get(2), box.get(3));
    VisionLoader.loadOpenCv();
    ColourTeacher teacher = new ColourTeacher();
    each(images, frame -> teacher.sample(frame, place));
    ColourTeacher.Taught taught = teacher.taught();
    console.result(
        "\"lab\": [%.1f, %.1f, %.1f], \"within\": %.1f    (its pixels spread by %.1f around it)"
            .formatted(
                taught.lab().light(),
                taught.lab().a(),
                taught.lab().b(),
                taught.within(),
                taught.spread()));
    return 0;
  }

  private void each(ImageFolder images, Consumer<Frame> learn) {
    int done = 0;
    for (StoredImage image : images.images()) {
      switch (images.read(image, 1, clock.nanos())) {
        case FrameLost lost -> leftOut(lost.detail());
        case Frame frame -> {
          try (frame) {
            learn.accept(frame);
          }
        }
      }
      console.progress("learning", ++done, images.images().size());
    }
  }

  private void leftOut(String why) {
    console.say("left out: " + why);
  }
}
