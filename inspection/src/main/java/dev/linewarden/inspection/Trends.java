package dev.linewarden.inspection;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Watches the trends of the recipe that parts are judged by; with another recipe they begin anew.
/// State of the line thread.
final class Trends {
  private final FaultLog faults;
  private @Nullable RecipeKey key;
  private List<TrendWatch> watches = List.of();
  private Optional<String> stop = Optional.empty();

  Trends(FaultLog faults) {
    this.faults = faults;
  }

  /// A part got its verdict. One that came while the line did not inspect says nothing.
  void saw(Recipe recipe, Verdict verdict) {
    if (verdict instanceof Verdict.Unjudged(Cause cause, String _)
        && (cause == Cause.STOPPED || cause == Cause.FAULTED)) {
      return;
    }
    if (!recipe.key().equals(key)) {
      key = recipe.key();
      watches = recipe.trends().stream().map(TrendWatch::new).toList();
    }
    for (int i = 0; i < watches.size(); i++) {
      if (watches.get(i).saw(verdict)) {
        tell(watches.get(i).trend());
      }
    }
  }

  private void tell(Trend trend) {
    switch (trend.action()) {
      case ALARM -> faults.count("line", "trend", trend.inWords());
      case STOP -> stop = Optional.of(trend.inWords());
    }
  }

  /// Why the line has to stop, once.
  Optional<String> takeStop() {
    Optional<String> why = stop;
    stop = Optional.empty();
    return why;
  }
}
