package dev.linewarden.upstream;

import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Recorded;
import java.util.ArrayList;
import java.util.List;

/// A journal in memory. Any thread.
final class ListJournal implements JournalReader {
  private final List<Recorded> entries = new ArrayList<>();
  private long last;

  synchronized void append(LedgerEntry entry) {
    last++;
    entries.add(new Recorded(last, entry));
  }

  /// As if the oldest segment were removed.
  synchronized void forgetUpTo(long sequence) {
    entries.removeIf(recorded -> recorded.sequence() <= sequence);
  }

  @Override
  public synchronized long lastSequence() {
    return last;
  }

  @Override
  public synchronized long firstSequence() {
    return entries.isEmpty() ? last + 1 : entries.getFirst().sequence();
  }

  @Override
  public synchronized List<Recorded> readAfter(long sequence, int max) {
    List<Recorded> found = new ArrayList<>();
    int from = (int) Math.max(0, sequence + 1 - firstSequence());
    for (int i = from; i < entries.size() && found.size() < max; i++) {
      found.add(entries.get(i));
    }
    return found;
  }
}
