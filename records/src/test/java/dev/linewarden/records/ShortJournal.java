package dev.linewarden.records;

import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.Recorded;
import java.util.List;

/// A journal whose oldest entries retention has removed.
record ShortJournal(JournalReader whole, long firstSequence) implements JournalReader {
  @Override
  public long lastSequence() {
    return whole.lastSequence();
  }

  @Override
  public List<Recorded> readAfter(long sequence, int max) {
    return whole.readAfter(Math.max(sequence, firstSequence - 1), max);
  }
}
