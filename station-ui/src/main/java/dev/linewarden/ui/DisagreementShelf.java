package dev.linewarden.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last parts on which the running recipe and its shadow did not agree, with their pictures;
/// the oldest makes room for the newest. Any thread.
final class DisagreementShelf {
  static final int KEPT_MAX = 24;

  /// @param image as JPEG; empty where there was no time for one. Not copied: only to be written
  ///   out
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Kept(Wire.Disagreement about, byte[] image) {}

  private final Deque<Kept> shelf = new ArrayDeque<>(KEPT_MAX + 1);

  synchronized void put(Kept kept) {
    shelf.addFirst(kept);
    if (shelf.size() > KEPT_MAX) {
      shelf.removeLast();
    }
  }

  synchronized List<Wire.Disagreement> list() {
    return shelf.stream().map(Kept::about).toList();
  }

  synchronized @Nullable Kept find(long part) {
    return shelf.stream().filter(kept -> kept.about().part() == part).findFirst().orElse(null);
  }

  synchronized void clear() {
    shelf.clear();
  }
}
