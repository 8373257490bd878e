package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Comparison;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ShadowWitness;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.inspection.Work;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ShadowTest {
  private static final long MILLI = 1_000_000;
  private static final long DEADLINE = 15 * MILLI;

  private final StepClock clock = new StepClock(1);
  private final FaultLog faults = new FaultLog(clock);
  private final List<Inspected> answers = new ArrayList<>();
  private final ModelAgent agent = new ModelAgent(answers::add, faults, clock, DEADLINE);
  private final Measuring live = new Measuring(100);
  private final Measuring draft = new Measuring(120);
  private final Written written = new Written();
  private int framesOut;

  /// Says of each part that its mean is its number.
  private static final class Measuring implements LoadedRecipe {
    private final Recipe recipe;
    private final List<Long> looked = new ArrayList<>();
    private final List<Long> cutOff = new ArrayList<>();
    private Runnable meanwhile = () -> {};
    private boolean closed;

    Measuring(double min) {
      recipe =
          new Recipe(
              new RecipeKey("bottles", (int) min),
              "Bottles",
              List.of(RecipeView.only(2, 2)),
              List.of(new ToolSpec("cap", "mean", Map.of())),
              List.of(new Limit("cap", "mean", min, Double.POSITIVE_INFINITY, "cap missing")),
              Map.of());
    }

    @Override
    public Recipe recipe() {
      return recipe;
    }

    @Override
    public long tailNanos() {
      return 4 * MILLI;
    }

    @Override
    public Inspected inspect(PartId part, Frames frames, long deadlineNanos) {
      looked.add(part.value());
      Finding mean = new Finding("cap", "mean", part.value(), "grey", null);
      return new Observed(part, List.of(mean), List.of(), 0, 1);
    }

    @Override
    public Inspected inspectWhile(BooleanSupplier free, PartId part, Frames frames) {
      meanwhile.run();
      return LoadedRecipe.super.inspectWhile(free, part, frames);
    }

    @Override
    public void cutOff(PartId part) {
      cutOff.add(part.value());
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class Written implements ShadowWitness {
    private final List<Comparison> compared = new ArrayList<>();
    private final List<PartId> skipped = new ArrayList<>();
    private final List<String> ended = new ArrayList<>();

    @Override
    public void compared(Comparison comparison, Frames frames) {
      assertThat(frames.first()).isNotNull();
      compared.add(comparison);
    }

    @Override
    public void skipped(PartId part) {
      skipped.add(part);
    }

    @Override
    public void ended(String why) {
      ended.add(why);
    }
  }

  @Test
  void aDraftLooksAtThePartAfterItsAnswerAndAnswersNobody() {
    agent.follow(Optional.of(new Shadow(draft, written)));
    part(110, 100 * MILLI);
    assertThat(written.compared).isEmpty();

    idle(102 * MILLI);

    assertThat(answers).hasSize(1);
    assertThat(live.looked).containsExactly(110L);
    assertThat(draft.looked).containsExactly(110L);
    Comparison seen = written.compared.getFirst();
    assertThat(seen.livePasses()).isTrue();
    assertThat(seen.draftPasses()).isFalse();
    assertThat(seen.live()).isEqualTo(live.recipe);
    assertThat(framesOut).isZero();
  }

  @Test
  void aPartThatComesMeanwhileEndsTheLook() {
    agent.follow(Optional.of(new Shadow(draft, written)));
    part(110, 100 * MILLI);
    draft.meanwhile = () -> agent.coming(new Trigger(new PartId(111), 102 * MILLI, 0));

    idle(102 * MILLI);

    assertThat(draft.cutOff).containsExactly(110L);
    assertThat(draft.looked).isEmpty();
    assertThat(written.skipped).containsExactly(new PartId(110));
    assertThat(framesOut).isZero();
  }

  @Test
  void nothingIsLookedAtWhileAPartIsDue() {
    agent.follow(Optional.of(new Shadow(draft, written)));
    part(1, 100 * MILLI);
    part(2, 110 * MILLI);
    part(3, 120 * MILLI);
    idle(126 * MILLI); // 5 ms are asked for, and the next part comes in 4

    assertThat(draft.looked).isEmpty();
    assertThat(written.skipped).containsExactly(new PartId(1), new PartId(2));
    assertThat(agent.dueNanos()).isEqualTo(140 * MILLI);

    idle(141 * MILLI);

    assertThat(draft.looked).containsExactly(3L);
  }

  @Test
  void aLatePartIsNotCompared() {
    agent.follow(Optional.of(new Shadow(draft, written)));
    offer(1, 100 * MILLI);

    agent.doWork(100 * MILLI + DEADLINE + 1);
    idle(200 * MILLI);

    assertThat(written.compared).isEmpty();
    assertThat(written.skipped).containsExactly(new PartId(1));
  }

  @Test
  void aDraftThatThrowsIsFollowedNoMoreAndTheLineGoesOn() {
    agent.follow(Optional.of(new Shadow(draft, written)));
    draft.meanwhile =
        () -> {
          throw new IllegalStateException("broken");
        };
    part(1, 100 * MILLI);
    idle(102 * MILLI);
    part(2, 200 * MILLI);
    idle(202 * MILLI);

    assertThat(answers).hasSize(2);
    assertThat(written.ended).hasSize(1);
    assertThat(draft.closed).isTrue();
    assertThat(framesOut).isZero();
    assertThat(faults.count("model", "a draft threw and is not run any more")).isEqualTo(1);
  }

  @Test
  void aDraftThatIsNoLongerWantedIsClosedByTheModelThread() {
    agent.follow(Optional.of(new Shadow(draft, written)));
    part(1, 100 * MILLI);

    agent.follow(Optional.empty());
    assertThat(draft.closed).isFalse();
    agent.doWork(101 * MILLI);

    assertThat(draft.closed).isTrue();
    assertThat(framesOut).isZero();
  }

  /// Whatever the rhythm: the same answers as without a draft, each part compared or skipped once,
  /// at most one part's frames held.
  @Test
  void ofAnyThousandDrawnPartsEachIsComparedOrSkippedOnce() {
    Random random = new Random(11);
    agent.follow(Optional.of(new Shadow(draft, written)));
    int[] rhythms = {6, 50, 100, 12};
    long now = 100 * MILLI;
    for (int part = 1; part <= 1000; part++) {
      part(part, now);
      assertThat(framesOut).isLessThanOrEqualTo(Shadow.PARTS_HELD_MAX);
      long next = now + (rhythms[part / 100 % rhythms.length] + random.nextInt(4)) * MILLI;
      for (long at = now + 2 * MILLI; at < next; at += MILLI) {
        idle(at);
      }
      now = next;
    }
    agent.free();

    assertThat(answers).hasSize(1000);
    assertThat(live.looked).hasSize(1000);
    assertThat(written.compared.size() + written.skipped.size()).isEqualTo(1000);
    assertThat(written.compared).hasSizeGreaterThan(300);
    assertThat(written.skipped).hasSizeGreaterThan(100);
    assertThat(framesOut).isZero();
    assertThat(draft.closed).isTrue();
  }

  private void part(long part, long atNanos) {
    offer(part, atNanos);
    agent.doWork(atNanos + MILLI);
  }

  private void offer(long part, long atNanos) {
    agent.coming(new Trigger(new PartId(part), atNanos, 0));
    FrameInfo info = new FrameInfo(part, 0, 0, 2, 2, 2, PixelFormat.MONO8, "test");
    framesOut++;
    Frame frame = new Frame(info, Arena.ofAuto().allocate(4), () -> framesOut--);
    agent
        .work()
        .offer(new Work.Inspect(new PartId(part), Frames.of(frame), live, atNanos + DEADLINE));
  }

  private void idle(long nowNanos) {
    agent.doWork(nowNanos);
  }
}
