package dev.linewarden.station;

import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Rejudging;
import dev.linewarden.inspection.Scored;
import dev.linewarden.inspection.WallSpan;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.ScoreHistory;
import dev.linewarden.ui.HoldQuestion;
import dev.linewarden.ui.HoldReport;
import dev.linewarden.ui.LimitOutlook;
import dev.linewarden.ui.LimitQuestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Judges parts once more, by limits that stand elsewhere, with the values that are kept of every
/// part: about a second for a million parts. Any thread, but not the line's.
final class Hindsight {
  private final RecipeStore store;
  private final Supplier<ScoreHistory> scores;

  Hindsight(RecipeStore store, Supplier<ScoreHistory> scores) {
    this.store = store;
    this.scores = scores;
  }

  /// Throws [dev.linewarden.inspection.BadInput] when there is no such recipe or limit.
  LimitOutlook answer(LimitQuestion question) {
    Recipe recipe = store.load(question.recipe());
    LimitNames names = new LimitNames(recipe);
    int place = names.find(question.limit());
    List<Limit> then = names.moved(place, question.min(), question.max());
    Rejudging rejudging = new Rejudging(recipe.limits(), then);
    Map<RecipeKey, Long> leftOut = look(recipe, question.span(), rejudging);
    return new LimitOutlook(
        recipe.key(), recipe.limits().get(place), then.get(place), rejudging.result(), leftOut);
  }

  /// Throws [dev.linewarden.inspection.BadInput] when there is no such recipe or limit.
  HoldReport hold(HoldQuestion question, HoldList list) {
    Map<RecipeKey, Long> leftOut =
        switch (question) {
          case HoldQuestion.Passed passed -> {
            passed(passed.span(), list);
            yield Map.of();
          }
          case HoldQuestion.Limit limit -> since(moved(limit), limit.span(), list);
        };
    return list.report(leftOut);
  }

  private Recipe moved(HoldQuestion.Limit limit) {
    Recipe recipe = store.load(limit.recipe());
    LimitNames names = new LimitNames(recipe);
    return recipe.withLimits(names.moved(names.find(limit.limit()), limit.min(), limit.max()));
  }

  /// Holds the parts of some time against a recipe with other limits: against what was done with
  /// them then, by whatever limits there were. Each part that was let through and should not have
  /// been, or the other way round, goes to the list. Returns the parts of revisions that look with
  /// other tools: their findings say nothing of this one.
  Map<RecipeKey, Long> since(Recipe then, WallSpan span, HoldList list) {
    Rejudging rejudging = Rejudging.ofWhatWasDone(then.limits(), list::otherwise);
    Map<RecipeKey, Long> leftOut = look(then, span, rejudging);
    list.looked(rejudging.result().parts(), rejudging.result().leftAlone());
    return leftOut;
  }

  /// Puts every part of some time that was let through on the list, by whatever recipe.
  void passed(WallSpan span, HoldList list) {
    Consumer<Scored> each =
        part -> {
          list.looked(1, 0);
          if (part.outcome() == Scored.Outcome.PASS) {
            list.passed(part);
          }
        };
    scores.get().scan(span, List.of(), each);
  }

  private Map<RecipeKey, Long> look(Recipe recipe, WallSpan span, Rejudging rejudging) {
    SameTools same = new SameTools(store, recipe);
    Map<RecipeKey, Long> leftOut = new HashMap<>();
    Consumer<Scored> each =
        part -> {
          if (!part.recipe().id().equals(recipe.key().id())) {
            return;
          }
          if (same.has(part.recipe())) {
            rejudging.saw(part);
          } else {
            leftOut.merge(part.recipe(), 1L, Long::sum);
          }
        };
    scores.get().scan(span, rejudging.measured(), each);
    return leftOut;
  }
}
