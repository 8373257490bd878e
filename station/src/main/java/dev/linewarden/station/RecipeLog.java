package dev.linewarden.station;

import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.records.Change;
import dev.linewarden.records.Difference;
import dev.linewarden.records.Origin;
import dev.linewarden.records.RecipeHistory;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.Revision;
import dev.linewarden.records.StoredRecipe;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// `./linewarden recipe list`, `log`, `diff` and `verify`: what is kept, who changed it, and what
/// changed.
final class RecipeLog {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Console console;
  private final RecipeStore store;
  private final RecipeHistory history;

  RecipeLog(Console console, RecipeStore store) {
    this.console = console;
    this.store = store;
    this.history = new RecipeHistory(store);
  }

  /// The newest revision of each recipe, and which one runs.
  int list() {
    Optional<RecipeKey> active = store.active();
    String last = "";
    for (StoredRecipe recipe : store.list()) {
      boolean runs = active.filter(recipe.key()::equals).isPresent();
      if (!recipe.key().id().equals(last) || runs) {
        console.result(
            "%s%s  %s"
                .formatted(
                    recipe.key(),
                    runs ? " (active)" : "",
                    recipe.problem().isEmpty() ? recipe.name() : "broken: " + recipe.problem()));
      }
      last = recipe.key().id();
    }
    if (last.isEmpty()) {
      console.say("no recipes are kept yet");
    }
    return 0;
  }

  /// Each revision of one recipe, newest first, with what changed.
  int log(String id) {
    List<Revision> revisions = history.revisions(id, RecipeHistory.Check.MANIFEST);
    for (int i = 0; i < revisions.size(); i++) {
      Revision revision = revisions.get(i);
      console.result(revision.key() + "  " + words(revision));
      if (i + 1 < revisions.size() && revision.problem().isEmpty()) {
        changes(revisions.get(i + 1), revision);
      }
    }
    return 0;
  }

  private void changes(Revision before, Revision after) {
    if (before.problem().isEmpty()) {
      for (Difference difference : history.differences(before.key(), after.key())) {
        console.result("    " + difference.words());
      }
    }
  }

  private static String words(Revision revision) {
    if (!revision.problem().isEmpty()) {
      return "broken: " + revision.problem();
    }
    if (revision.isUnsigned()) {
      return "unsigned, from before there were signatures";
    }
    String by = revision.change().map(RecipeLog::words).orElse("");
    String from = revision.origin().map(RecipeLog::words).orElse("");
    return "%s, signed by %s%s".formatted(by, revision.signer(), from);
  }

  private static String words(Origin origin) {
    return "; it was revision %d of %s: %s"
        .formatted(origin.revision(), origin.signer(), words(origin.change()));
  }

  private static String words(Change change) {
    String reason = change.reason().isEmpty() ? "" : ": " + change.reason();
    return change.wallMillis() == 0
        ? change.author() + reason
        : "%s by %s%s"
            .formatted(
                TIME.format(
                    Instant.ofEpochMilli(change.wallMillis()).atZone(ZoneId.systemDefault())),
                change.author(),
                reason);
  }

  int diff(String id, int before, int after) {
    List<Difference> differences =
        history.differences(new RecipeKey(id, before), new RecipeKey(id, after));
    differences.forEach(difference -> console.result(difference.words()));
    if (differences.isEmpty()) {
      console.say("revisions %d and %d of %s are the same".formatted(before, after, id));
    }
    return 0;
  }

  /// Reads every byte. 1 when a revision cannot be used.
  ///
  /// @param id of one recipe; empty = of all
  int verify(Optional<String> id) {
    int good = 0;
    int broken = 0;
    for (String each : id.map(List::of).orElseGet(history::ids)) {
      for (Revision revision : history.revisions(each, RecipeHistory.Check.WHOLE)) {
        if (revision.problem().isEmpty()) {
          good++;
          if (revision.isUnsigned()) {
            console.result(revision.key() + "  " + words(revision));
          }
        } else {
          broken++;
          console.result(revision.key() + "  " + words(revision));
        }
      }
    }
    console.result("%d revisions are as they were saved, %d are not".formatted(good, broken));
    return broken == 0 ? 0 : 1;
  }
}
