package dev.linewarden.ui;

import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Recipe;
import org.jspecify.annotations.Nullable;

/// One judged part on its way to the screen. Owns one reference to its frame.
record Shot(LedgerEntry.Judged record, Recipe recipe, @Nullable Frame frame)
    implements AutoCloseable {
  long part() {
    return record.part().value();
  }

  @Override
  public void close() {
    if (frame != null) {
      frame.close();
    }
  }
}
