package dev.linewarden.ui;

import dev.linewarden.inspection.RecipeKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the screen may know and ask of the station. Called from the screen's own threads, several
/// at once; every method returns at once.
public interface StationControl {
  StationSnapshot snapshot();

  List<RecipeChoice> recipes();

  /// Ids of the recipes that whoever only runs the line may choose; empty = all.
  default Set<String> operatorRecipes() {
    return Set.of();
  }

  /// Id of the recipe that a number calls; empty where it calls none.
  default Optional<String> idByNumber(int number) {
    return Optional.empty();
  }

  /// Likewise of the one that a code calls.
  default Optional<String> idByCode(String code) {
    return Optional.empty();
  }

  /// The tools of the recipe in use; empty before the first part.
  List<ToolReport> tools();

  /// Further numbers, as far as the station has them.
  default List<Gauge> gauges() {
    return List.of();
  }

  /// What a maintainer wants to know of the machine.
  default List<Fact> about() {
    return List.of();
  }

  /// The plant's systems that the station tells; empty when it tells none.
  default List<SinkReport> sinks() {
    return List.of();
  }

  /// The stations of the whole line, this one among them.
  default LineReport line() {
    return LineReport.NONE;
  }

  void start(String who);

  void stop(String who);

  /// The parts to come belong to this batch. Throws [dev.linewarden.inspection.BadInput] when the
  /// name does not fit in a line.
  ///
  /// @param name empty: to none
  void batch(String name, String who);

  /// A part stands where the part sensor would see it. Throws [dev.linewarden.inspection.BadInput]
  /// where parts are not told of by hand ([StationSnapshot#byHand()]), and while the line does not
  /// run.
  void part(String who);

  /// Loading goes on in the background, see [StationSnapshot#busy()] and
  /// [StationSnapshot#notice()]. Throws [dev.linewarden.inspection.BadInput] when there is no such
  /// recipe or it cannot be used, or needs a reason.
  ///
  /// @param why it shall go live, in words, for the ledger; empty when nobody said
  void choose(RecipeKey key, String who, String why);
}
