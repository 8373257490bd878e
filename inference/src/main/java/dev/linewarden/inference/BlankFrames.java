package dev.linewarden.inference;

import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Black frames of a recipe's views, of the format that parts last came in, so that a run on them
/// takes the same way through the code as a part does. Of the model thread.
final class BlankFrames {
  private final List<Pair> byView = new ArrayList<>();
  private Frames frames;

  /// Both over the same memory.
  private record Pair(Frame colour, Frame grey) {
    Frame as(PixelFormat format) {
      return switch (format) {
        case BGR8 -> colour;
        case MONO8 -> grey;
      };
    }
  }

  /// @param arena whose end is the frames' end
  BlankFrames(Recipe recipe, Arena arena) {
    for (RecipeView view : recipe.views()) {
      long pixels = (long) view.width() * view.height();
      MemorySegment memory = arena.allocate(pixels * PixelFormat.BGR8.bytesPerPixel());
      byView.add(
          new Pair(frame(view, PixelFormat.BGR8, memory), frame(view, PixelFormat.MONO8, memory)));
    }
    frames = Frames.of(byView.stream().map(Pair::colour).toList());
  }

  private static Frame frame(RecipeView view, PixelFormat format, MemorySegment memory) {
    int stride = view.width() * format.bytesPerPixel();
    FrameInfo info =
        new FrameInfo(1, 0, 0, view.width(), view.height(), stride, format, "blank frame");
    return new Frame(info, memory, () -> {});
  }

  /// From now on blank frames are as these are, which are complete.
  void asLast(Frames last) {
    for (int view = 0; view < byView.size(); view++) {
      Frame model = last.of(view);
      Frame blank = frames.of(view);
      if (model != null && blank != null && blank.info().format() != model.info().format()) {
        become(last);
        return;
      }
    }
  }

  private void become(Frames last) {
    List<Frame> blank = new ArrayList<>();
    for (int view = 0; view < byView.size(); view++) {
      Frame model = last.of(view);
      blank.add(byView.get(view).as(model == null ? PixelFormat.BGR8 : model.info().format()));
    }
    frames = Frames.of(blank);
  }

  Frames frames() {
    return frames;
  }
}
