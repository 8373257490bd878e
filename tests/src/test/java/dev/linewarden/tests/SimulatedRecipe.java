package dev.linewarden.tests;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Challenge;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A recipe whose one tool reads from the frame's origin whether the part it shows is good.
final class SimulatedRecipe implements LoadedRecipe {
  static final String GOOD = "good";
  static final String BAD = "bad";

  private final Recipe recipe;
  private final List<Challenge> challenges;
  boolean closed;

  /// Whatever it looks at seems good to it.
  boolean blind;

  /// @param lane where bad parts go
  SimulatedRecipe(int revision, int lane) {
    this(revision, lane, List.of());
  }

  SimulatedRecipe(int revision, int lane, List<Challenge> challenges) {
    this.challenges = challenges;
    recipe =
        new Recipe(
            new RecipeKey("simulated", revision),
            "simulated",
            List.of(RecipeView.only(4, 4)),
            List.of(new ToolSpec("look", "look", Map.of())),
            List.of(new Limit("look", "good", 1, 1, "bad part").inLane(lane)),
            Map.of());
  }

  @Override
  public Recipe recipe() {
    return recipe;
  }

  @Override
  public List<Challenge> challenges() {
    return challenges;
  }

  @Override
  public long tailNanos() {
    return 0;
  }

  @Override
  public Inspected inspect(PartId part, Frames frames, long deadlineNanos) {
    if (closed) {
      return new InspectionFailed(part, Cause.TOOL_FAILED, "the recipe was handed back too early");
    }
    String shows = Objects.requireNonNull(frames.first()).info().origin();
    double good = blind || shows.equals(GOOD) ? 1 : 0;
    return new Observed(
        part, List.of(new Finding("look", "good", good, "share", null)), List.of(), 0, 0);
  }

  @Override
  public void close() {
    closed = true;
  }
}
