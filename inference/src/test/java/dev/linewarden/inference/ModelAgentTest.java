package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.inspection.Work;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ModelAgentTest {
  private static final long DEADLINE = 15_000_000;

  private final StepClock clock = new StepClock(1);
  private final FaultLog faults = new FaultLog(clock);
  private final List<Inspected> answers = new ArrayList<>();
  private final ModelAgent agent = new ModelAgent(answers::add, faults, clock, DEADLINE);
  private final Scripted recipe = new Scripted(false);
  private int framesGivenBack;

  /// A recipe that sees nothing, or throws what no recipe should throw.
  private static final class Scripted implements LoadedRecipe {
    private final boolean broken;
    private final List<Long> parts = new ArrayList<>();
    private int warmRuns;
    private int stops;
    private boolean wantsWarmth;
    private boolean closed;

    Scripted(boolean broken) {
      this.broken = broken;
    }

    @Override
    public Recipe recipe() {
      throw new UnsupportedOperationException("not asked for by the agent");
    }

    @Override
    public long tailNanos() {
      return 0;
    }

    @Override
    public Inspected inspect(PartId part, Frames frames, long deadlineNanos) {
      parts.add(part.value());
      if (broken) {
        throw new IllegalStateException("broken");
      }
      return new Observed(part, List.of(), List.of(), 0, 1);
    }

    @Override
    public boolean keepWarm(BooleanSupplier free) {
      warmRuns += wantsWarmth && free.getAsBoolean() ? 1 : 0;
      return wantsWarmth;
    }

    @Override
    public void stopKeepingWarm() {
      stops++;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private Work.Inspect inspect(long part, LoadedRecipe by, long deadlineNanos) {
    FrameInfo info = new FrameInfo(part, 0, 0, 2, 2, 2, PixelFormat.MONO8, "test");
    Frame frame = new Frame(info, Arena.ofAuto().allocate(4), () -> framesGivenBack++);
    return new Work.Inspect(new PartId(part), Frames.of(frame), by, deadlineNanos);
  }

  @Test
  void partsAreAnsweredInOrderAndTheirFramesGivenBack() {
    agent.work().offer(inspect(1, recipe, 100));
    agent.work().offer(inspect(2, recipe, 100));

    assertThat(agent.doWork(10)).isEqualTo(1);
    assertThat(agent.doWork(20)).isEqualTo(1);
    assertThat(agent.doWork(30)).isZero();

    assertThat(answers).extracting(Inspected::part).containsExactly(new PartId(1), new PartId(2));
    assertThat(framesGivenBack).isEqualTo(2);
  }

  @Test
  void aPartWhoseDeadlineIsOverIsNotInspected() {
    agent.work().offer(inspect(1, recipe, 1_000_000));
    agent.work().offer(inspect(2, recipe, 9_000_000));

    agent.doWork(4_000_000);
    agent.doWork(4_000_000);

    assertThat(answers)
        .containsExactly(
            new InspectionFailed(
                new PartId(1), Cause.LATE, "its turn came 3000 us after the deadline"),
            new Observed(new PartId(2), List.of(), List.of(), 0, 1));
    assertThat(recipe.parts).containsExactly(2L);
    assertThat(framesGivenBack).isEqualTo(2);
  }

  @Test
  void whatIsThrownSurfacesButTheFrameIsGivenBackAndTheFaultCounted() {
    agent.work().offer(inspect(1, new Scripted(true), 100));
    agent.work().offer(inspect(2, recipe, 100));

    assertThatThrownBy(() -> agent.doWork(10)).isInstanceOf(IllegalStateException.class);
    assertThat(framesGivenBack).isEqualTo(1);
    assertThat(faults.count("model", "inspection threw")).isEqualTo(1);

    agent.doWork(20);
    assertThat(answers).extracting(Inspected::part).containsExactly(new PartId(2));
  }

  @Test
  void anAnswerThatFindsNoRoomIsCounted() {
    ModelAgent unheard = new ModelAgent(_ -> false, faults, clock, DEADLINE);
    unheard.work().offer(inspect(1, recipe, 100));

    unheard.doWork(10);

    assertThat(faults.count("model", "answer refused")).isEqualTo(1);
    assertThat(framesGivenBack).isEqualTo(1);
  }

  @Test
  void aRetiredRecipeIsClosedAfterItsLastPart() {
    agent.work().offer(inspect(1, recipe, 100));
    agent.work().offer(new Work.Retire(recipe));

    agent.doWork(10);
    assertThat(recipe.closed).isFalse();
    agent.doWork(20);
    assertThat(recipe.closed).isTrue();
  }

  @Test
  void theNextRecipeIsKeptWarmUntilAPartIsSeenAndAgainOnceItHasItsAnswer() {
    recipe.wantsWarmth = true;
    agent.work().offer(new Work.Next(recipe));
    agent.doWork(10);
    assertThat(agent.doWork(20)).as("a run on a blank frame").isEqualTo(1);
    assertThat(recipe.warmRuns).isEqualTo(1);

    agent.coming(new Trigger(new PartId(1), 30, 0));

    assertThat(recipe.stops).as("a run that may be on").isEqualTo(1);
    assertThat(agent.doWork(40)).isZero();
    assertThat(agent.dueNanos()).isEqualTo(30 + DEADLINE);

    agent.work().offer(inspect(1, recipe, 100));
    agent.doWork(50);
    agent.doWork(60);
    assertThat(recipe.warmRuns).isEqualTo(2);
  }

  @Test
  void nothingIsKeptWarmThatIsRetiredOrDoesNotWantItOrAfterTheWordToRest() {
    recipe.wantsWarmth = true;
    agent.work().offer(new Work.Next(recipe));
    agent.work().offer(new Work.Retire(recipe));
    agent.doWork(10);
    agent.doWork(20);
    assertThat(agent.doWork(30)).isZero();
    assertThat(agent.dueNanos()).isEqualTo(Long.MAX_VALUE);

    agent.work().offer(new Work.Next(new Scripted(false)));
    agent.doWork(40);
    assertThat(agent.doWork(50)).isZero();
    assertThat(agent.dueNanos()).isEqualTo(Long.MAX_VALUE);

    agent.work().offer(new Work.Next(recipe));
    agent.doWork(60);
    agent.rest();
    assertThat(agent.doWork(70)).isZero();
    assertThat(agent.dueNanos()).as("so that the thread can end").isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void afterAChangeoverTheNewRecipeIsKeptWarmThoughPartsOfTheOldOneStillCome() {
    Scripted old = new Scripted(false);
    old.wantsWarmth = true;
    recipe.wantsWarmth = true;
    agent.work().offer(new Work.Next(old));
    agent.work().offer(new Work.Next(recipe));
    agent.work().offer(inspect(1, old, 100));
    agent.work().offer(new Work.Retire(old));
    for (int i = 1; i <= 5; i++) {
      agent.doWork(10L * i);
    }

    assertThat(recipe.warmRuns).isEqualTo(1);
    assertThat(old.warmRuns).isZero();
  }

  @Test
  void theMailboxRefusesAtItsBound() {
    for (int i = 1; i <= ModelAgent.WORK_MAX; i++) {
      assertThat(agent.work().offer(inspect(i, recipe, 100))).isTrue();
    }

    assertThat(agent.work().offer(inspect(99, recipe, 100))).isFalse();
    assertThat(agent.work().refused()).isEqualTo(1);
  }

  @Test
  void itOnlyRunsWhenRung() {
    assertThat(agent.role()).isEqualTo("model");
    assertThat(agent.dueNanos()).isEqualTo(Long.MAX_VALUE);
  }
}
