package dev.linewarden.archive;

import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Recipe;

/// A part whose pictures are to be kept. Holds a reference to each of its frames until it is
/// closed.
record Shot(PictureClass kind, LedgerEntry.Judged judged, Recipe recipe, Frames frames)
    implements AutoCloseable {
  @Override
  public void close() {
    frames.close();
  }
}
