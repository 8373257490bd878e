package dev.linewarden.station;

import dev.linewarden.archive.PictureArchive;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Notes;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.upstream.PlantCommands;
import java.util.Optional;
import java.util.function.Predicate;

/// Does what the plant asks, by the same commands as the screen's. Any thread.
///
/// @param commands the line's; false when it takes none
/// @param archive which marks the next parts as challenges; empty where no pictures are kept
record PlantDesk(
    Predicate<Command> commands,
    RecipeShelf shelf,
    RecipeSwitch recipes,
    Optional<PictureArchive> archive,
    Notes notes,
    Clock clock)
    implements PlantCommands {
  @Override
  public void command(Kind kind, String argument, String who, String why) {
    switch (kind) {
      case START -> {
        recipes.say("");
        send(new Command.Start(who));
      }
      case STOP -> send(new Command.Stop(who));
      case BATCH -> send(new Command.Batch(argument, who));
      case RECIPE -> recipes.to(recipe(argument), who, why, () -> {});
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

  private void send(Command command) {
    if (!commands.test(command)) {
      throw new BadInput("the line takes no commands at the moment; try again");
    }
  }
}
