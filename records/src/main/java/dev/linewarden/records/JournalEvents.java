package dev.linewarden.records;

import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.Recorded;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// The entries of a journal that belong into the audit trail, one after the other. Not thread-safe.
final class JournalEvents {
  private final JournalReader journal;
  private final ArrayDeque<AuditEvent> read = new ArrayDeque<>();
  private long position;

  /// Begins after this sequence.
  JournalEvents(JournalReader journal, long position) {
    this.journal = journal;
    this.position = position;
  }

  /// The next one, again and again until it is taken; empty at the end.
  Optional<AuditEvent> peek() {
    while (read.isEmpty()) {
      List<Recorded> some = journal.readAfter(position, AuditTrail.BATCH_MAX);
      if (some.isEmpty()) {
        return Optional.empty();
      }
      position = some.getLast().sequence();
      some.forEach(recorded -> AuditEvent.of(recorded).ifPresent(read::add));
    }
    return Optional.of(read.getFirst());
  }

  void take() {
    read.removeFirst();
  }
}
