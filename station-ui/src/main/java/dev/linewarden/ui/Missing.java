package dev.linewarden.ui;

import dev.linewarden.inspection.PartId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The last parts that should have been removed and that nobody saw go: the ones to look for by
/// hand. Written by the line's thread, read by others.
final class Missing {
  static final int KEPT_MAX = 8;

  private final Deque<Long> parts = new ArrayDeque<>(KEPT_MAX + 1);

  synchronized void add(PartId part) {
    parts.addFirst(part.value());
    if (parts.size() > KEPT_MAX) {
      parts.removeLast();
    }
  }

  /// Newest first.
  synchronized List<Long> last() {
    return List.copyOf(parts);
  }
}
