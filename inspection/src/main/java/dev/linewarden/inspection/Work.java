package dev.linewarden.inspection;

/// What the line hands to the model thread. Done strictly in order.
public sealed interface Work {
  /// Inspect this part. The taker owns one reference to the frames and closes them.
  record Inspect(PartId part, Frames frames, LoadedRecipe recipe, long deadlineNanos)
      implements Work {}

  /// Parts to come will be inspected with this recipe. Only good to know: nothing is lost without.
  record Next(LoadedRecipe recipe) implements Work {}

  /// No part needs this recipe any more; all its inspections stand before this in the queue.
  record Retire(LoadedRecipe recipe) implements Work {}
}
