package dev.linewarden.ui;

import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.RecipeView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The views of one part laid out as one picture, row by row, as square as their number allows: who
/// looks at the screen sees the part from all sides at once.
///
/// @param width in pixels of the frames; 0 without any frame
/// @param tiles one for each view of the recipe, in its order
record Sheet(int width, int height, List<Wire.Tile> tiles) {
  Sheet {
    tiles = List.copyOf(tiles);
  }

  /// A view without a frame has room as large as the recipe expects it.
  static Sheet of(List<RecipeView> views, Frames frames) {
    int columns = (int) Math.ceil(Math.sqrt(views.size()));
    List<Wire.Tile> tiles = new ArrayList<>();
    int x = 0;
    int y = 0;
    int width = 0;
    int rowHeight = 0;
    for (int view = 0; view < views.size(); view++) {
      if (view % columns == 0) {
        x = 0;
        y += rowHeight;
        rowHeight = 0;
      }
      Wire.Tile tile = tile(views.get(view), frames.of(view), x, y);
      tiles.add(tile);
      x += tile.width();
      width = Math.max(width, x);
      rowHeight = Math.max(rowHeight, tile.height());
    }
    boolean empty = frames.first() == null;
    return new Sheet(empty ? 0 : width, empty ? 0 : y + rowHeight, tiles);
  }

  private static Wire.Tile tile(RecipeView view, @Nullable Frame frame, int x, int y) {
    return frame == null
        ? new Wire.Tile(view.name(), x, y, view.width(), view.height(), false)
        : new Wire.Tile(view.name(), x, y, frame.info().width(), frame.info().height(), true);
  }
}
