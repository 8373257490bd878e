package dev.linewarden.station;

import dev.linewarden.access.AccessSettings;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Notes;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.ui.Challenges;
import dev.linewarden.ui.StationControl;
import dev.linewarden.upstream.PlantCommands;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Does what the plant asks, by the same commands as the screen's. Any thread.
///
/// @param desk the screen's
/// @param caller knows which revision an id means
/// @param access says whether the plant may choose another recipe
/// @param challenges the screen's, too
record PlantDesk(
    StationControl desk,
    RecipeCaller caller,
    AccessSettings access,
    Challenges challenges,
    Notes notes,
    Clock clock)
    implements PlantCommands {
  private static final Pattern CHALLENGE =
      Pattern.compile("(\\d{1,9})(?: of (\\d{1,9}))?(?:: ?(.+))?");

  @Override
  public void command(Kind kind, String argument, String who, String why) {
    switch (kind) {
      case START -> desk.start(who);
      case STOP -> desk.stop(who);
      case BATCH -> desk.batch(argument, who);
      case RECIPE -> {
        access.requirePlantReleases();
        RecipeKey wanted = recipe(argument);
        if (!caller.runs(wanted)) {
          desk.choose(wanted, who, why);
        }
      }
      case CHALLENGE -> challenges.begin(challenge(argument), who);
    }
  }

  @Override
  public void note(String who, String what, String outcome) {
    // One that is not taken is counted by the journal.
    boolean _ = notes.note(Note.of(Note.Kind.PLANT_ASKED, clock.wallMillis(), who, what, outcome));
  }

  /// The revision that the id means where none is said.
  private RecipeKey recipe(String said) {
    int slash = said.lastIndexOf('/');
    if (slash < 0) {
      return caller
          .meant(said)
          .orElseThrow(() -> new BadInput("there is no recipe '%s'".formatted(said)));
    }
    try {
      return new RecipeKey(said.substring(0, slash), Integer.parseInt(said.substring(slash + 1)));
    } catch (NumberFormatException e) {
      throw new BadInput("a recipe must be 'id' or 'id/revision', but is '" + said + "'", e);
    }
  }

  /// `3`: the next three are bad; `2 of 5`: two of the next five; `2 of 5: cap missing`: for that
  /// fault.
  private static Challenges.Wish challenge(String said) {
    Matcher words = CHALLENGE.matcher(said);
    if (!words.matches()) {
      throw new BadInput(
          "a challenge must be as '3', '2 of 5' or '2 of 5: cap missing', but is '%s'"
              .formatted(said));
    }
    int bad = Integer.parseInt(words.group(1));
    int parts = words.group(2) == null ? bad : Integer.parseInt(words.group(2));
    String fault = words.group(3) == null ? "" : words.group(3);
    return new Challenges.Wish("by the plant", parts, bad, fault);
  }
}
