package dev.linewarden.inspection;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A part between its trigger and the end of the time in which something may still come for it.
/// State of the line thread.
final class OpenPart {
  final Trigger trigger;
  final LoadedRecipe recipe;
  final long deadlineNanos;
  boolean decided;

  private final @Nullable Frame[] byView;
  private final Frames frames;

  /// A bit for each view that a frame came for, whether or not the line still holds it.
  private int seen;

  OpenPart(Trigger trigger, LoadedRecipe recipe, long deadlineNanos) {
    this.trigger = trigger;
    this.recipe = recipe;
    this.deadlineNanos = deadlineNanos;
    this.byView = new @Nullable Frame[recipe.recipe().views().size()];
    this.frames = Frames.of(byView);
  }

  PartId part() {
    return trigger.part();
  }

  boolean saw(int view) {
    return (seen & 1 << view) != 0;
  }

  /// The first frame for this view; kept until the part has its verdict, let go after it.
  void take(int view, Frame frame) {
    seen |= 1 << view;
    if (decided) {
      frame.close();
    } else {
      byView[view] = frame;
    }
  }

  boolean isComplete() {
    return seen == (1 << byView.length) - 1;
  }

  /// What is held, for as long as there is no verdict. The model may hold references of its own.
  Frames frames() {
    return frames;
  }

  /// `no frame in time`, and of which views where there are several.
  String missing() {
    List<RecipeView> views = recipe.recipe().views();
    List<String> missing =
        IntStream.range(0, byView.length)
            .filter(view -> !saw(view))
            .mapToObj(view -> views.get(view).name())
            .toList();
    return "no frame in time" + (views.size() > 1 ? " of " + String.join(", ", missing) : "");
  }
}
