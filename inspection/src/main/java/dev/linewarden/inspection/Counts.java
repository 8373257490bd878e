package dev.linewarden.inspection;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// How the parts of one recipe revision were judged. Never reset by an edit: a new revision counts
/// for itself.
///
/// @param labels rejects by first fault and unjudged parts by cause, see [Verdict#label()]
public record Counts(long passed, long rejected, long unjudged, Map<String, Long> labels) {
  /// Distinct labels kept; more are counted as `other`, so that memory stays bounded.
  static final int LABELS_MAX = 64;

  public static final Counts ZERO = new Counts(0, 0, 0, Map.of());

  public Counts {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  public long judged() {
    return passed + rejected + unjudged;
  }

  public Counts plus(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass() -> new Counts(passed + 1, rejected, unjudged, labels);
      case Verdict.Reject _ ->
          new Counts(passed, rejected + 1, unjudged, labelled(verdict.label()));
      case Verdict.Unjudged _ ->
          new Counts(passed, rejected, unjudged + 1, labelled(verdict.label()));
    };
  }

  private Map<String, Long> labelled(String label) {
    Map<String, Long> more = new TreeMap<>(labels);
    String kept = more.containsKey(label) || more.size() < LABELS_MAX ? label : "other";
    more.merge(kept, 1L, Long::sum);
    return more;
  }
}
