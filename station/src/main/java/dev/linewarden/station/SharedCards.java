package dev.linewarden.station;

import java.util.HashMap;
import java.util.Map;

/// How long each network card carries each view's picture. The cameras of a part are fired
/// together, so that what comes over one card comes one after the other. Any thread.
final class SharedCards {
  private final Map<String, Carried> byView = new HashMap<>();

  private record Carried(String card, long nanos) {}

  /// A view's picture takes so long over a card; what was said of this view before is forgotten.
  ///
  /// @return how long the card carries the other views' pictures, as far as they are known
  synchronized long beside(String view, String card, long nanos) {
    byView.put(view, new Carried(card, nanos));
    return byView.entrySet().stream()
        .filter(other -> !other.getKey().equals(view) && other.getValue().card().equals(card))
        .mapToLong(other -> other.getValue().nanos())
        .sum();
  }
}
