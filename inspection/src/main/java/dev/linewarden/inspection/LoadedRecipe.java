package dev.linewarden.inspection;

/// A recipe with its models in memory, warm and proven inside its budget. Owns native memory; one
/// thread at a time.
public interface LoadedRecipe extends AutoCloseable {
  Recipe recipe();

  /// What an inspection takes at the slowest, of a hundred: measured while it was loaded.
  long tailNanos();

  /// Runs every tool on the frame. Never throws for what an image or a model does: that comes back
  /// as [InspectionFailed]. Does not close the frame.
  ///
  /// @param deadlineNanos tools that would start after it are not run
  Inspected inspect(PartId part, Frame frame, long deadlineNanos);

  @Override
  void close();
}
