package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Challenge;
import dev.linewarden.inspection.ChallengeRun;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
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
import dev.linewarden.inspection.Trigger;
import dev.linewarden.inspection.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChallengerTest {
  private static final long MILLI = 1_000_000;
  private static final long DEADLINE = 15 * MILLI;

  private final Hand clock = new Hand();
  private final List<ChallengeRun> runs = new ArrayList<>();
  private final FaultLog faults = new FaultLog(clock);
  private final ModelAgent agent = new ModelAgent(_ -> true, runs::add, faults, clock, DEADLINE);
  private final Known recipe = new Known();

  private static final class Hand implements Clock {
    private long now = MILLI;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public long wallMillis() {
      return now / MILLI;
    }
  }

  /// Sees the same in everything; can be made to be met by a part while it looks.
  private static final class Known implements LoadedRecipe {
    private Runnable meanwhile = () -> {};
    private boolean cutOff;
    private int looks;

    @Override
    public Recipe recipe() {
      return new Recipe(
          new RecipeKey("known", 1),
          "known",
          List.of(RecipeView.only(2, 2)),
          List.of(new ToolSpec("cap", "mean", Map.of())),
          List.of(new Limit("cap", "mean", 0, 1, "bad")),
          Map.of());
    }

    @Override
    public List<Challenge> challenges() {
      return List.of(
          new Challenge("good", true, Frames.NONE), new Challenge("bad", false, Frames.NONE));
    }

    @Override
    public long tailNanos() {
      return MILLI;
    }

    @Override
    public Inspected inspect(PartId part, Frames frames, long deadlineNanos) {
      looks++;
      cutOff = false;
      meanwhile.run();
      return cutOff
          ? new InspectionFailed(part, Cause.LATE, "cut off")
          : new Observed(part, List.of(), List.of(), 0, 1);
    }

    @Override
    public void cutOff(PartId part) {
      cutOff |= part.equals(Challenge.PART);
    }

    @Override
    public void close() {}
  }

  private void turnUntil(long millis) {
    for (long due = agent.dueNanos(); due <= millis * MILLI; due = agent.dueNanos()) {
      clock.now = Math.max(clock.now, due);
      agent.doWork(clock.nanos());
    }
  }

  private List<String> shown() {
    return runs.stream().map(run -> run.challenge().name()).toList();
  }

  private void expect() {
    agent.work().offer(new Work.Next(recipe));
    agent.doWork(clock.nanos());
    agent.doWork(clock.nanos());
  }

  @Test
  void whileNoPartIsDueKnownPartsAreShownInTurnSeveralTimesASecond() {
    expect();
    turnUntil(450);
    assertThat(shown()).containsExactly("good", "bad", "good", "bad", "good");
  }

  @Test
  void aPartThatComesEndsItAndThatProvesNothing() {
    recipe.meanwhile = () -> agent.coming(new Trigger(new PartId(1), clock.nanos(), 0));
    expect();
    assertThat(runs).isEmpty();
    assertThat(recipe.looks).isEqualTo(1);

    recipe.meanwhile = () -> {};
    turnUntil(14);
    assertThat(recipe.looks).as("none begins while a part is coming").isEqualTo(1);
    turnUntil(250);
    assertThat(shown()).as("the same again").startsWith("good", "bad");
  }

  @Test
  void aLineThatTakesNothingIsNotWaitedFor() {
    ModelAgent unheard = new ModelAgent(_ -> true, _ -> false, faults, clock, DEADLINE);
    unheard.work().offer(new Work.Next(recipe));
    unheard.doWork(clock.nanos());
    unheard.doWork(clock.nanos());
    assertThat(recipe.looks).isEqualTo(1);
    assertThat(faults.count("model", "known part not judged")).isEqualTo(1);
  }
}
