package dev.linewarden.station;

import dev.linewarden.capture.StoredImage;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.records.References.Reference;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a recipe looks at when no camera is there: the pictures of a reference, or black ones.
final class ReferenceFrames {
  private ReferenceFrames() {}

  /// What a reference is called: the file of its first view.
  static String name(Reference reference, Recipe recipe) {
    Path file = reference.images().get(recipe.views().getFirst().name());
    return file == null ? "?" : String.valueOf(file.getFileName());
  }

  /// One for each view, in memory of their own. Throws [BadInput] when one is no picture.
  static Frames read(Map<String, Path> images, Recipe recipe) {
    List<Frame> frames = new ArrayList<>();
    try {
      for (RecipeView view : recipe.views()) {
        frames.add(read(images.getOrDefault(view.name(), Path.of(""))));
      }
      return Frames.of(frames);
    } catch (BadInput bad) {
      frames.forEach(Frame::close);
      throw bad;
    }
  }

  private static Frame read(Path file) {
    return switch (new StoredImage(file, String.valueOf(file.getFileName()), "").read(1, 0)) {
      case Frame frame -> frame;
      case FrameLost lost -> throw new BadInput(lost.detail());
    };
  }

  /// In colour, which every recipe can look at. Their memory ends with the arena.
  static Frames black(Recipe recipe, Arena arena) {
    List<Frame> frames = new ArrayList<>();
    for (RecipeView view : recipe.views()) {
      int stride = view.width() * PixelFormat.BGR8.bytesPerPixel();
      FrameInfo info =
          new FrameInfo(
              1, 0, 0, view.width(), view.height(), stride, PixelFormat.BGR8, "black frame");
      frames.add(new Frame(info, arena.allocate((long) stride * view.height()), () -> {}));
    }
    return Frames.of(frames);
  }
}
