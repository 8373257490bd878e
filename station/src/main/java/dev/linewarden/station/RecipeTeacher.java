package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import dev.linewarden.ui.Workbench;
import dev.linewarden.vision.ColourTeacher;
import dev.linewarden.vision.LabColour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What tools are taught on kept pictures. Any thread.
///
/// @param pictures that are kept
/// @param folder where taught pictures lie until a revision is kept that names them: what is in it
///   can be made again
record RecipeTeacher(KeptFrames pictures, Path folder) {
  /// Whether a recipe that comes from the screen may name this file.
  boolean made(Path file) {
    return file.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize());
  }

  /// Throws [BadInput] when there is no such picture.
  String picture(Recipe recipe, Workbench.Shown shown) {
    String view = shown.view().isEmpty() ? "" : "-" + shown.view();
    Path file = folder.resolve("part-%d%s.png".formatted(shown.part().value(), view));
    try (Frames frames = pictures.of(shown.part(), recipe)) {
      Files.createDirectories(folder);
      Files.write(file, FrameImage.png(frame(frames, recipe, shown)));
      return file.toAbsolutePath().normalize().toString();
    } catch (IOException e) {
      throw new BadInput("the taught picture cannot be written to %s: %s".formatted(file, e), e);
    }
  }

  /// Likewise, and when the place is not in it.
  Workbench.Colour colour(Recipe recipe, Workbench.Shown shown, Region.Box place) {
    try (Frames frames = pictures.of(shown.part(), recipe)) {
      ColourTeacher teacher = new ColourTeacher();
      teacher.sample(frame(frames, recipe, shown), place);
      ColourTeacher.Taught taught = teacher.taught();
      LabColour lab = taught.lab();
      return new Workbench.Colour(
          List.of(tenths(lab.light()), tenths(lab.a()), tenths(lab.b())), tenths(taught.within()));
    }
  }

  /// What a recipe needs of it.
  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static Frame frame(Frames frames, Recipe recipe, Workbench.Shown shown) {
    List<String> names = recipe.views().stream().map(RecipeView::name).toList();
    int view = shown.view().isEmpty() && names.size() == 1 ? 0 : names.indexOf(shown.view());
    @Nullable Frame frame = view < 0 ? null : frames.of(view);
    if (frame == null) {
      throw new BadInput(
          "there is no picture of part %s in a view '%s'; there are %s"
              .formatted(shown.part(), shown.view(), names));
    }
    return frame;
  }
}
