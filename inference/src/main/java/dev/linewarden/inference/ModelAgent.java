package dev.linewarden.inference;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.ChallengeRun;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.inspection.Work;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Inspects parts one after the other, strictly in order, and answers each with what came of it. A
/// part whose deadline is over when its turn comes is not inspected, so that one straggler does not
/// make the next part late too. While no part is due, it lets a [Shadow] look at the last one,
/// shows the next part's recipe what it must know ([Challenger]), or keeps it warm.
public final class ModelAgent implements Agent {
  /// Parts that wait for their turn. At the bound the mailbox refuses, and the line calls the part
  /// overloaded: whoever would stand further back is late anyway.
  public static final int WORK_MAX = 16;

  private final Mailbox<Work> work;
  private final Predicate<Inspected> answers;
  private final FaultLog faults;
  private final Clock clock;
  private final KeepWarm plan;
  private final Challenger challenger;
  private final Doorbell doorbell = new Doorbell();

  /// The recipe of the next part, as far as it is known.
  private volatile @Nullable LoadedRecipe next;

  /// What to follow from the next turn on; null when nothing changes.
  private final AtomicReference<@Nullable Wanted> wanted = new AtomicReference<>();

  private volatile @Nullable Shadow shadow;

  private record Wanted(Optional<Shadow> draft) {}

  private volatile boolean resting;

  /// Whether the next part's recipe wants to be kept warm.
  private boolean warms;

  private long turnNanos;

  /// `answers` takes an answer or says false when it has no room. A lost answer is counted; its
  /// part is ejected at the line's deadline.
  ///
  /// @param deadlineNanos from a trigger to the last moment an answer counts
  public ModelAgent(
      Predicate<Inspected> answers, FaultLog faults, Clock clock, long deadlineNanos) {
    this(answers, _ -> true, faults, clock, deadlineNanos);
  }

  /// @param challenged takes what came of known parts, or says false when it has no room
  public ModelAgent(
      Predicate<Inspected> answers,
      Predicate<ChallengeRun> challenged,
      FaultLog faults,
      Clock clock,
      long deadlineNanos) {
    this.answers = answers;
    this.challenger = new Challenger(challenged, faults, clock);
    this.faults = faults;
    this.clock = clock;
    this.plan = new KeepWarm(deadlineNanos);
    this.work = new Mailbox<>("model", WORK_MAX, doorbell);
  }

  /// A part was seen: its frame follows. Whatever keeps the recipe warm gives way. Any thread;
  /// never waits.
  public void coming(Trigger trigger) {
    plan.triggered(trigger.part().value(), trigger.atNanos());
    LoadedRecipe recipe = next;
    if (recipe != null) {
      recipe.stopKeepingWarm();
    }
    challenger.giveWay();
    Shadow draft = shadow;
    if (draft != null) {
      draft.giveWay();
    }
  }

  /// From now on this draft looks at the parts too, in time that nobody needs, and the one before
  /// is closed. Takes it over. Any thread; never waits.
  public void follow(Optional<Shadow> draft) {
    Wanted unused = wanted.getAndSet(new Wanted(draft));
    if (unused != null) {
      unused.draft().ifPresent(Shadow::close);
    }
    doorbell.ring();
  }

  /// No recipe is kept warm from now on; parts are inspected as before. Any thread.
  public void rest() {
    resting = true;
    doorbell.ring();
  }

  /// Where the line puts its work. Refused work still belongs to the sender, frame and all.
  public Mailbox<Work> work() {
    return work;
  }

  @Override
  public String role() {
    return "model";
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  /// One piece of work a turn; without any, perhaps a known part or a run to keep warm.
  @Override
  public int doWork(long nowNanos) {
    turnNanos = nowNanos;
    takeShadow();
    switch (work.poll()) {
      case null -> {
        return look(nowNanos) || challenge(nowNanos) || keepWarm(nowNanos) ? 1 : 0;
      }
      case Work.Inspect inspect -> inspect(inspect, nowNanos);
      case Work.Next(LoadedRecipe recipe) -> expect(recipe);
      case Work.Retire retire -> {
        next = retire.recipe().equals(next) ? null : next;
        retire.recipe().close();
      }
    }
    return 1;
  }

  @Override
  public long dueNanos() {
    if (resting) {
      return Long.MAX_VALUE;
    }
    LoadedRecipe recipe = next;
    long idle =
        recipe == null
            ? Long.MAX_VALUE
            : Math.min(
                warms ? plan.freeFromNanos(turnNanos) : Long.MAX_VALUE,
                challengeNanos(recipe, turnNanos));
    Shadow draft = shadow;
    return draft == null || !draft.isWaiting()
        ? idle
        : Math.min(idle, plan.freeForNanos(draft.tailNanos(), turnNanos));
  }

  /// Known parts need not wait until the thread has rested, only until nobody comes.
  private long challengeNanos(LoadedRecipe recipe, long nowNanos) {
    long due = challenger.dueNanos(recipe);
    return due == Long.MAX_VALUE
        ? due
        : plan.freeForNanos(recipe.tailNanos(), Math.max(due, nowNanos));
  }

  /// After the agent's thread has ended.
  public void free() {
    follow(Optional.empty());
    takeShadow();
  }

  private void takeShadow() {
    Wanted change = wanted.get() == null ? null : wanted.getAndSet(null);
    if (change == null) {
      return;
    }
    Shadow old = shadow;
    shadow = change.draft().orElse(null);
    if (old != null) {
      old.close();
    }
  }

  /// Whatever a draft does, the parts behind it must not suffer: one that throws is followed no
  /// more.
  private boolean look(long nowNanos) {
    Shadow draft = shadow;
    if (draft == null || resting || !draft.isWaiting()) {
      return false;
    }
    if (plan.freeForNanos(draft.tailNanos(), nowNanos) > nowNanos) {
      return false;
    }
    try {
      draft.look(this::isFree);
    } catch (RuntimeException failure) {
      faults.count("model", "a draft threw and is not run any more", String.valueOf(failure));
      shadow = null;
      draft.ended(String.valueOf(failure));
    }
    plan.ran(clock.nanos());
    return true;
  }

  private void expect(LoadedRecipe recipe) {
    next = recipe;
    warms = true;
    plan.expect(recipe.tailNanos());
  }

  private boolean challenge(long nowNanos) {
    LoadedRecipe recipe = next;
    if (recipe == null || resting || challengeNanos(recipe, nowNanos) > nowNanos) {
      return false;
    }
    challenger.run(recipe, this::isFree);
    plan.ran(clock.nanos());
    return true;
  }

  private boolean isFree() {
    return work.isEmpty() && !plan.isPartComing(clock.nanos());
  }

  /// The recipe asks again before each tool: a part may have been seen meanwhile.
  private boolean keepWarm(long nowNanos) {
    LoadedRecipe recipe = next;
    if (recipe == null || resting || !warms || !plan.isFree(nowNanos)) {
      return false;
    }
    if (!recipe.keepWarm(this::isFree)) {
      warms = false;
      return false;
    }
    plan.ran(clock.nanos());
    return true;
  }

  private void inspect(Work.Inspect inspect, long nowNanos) {
    if (next == null) {
      expect(inspect.recipe());
    }
    try (Frames frames = inspect.frames()) {
      Inspected answer = answer(inspect, frames, nowNanos);
      plan.answered(inspect.part().value(), clock.nanos());
      if (!answers.test(answer)) {
        faults.count("model", "answer refused", "part " + inspect.part());
      }
      Shadow draft = shadow;
      if (draft != null) {
        draft.answered(inspect, answer);
      }
    }
  }

  private Inspected answer(Work.Inspect inspect, Frames frames, long nowNanos) {
    long overNanos = nowNanos - inspect.deadlineNanos();
    if (overNanos > 0) {
      return new InspectionFailed(
          inspect.part(),
          Cause.LATE,
          "its turn came %d us after the deadline".formatted(overNanos / 1000));
    }
    try {
      return inspect.recipe().inspect(inspect.part(), frames, inspect.deadlineNanos());
    } catch (RuntimeException | Error failure) {
      // Not ours to judge: the runner restarts this agent. The part gets no answer and is ejected.
      faults.count("model", "inspection threw", String.valueOf(failure));
      throw failure;
    }
  }
}
