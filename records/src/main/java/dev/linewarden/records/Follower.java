package dev.linewarden.records;

import dev.linewarden.inspection.JournalReader;

/// What can be made again from the journal, and follows it by a position of its own.
public interface Follower {
  /// Entries in one step.
  int STEP_MAX = 5_000;

  /// In a word, for threads and faults.
  String role();

  /// The last sequence that is taken over for good; 0 when none is.
  long position();

  /// Takes over the next entries, at most [#STEP_MAX], and says how many they were. Throws
  /// [IndexUnavailable] when it cannot; the next call tries again.
  int follow(JournalReader journal);

  /// Until there is nothing more; says how many entries that were.
  default long followToTheEnd(JournalReader journal, Progress progress) {
    long begun = Math.max(position(), journal.firstSequence() - 1);
    long entries = 0;
    for (int step = follow(journal); step > 0; step = follow(journal)) {
      entries += step;
      progress.at(entries, journal.lastSequence() - begun);
    }
    return entries;
  }
}
