package dev.linewarden.inference;

import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Recipe;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Black frames of a recipe's size, of the format that parts last came in, so that a run on one
/// takes the same way through the code as a part does. Of the model thread.
final class BlankFrames {
  private final Frame colour;
  private final Frame grey;
  private PixelFormat format = PixelFormat.BGR8;

  /// @param arena whose end is the frames' end
  BlankFrames(Recipe recipe, Arena arena) {
    long pixels = (long) recipe.width() * recipe.height();
    MemorySegment memory = arena.allocate(pixels * PixelFormat.BGR8.bytesPerPixel());
    colour = frame(recipe, PixelFormat.BGR8, memory);
    grey = frame(recipe, PixelFormat.MONO8, memory);
  }

  private static Frame frame(Recipe recipe, PixelFormat format, MemorySegment memory) {
    int stride = recipe.width() * format.bytesPerPixel();
    FrameInfo info =
        new FrameInfo(1, 0, 0, recipe.width(), recipe.height(), stride, format, "blank frame");
    return new Frame(info, memory, () -> {});
  }

  /// From now on blank frames are as this one is.
  void asLast(Frame frame) {
    format = frame.info().format();
  }

  Frame frame() {
    return switch (format) {
      case BGR8 -> colour;
      case MONO8 -> grey;
    };
  }
}
