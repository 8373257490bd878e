package dev.linewarden.ui;

import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Verdict;
import java.util.List;
import java.util.Optional;

/// Where an engineer changes a recipe: reads it, tries the changed one on kept pictures, keeps it
/// as a revision. What runs is not touched. Called from the screen's own threads, several at once.
/// Everything throws [dev.linewarden.inspection.BadInput] for what cannot be done.
public interface Workbench {
  /// Of a station that keeps no pictures to try a recipe on.
  Workbench NONE = new NoWorkbench();

  /// A recipe's text, as docs/recipe.schema.json describes it.
  byte[] recipe(RecipeKey key);

  /// The newest first.
  List<RevisionReport> history(String id);

  /// What a changed recipe says of a kept part. Takes milliseconds, or seconds where its tools
  /// changed; one trial at a time.
  ///
  /// @param base the stored revision whose models and taught pictures it uses
  /// @param recipe its text
  Tried tryOut(RecipeKey base, byte[] recipe, PartId part);

  /// Keeps a changed recipe as the next revision of the id in it; the same content is not kept
  /// twice. It does not go live by that.
  ///
  /// @param why in words, signed with it
  RecipeKey keep(RecipeKey base, byte[] recipe, String who, String why);

  /// What came of a trial.
  ///
  /// @param recipe as it was understood
  /// @param observed what its tools found; empty when they could not run to their end
  record Tried(Recipe recipe, Verdict verdict, Optional<Observed> observed) {}

  /// @param wallMillis 0: nobody knows
  /// @param changes against the revision before, in words
  /// @param problem why it cannot be used; empty when it can
  record RevisionReport(
      RecipeKey key,
      String author,
      long wallMillis,
      String reason,
      String signer,
      List<String> changes,
      String problem) {
    public RevisionReport {
      changes = List.copyOf(changes);
    }
  }
}
