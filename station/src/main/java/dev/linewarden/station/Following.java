package dev.linewarden.station;

import dev.linewarden.inspection.Comparison;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.ShadowCounts;
import dev.linewarden.inspection.ShadowWitness;
import dev.linewarden.inspection.Share;
import dev.linewarden.ui.DraftReport;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// One shadow, from the moment it is followed: what it is, what it shall be compared with, and how
/// it did. Heard on the model's thread, read by any.
final class Following implements ShadowWitness {
  private final Draft draft;
  private final Listener listener;
  private final AtomicReference<ShadowCounts> counts = new AtomicReference<>(ShadowCounts.ZERO);

  /// @param recipe what looks, under the number of the revision it is or was made from
  /// @param changed whether it has limits of its own
  /// @param live what it is compared with; parts of another recipe do not count
  /// @param promised of one that ran before `live`: on how many parts the two should disagree
  record Draft(Recipe recipe, boolean changed, RecipeKey live, Optional<Share> promised) {
    RecipeKey base() {
      return recipe.key();
    }

    boolean isFormer() {
      return promised.isPresent();
    }
  }

  /// Called on the model's thread: returns at once.
  interface Listener {
    /// @param frames only until this returns
    void compared(Following by, Comparison comparison, Frames frames);

    /// The line has another recipe than the draft was to be compared with.
    void strayed(Following by, RecipeKey live);

    void ended(Following by, String why);
  }

  Following(Draft draft, Listener listener) {
    this.draft = draft;
    this.listener = listener;
  }

  Draft draft() {
    return draft;
  }

  ShadowCounts counts() {
    return counts.get();
  }

  DraftReport report() {
    return new DraftReport(
        draft.base(),
        draft.changed(),
        draft.recipe().limits(),
        draft.live(),
        draft.isFormer(),
        counts());
  }

  @Override
  public void compared(Comparison comparison, Frames frames) {
    RecipeKey live = comparison.live().key();
    if (live.equals(draft.live())) {
      counts.updateAndGet(so -> so.plus(comparison));
      listener.compared(this, comparison, frames);
    } else {
      listener.strayed(this, live);
    }
  }

  @Override
  public void skipped(PartId part) {
    counts.updateAndGet(ShadowCounts::plusSkipped);
  }

  @Override
  public void ended(String why) {
    listener.ended(this, why);
  }
}
