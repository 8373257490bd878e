package dev.linewarden.inspection;

import org.jspecify.annotations.Nullable;

/// A part between its trigger and the end of the time in which something may still come for it.
/// State of the line thread.
final class OpenPart {
  final Trigger trigger;
  final LoadedRecipe recipe;
  final long deadlineNanos;
  @Nullable Frame frame;

  /// A frame came, whether or not the line still holds it.
  boolean framed;

  boolean decided;

  OpenPart(Trigger trigger, LoadedRecipe recipe, long deadlineNanos) {
    this.trigger = trigger;
    this.recipe = recipe;
    this.deadlineNanos = deadlineNanos;
  }

  PartId part() {
    return trigger.part();
  }

  /// Gives the line's own reference to the pixels back; the model may still hold one.
  void dropFrame() {
    if (frame != null) {
      frame.close();
      frame = null;
    }
  }
}
