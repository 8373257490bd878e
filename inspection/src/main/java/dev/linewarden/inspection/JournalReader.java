package dev.linewarden.inspection;

import java.util.List;

/// Reads back what is safely stored. Any thread.
public interface JournalReader {
  /// The last sequence that is safe on disk; 0 when nothing is.
  long lastSequence();

  /// The first sequence still kept.
  long firstSequence();

  /// Up to `max` entries after the given sequence, in order; empty when there is none yet.
  List<Recorded> readAfter(long sequence, int max);
}
