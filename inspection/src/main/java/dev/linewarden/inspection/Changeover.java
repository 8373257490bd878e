package dev.linewarden.inspection;

import java.util.ArrayDeque;

/// The recipe for the next part, and the ones that parts under way still need. State of the line
/// thread.
final class Changeover {
  private final Mailbox<Work> model;
  private final ArrayDeque<LoadedRecipe> retiring = new ArrayDeque<>();
  private LoadedRecipe current;

  Changeover(Mailbox<Work> model, LoadedRecipe first) {
    this.model = model;
    this.current = first;
  }

  LoadedRecipe current() {
    return current;
  }

  boolean isRetiring() {
    return !retiring.isEmpty();
  }

  void switchTo(LoadedRecipe next) {
    retiring.addLast(current);
    current = next;
  }

  /// A recipe is handed back behind the last inspection that uses it, in the model's own queue.
  void retire(OpenParts open) {
    while (!retiring.isEmpty()
        && !open.needs(retiring.getFirst())
        && model.offer(new Work.Retire(retiring.getFirst()))) {
      retiring.removeFirst();
    }
  }
}
