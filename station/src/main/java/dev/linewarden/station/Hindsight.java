package dev.linewarden.station;

import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Recorded;
import dev.linewarden.inspection.Rejudging;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.ui.LimitOutlook;
import dev.linewarden.ui.LimitQuestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Judges the parts of the journal once more, by limits that stand elsewhere. Reads the journal
/// from its beginning to its end, some entries at a time: seconds for a million parts. Any thread,
/// but not the line's.
final class Hindsight {
  private static final int ENTRIES = 5_000;

  private final RecipeStore store;
  private final JournalReader journal;

  Hindsight(RecipeStore store, JournalReader journal) {
    this.store = store;
    this.journal = journal;
  }

  /// Throws [dev.linewarden.inspection.BadInput] when there is no such recipe or limit.
  LimitOutlook answer(LimitQuestion question) {
    Recipe recipe = store.load(question.recipe());
    LimitNames names = new LimitNames(recipe);
    int place = names.find(question.limit());
    List<Limit> then = names.moved(place, question.min(), question.max());
    Rejudging rejudging = new Rejudging(recipe.limits(), then);
    SameTools same = new SameTools(store, recipe);
    Map<RecipeKey, Long> leftOut = new HashMap<>();
    long sequence = journal.firstSequence() - 1;
    for (List<Recorded> some = journal.readAfter(sequence, ENTRIES); !some.isEmpty(); ) {
      for (Recorded recorded : some) {
        if (recorded.entry() instanceof LedgerEntry.Judged judged && isMeant(judged, question)) {
          if (same.has(judged.recipe())) {
            rejudging.saw(judged);
          } else {
            leftOut.merge(judged.recipe(), 1L, Long::sum);
          }
        }
      }
      some = journal.readAfter(some.getLast().sequence(), ENTRIES);
    }
    return new LimitOutlook(
        recipe.key(), recipe.limits().get(place), then.get(place), rejudging.result(), leftOut);
  }

  private static boolean isMeant(LedgerEntry.Judged judged, LimitQuestion question) {
    return judged.recipe().id().equals(question.recipe().id())
        && question.span().holds(judged.wallMillis());
  }
}
