package dev.linewarden.inspection;

/// A recipe with its models in memory, warm and proven inside its budget. Owns native memory; one
/// thread at a time.
public interface LoadedRecipe extends AutoCloseable {
  Recipe recipe();

  /// What an inspection takes at the slowest, of a hundred: measured while it was loaded.
  long tailNanos();

  /// Runs every tool on the frame of its view. Never throws for what an image or a model does: that
  /// comes back as [InspectionFailed]. Does not close the frames.
  ///
  /// @param frames one for each view of the recipe, in its order
  /// @param deadlineNanos tools that would start after it are not run
  Inspected inspect(PartId part, Frames frames, long deadlineNanos);

  @Override
  void close();
}
