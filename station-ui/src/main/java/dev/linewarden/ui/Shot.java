package dev.linewarden.ui;

import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Recipe;

/// One judged part on its way to the screen. Owns one reference to each frame.
record Shot(LedgerEntry.Judged record, Recipe recipe, Frames frames) implements AutoCloseable {
  Sheet sheet() {
    return Sheet.of(recipe.views(), frames);
  }

  long part() {
    return record.part().value();
  }

  @Override
  public void close() {
    frames.close();
  }
}
