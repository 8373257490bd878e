package dev.linewarden.inspection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Watches the trends of the station, and of the recipe that parts are judged by; with another
/// recipe those begin anew. State of the line thread.
final class Trends {
  /// Hears of a trend that is there.
  interface Raised {
    void raise(Trend.Action action, String words);
  }

  private final Raised raised;
  private final List<TrendWatch> own;
  private @Nullable RecipeKey key;
  private List<TrendWatch> watches = List.of();

  /// @param own of every recipe
  Trends(Raised raised, List<Trend> own) {
    this.raised = raised;
    this.own = own.stream().map(TrendWatch::new).toList();
  }

  /// A part got its verdict while the line inspected.
  void saw(Recipe recipe, Verdict verdict) {
    if (!recipe.key().equals(key)) {
      key = recipe.key();
      watches = recipe.trends().stream().map(TrendWatch::new).toList();
    }
    saw(own, verdict);
    saw(watches, verdict);
  }

  private void saw(List<TrendWatch> all, Verdict verdict) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).saw(verdict)) {
        Trend trend = all.get(i).trend();
        raised.raise(trend.action(), trend.inWords());
      }
    }
  }

  /// A start: what was before says nothing of what comes.
  void begin() {
    for (TrendWatch watch : own) {
      watch.begin();
    }
    for (TrendWatch watch : watches) {
      watch.begin();
    }
  }
}
