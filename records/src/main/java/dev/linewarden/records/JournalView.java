package dev.linewarden.records;

import java.util.List;

/// What readers may see of the journal at one moment: only what is safe.
///
/// @param segments oldest first, at least one; the last is the active one
/// @param end the safe end of the last one
/// @param lastSequence the last safe entry, 0 for none
record JournalView(List<Segment> segments, long end, long lastSequence) {
  JournalView {
    segments = List.copyOf(segments);
  }

  /// The place in the list of the segment that holds a sequence, or the first one after it.
  int indexOf(long sequence) {
    int index = 0;
    for (int i = 1; i < segments.size() && segments.get(i).firstSequence() <= sequence; i++) {
      index = i;
    }
    return index;
  }

  long limitOf(int index) {
    return index == segments.size() - 1 ? end : Long.MAX_VALUE;
  }
}
