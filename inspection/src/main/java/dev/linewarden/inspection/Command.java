package dev.linewarden.inspection;

import java.util.concurrent.CompletableFuture;

/// What people and plant systems ask of the line. Applied between two parts.
public sealed interface Command {
  /// @param who a person, or the station itself; never empty, as in all commands
  record Start(String who) implements Command {
    public Start {
      requireName(who);
    }
  }

  record Stop(String who) implements Command {
    public Stop {
      requireName(who);
    }
  }

  /// The recipe is loaded and warm; parts in flight keep the old one.
  ///
  /// @param why in words, for the ledger; empty when nobody said
  record Switch(LoadedRecipe recipe, String who, String why) implements Command {
    public Switch(LoadedRecipe recipe, String who) {
      this(recipe, who, "");
    }
  }

  /// The parts to come belong to this batch.
  ///
  /// @param name empty: to none
  record Batch(String name, String who) implements Command {
    public static final int NAME_MAX = 100;

    /// Throws [BadInput] for a name that does not fit in one line.
    public Batch {
      requireName(who);
      name = name.strip();
      if (name.length() > NAME_MAX || name.codePoints().anyMatch(Character::isISOControl)) {
        throw new BadInput(
            "a batch's name must be one line of up to %d characters, but has %d: '%s'"
                .formatted(
                    NAME_MAX, name.length(), name.substring(0, Math.min(NAME_MAX, name.length()))));
      }
    }
  }

  /// A picture that shows no part, for whoever sets a camera up. It is taken while the line stands,
  /// and the camera has what the recipe wants of it again before the next part.
  ///
  /// @param view counted from 0
  /// @param over what the camera shall do otherwise than the recipe says, for this picture
  /// @param back what of that it shall have afterwards where the recipe leaves it open
  /// @param answer gets the frame, which belongs to whoever waits, or a [BadInput] that says why
  ///   there is none. Who waits no longer cancels it
  record Picture(
      int view, CameraSettings over, CameraSettings back, CompletableFuture<Frame> answer)
      implements Command {}

  /// Something outside the line failed in a way that must stop it.
  record Fault(Trouble trouble) implements Command {}

  private static void requireName(String who) {
    if (who.isBlank()) {
      throw new BadInput("a command must say who gives it, but says nobody");
    }
  }
}
