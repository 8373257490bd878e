package dev.linewarden.inference;

import dev.linewarden.vision.View;
import java.util.ArrayList;
import java.util.List;

/// One run of a model for the pictures of several tools, each in a view of its own. The first of
/// them fills in what all see and runs; the others find their numbers there. One thread.
final class SharedRun {
  private final ModelRun run;
  private final List<Seen> pictures = new ArrayList<>();
  private List<View> views = List.of();

  /// @param view the number of the one it is filled from
  private record Seen(Intake intake, int view) {}

  SharedRun(ModelRun run) {
    this.run = run;
  }

  ModelRun run() {
    return run;
  }

  /// In the order of the tools.
  void add(Intake intake, int view) {
    pictures.add(new Seen(intake, view));
  }

  void beside(List<View> all) {
    views = List.copyOf(all);
  }

  /// Throws [ToolFailed].
  ///
  /// @param number which tool asks
  void look(int number) {
    if (number > 0) {
      return; // the first has run before it, or the part has failed
    }
    for (Seen seen : pictures) {
      seen.intake().fill(views.get(seen.view()));
    }
    run.run();
  }
}
