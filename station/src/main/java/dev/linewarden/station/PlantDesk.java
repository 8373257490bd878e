package dev.linewarden.station;

import dev.linewarden.access.AccessSettings;
import dev.linewarden.archive.PictureArchive;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Notes;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.ui.StationControl;
import dev.linewarden.upstream.PlantCommands;
import java.util.Optional;

/// Does what the plant asks, by the same commands as the screen's. Any thread.
///
/// @param desk the screen's
/// @param access says whether the plant may choose another recipe
/// @param archive which marks the next parts as challenges; empty where no pictures are kept
record PlantDesk(
    StationControl desk,
    RecipeShelf shelf,
    AccessSettings access,
    Optional<PictureArchive> archive,
    Notes notes,
    Clock clock)
    implements PlantCommands {
  @Override
  public void command(Kind kind, String argument, String who, String why) {
    switch (kind) {
      case START -> desk.start(who);
      case STOP -> desk.stop(who);
      case BATCH -> desk.batch(argument, who);
      case RECIPE -> {
        access.requirePlantReleases();
        desk.choose(recipe(argument), who, why);
      }
      case CHALLENGE -> challenge(argument);
    }
  }

  @Override
  public void note(String who, String what, String outcome) {
    // One that is not taken is counted by the journal.
    boolean _ = notes.note(Note.of(Note.Kind.PLANT_ASKED, clock.wallMillis(), who, what, outcome));
  }

  /// The newest revision where none is said.
  private RecipeKey recipe(String said) {
    int slash = said.lastIndexOf('/');
    if (slash < 0) {
      return shelf
          .latest(said)
          .orElseThrow(() -> new BadInput("there is no recipe '%s'".formatted(said)));
    }
    try {
      return new RecipeKey(said.substring(0, slash), Integer.parseInt(said.substring(slash + 1)));
    } catch (NumberFormatException e) {
      throw new BadInput("a recipe must be 'id' or 'id/revision', but is '" + said + "'", e);
    }
  }

  private void challenge(String parts) {
    PictureArchive kept =
        archive.orElseThrow(() -> new BadInput("no pictures are kept here, of challenges neither"));
    try {
      kept.challenge(Integer.parseInt(parts));
    } catch (NumberFormatException e) {
      throw new BadInput("a challenge must be a number of parts, but is '" + parts + "'", e);
    }
  }
}
