package dev.linewarden.inspection;

/// What people and plant systems ask of the line. Applied between two parts.
public sealed interface Command {
  record Start(String who) implements Command {}

  record Stop(String who) implements Command {}

  /// The recipe is loaded and warm; parts in flight keep the old one.
  ///
  /// @param why in words, for the ledger; empty when nobody said
  record Switch(LoadedRecipe recipe, String who, String why) implements Command {
    public Switch(LoadedRecipe recipe, String who) {
      this(recipe, who, "");
    }
  }

  /// Something outside the line failed in a way that must stop it.
  record Fault(String why) implements Command {}
}
