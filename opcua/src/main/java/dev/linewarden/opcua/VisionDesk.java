package dev.linewarden.opcua;

import dev.linewarden.inspection.RecipeKey;
import java.util.List;
import java.util.Optional;

/// What the plant may see of the station and ask of it. Any thread; nothing here waits for the
/// line.
public interface VisionDesk {
  /// The station as it is now.
  VisionSnapshot now();

  /// Every stored recipe that can be used, the newest revision of each first.
  List<RecipeKey> recipes();

  /// The revision of a recipe that is meant where none is said; empty when no such recipe is
  /// stored.
  Optional<RecipeKey> meant(String id);

  /// These three throw [dev.linewarden.inspection.BadInput] when it cannot be.
  ///
  /// @param who for the ledger; never empty
  void start(String who);

  void stop(String who);

  /// Loads it beside the running line, which then goes on with it between two parts. Returns before
  /// that.
  void prepare(RecipeKey recipe, String who);
}
