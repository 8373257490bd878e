package dev.linewarden.upstream;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the plant may ask of the station. Called on a sink's own thread; every method returns at
/// once, and throws [dev.linewarden.inspection.BadInput] in words when it cannot be done.
public interface PlantCommands {
  /// What there is to ask.
  enum Kind {
    START,
    STOP,
    RECIPE,
    BATCH,
    CHALLENGE;

    static Optional<Kind> of(String key) {
      return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    /// As in messages and settings: `start`.
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param argument of a recipe `id/revision`, or its id for the revision that was live last; of a
  ///   batch its name, empty for none; of a challenge `3`, `2 of 5` or `2 of 5: fault`, how many of
  ///   the next parts are bad; else empty
  /// @param who as it stands in the ledger
  /// @param why in words; empty when nobody said
  void command(Kind kind, String argument, String who, String why);

  /// For the ledger: a command of the plant, whatever became of it.
  ///
  /// @param what was asked
  /// @param outcome `accepted`, or why not
  void note(String who, String what, String outcome);
}
