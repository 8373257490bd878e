package dev.linewarden.inference;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.Work;
import java.util.function.Predicate;

/// Inspects parts one after the other, strictly in order, and answers each with what came of it. A
/// part whose deadline is over when its turn comes is not inspected, so that one straggler does not
/// make the next part late too.
public final class ModelAgent implements Agent {
  /// Parts that wait for their turn. At the bound the mailbox refuses, and the line calls the part
  /// overloaded: whoever would stand further back is late anyway.
  public static final int WORK_MAX = 16;

  private final Mailbox<Work> work;
  private final Predicate<Inspected> answers;
  private final FaultLog faults;
  private final Doorbell doorbell = new Doorbell();

  /// `answers` takes an answer or says false when it has no room. A lost answer is counted; its
  /// part is ejected at the line's deadline.
  public ModelAgent(Predicate<Inspected> answers, FaultLog faults) {
    this.answers = answers;
    this.faults = faults;
    this.work = new Mailbox<>("model", WORK_MAX, doorbell);
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

  /// One piece of work a turn.
  @Override
  public int doWork(long nowNanos) {
    switch (work.poll()) {
      case null -> {
        return 0;
      }
      case Work.Inspect inspect -> inspect(inspect, nowNanos);
      case Work.Retire retire -> retire.recipe().close();
    }
    return 1;
  }

  @Override
  public long dueNanos() {
    return Long.MAX_VALUE;
  }

  private void inspect(Work.Inspect inspect, long nowNanos) {
    Inspected answer;
    try (Frames frames = inspect.frames()) {
      long overNanos = nowNanos - inspect.deadlineNanos();
      answer =
          overNanos > 0
              ? new InspectionFailed(
                  inspect.part(),
                  Cause.LATE,
                  "its turn came %d us after the deadline".formatted(overNanos / 1000))
              : inspect.recipe().inspect(inspect.part(), frames, inspect.deadlineNanos());
    } catch (RuntimeException | Error failure) {
      // Not ours to judge: the runner restarts this agent. The part gets no answer and is ejected.
      faults.count("model", "inspection threw", String.valueOf(failure));
      throw failure;
    }
    if (!answers.test(answer)) {
      faults.count("model", "answer refused", "part " + inspect.part());
    }
  }
}
