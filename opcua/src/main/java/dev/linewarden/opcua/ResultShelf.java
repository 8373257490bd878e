package dev.linewarden.opcua;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The last results, for whoever asks. Any thread.
final class ResultShelf {
  /// The oldest makes room; the ledger has them all.
  static final int KEPT = 1000;

  private final ArrayDeque<PartResult> results = new ArrayDeque<>();

  synchronized void keep(PartResult result) {
    results.addLast(result);
    if (results.size() > KEPT) {
      results.removeFirst();
    }
  }

  synchronized Optional<PartResult> find(String id) {
    return results.stream().filter(result -> result.id().equals(id)).findFirst();
  }

  /// The newest first.
  synchronized List<PartResult> matching(Predicate<PartResult> wanted) {
    List<PartResult> found = new ArrayList<>();
    for (PartResult result : results.reversed()) {
      if (wanted.test(result)) {
        found.add(result);
      }
    }
    return found;
  }
}
