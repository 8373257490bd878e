package dev.linewarden.inspection;

import java.util.ArrayDeque;

/// The recipe for the next part, and the ones that parts under way still need. Which one a part
/// gets is told by when its trigger was, not by when the line heard of it: the camera, which hears
/// of it on another way, goes by the same rule. State of the line thread.
final class Changeover {
  private final Mailbox<Work> model;
  private final ArrayDeque<LoadedRecipe> retiring = new ArrayDeque<>();
  private final long graceNanos;
  private LoadedRecipe current;
  private long sinceNanos = Long.MIN_VALUE;

  /// @param graceNanos for so long a trigger from before a switch may still come
  Changeover(Mailbox<Work> model, LoadedRecipe first, long graceNanos) {
    this.model = model;
    this.graceNanos = graceNanos;
    this.current = first;
  }

  LoadedRecipe current() {
    return current;
  }

  /// For the part of this trigger.
  LoadedRecipe recipeFor(Trigger trigger) {
    boolean before = trigger.atNanos() < sinceNanos && !retiring.isEmpty();
    return before ? retiring.getLast() : current;
  }

  boolean isRetiring() {
    return !retiring.isEmpty();
  }

  void switchTo(LoadedRecipe next, long nowNanos) {
    retiring.addLast(current);
    current = next;
    sinceNanos = nowNanos;
  }

  /// A recipe is handed back behind the last inspection that uses it, in the model's own queue.
  void retire(OpenParts open, long nowNanos) {
    while (!retiring.isEmpty()
        && nowNanos - sinceNanos > graceNanos
        && !open.needs(retiring.getFirst())
        && model.offer(new Work.Retire(retiring.getFirst()))) {
      retiring.removeFirst();
    }
  }
}
