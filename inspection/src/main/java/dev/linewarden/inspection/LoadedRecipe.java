package dev.linewarden.inspection;

import java.util.List;
import java.util.function.BooleanSupplier;

/// A recipe with its models in memory, warm and proven inside its budget. Owns native memory; one
/// thread at a time.
public interface LoadedRecipe extends AutoCloseable {
  Recipe recipe();

  /// What an inspection takes at the slowest, of a hundred: measured while it was loaded.
  long tailNanos();

  /// Where each of its models runs; empty for a recipe without models.
  default List<ModelPlace> models() {
    return List.of();
  }

  /// Parts that it judged rightly when it was loaded, and must again at any time: at least one good
  /// and one bad one, or none at all. Their frames end with it.
  default List<Challenge> challenges() {
    return List.of();
  }

  /// Runs every tool on the frame of its view. Never throws for what an image or a model does: that
  /// comes back as [InspectionFailed]. Does not close the frames.
  ///
  /// @param frames one for each view of the recipe, in its order
  /// @param deadlineNanos tools that would start after it are not run
  Inspected inspect(PartId part, Frames frames, long deadlineNanos);

  /// Ends this part's inspection as soon as it can be ended, if it is the one that is on: its
  /// answer would come too late. Any thread; never waits. One that cannot be ended goes on.
  default void cutOff(PartId part) {}

  /// Like [#inspect], in time that nobody else needs: no tool begins once `free` says no, and the
  /// part is not inspected then, [Cause#LATE]. [#cutOff] ends it likewise.
  default Inspected inspectWhile(BooleanSupplier free, PartId part, Frames frames) {
    return free.getAsBoolean()
        ? inspect(part, frames, Long.MAX_VALUE)
        : new InspectionFailed(part, Cause.LATE, "gave way to the next part");
  }

  /// One run on a blank frame, whose findings nobody sees, so that the next part finds caches and
  /// clocks as if parts had never ceased to come. False when this recipe does not want it.
  ///
  /// @param free whether there is still time; no tool begins once it says no
  default boolean keepWarm(BooleanSupplier free) {
    return false;
  }

  /// A part is coming: ends a [#keepWarm] run that is on. Any thread; never waits.
  default void stopKeepingWarm() {}

  @Override
  void close();
}
