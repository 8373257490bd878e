package dev.linewarden.ui;

import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

  /// Makes a kept picture a file that a changed recipe of this base may name among its `pictures`:
  /// it then goes with the revision that names it. Returns the file, as the recipe has to say it.
  String picture(RecipeKey base, Shown shown);

  /// The colour of a place in a kept picture, as a `colour` tool is taught it.
  Colour colour(RecipeKey base, Shown shown, Region.Box place);

  /// A kept picture.
  ///
  /// @param view empty where the recipe has only one
  record Shown(PartId part, String view) {}

  /// @param lab L, a, b (CIE 1976)
  /// @param within how far off it a pixel may be, in delta E
  record Colour(List<Double> lab, double within) {
    public Colour {
      lab = List.copyOf(lab);
    }
  }

  /// Writes a recipe with all that belongs to it, signed, as another station takes it in.
  void send(RecipeKey key, OutputStream to) throws IOException;

  /// Takes in a recipe of another station. It has to find here what it is known to find, in time;
  /// else nothing of it is kept. Takes seconds; one at a time.
  ///
  /// @param why in words, signed with it
  Taken take(InputStream bundle, String who, String why) throws IOException;

  /// @param notes what people should know of it, a sentence each
  record Taken(RecipeKey recipe, List<String> notes) {
    public Taken {
      notes = List.copyOf(notes);
    }
  }

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
