package dev.linewarden.station;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.reject.Input;
import dev.linewarden.reject.KeyTaker;
import java.util.function.IntConsumer;

/// Does what keys and a PLC ask by wires: clears what stopped the line, calls a recipe by its
/// number, and ends the station in order while a failing supply leaves time. On a thread that may
/// wait.
final class KeyAgent implements Agent, KeyTaker {
  /// Since the last look; what does not fit is counted and lost.
  private static final int WISHES_MAX = 64;

  /// A supply that fails for so long will not come back, and has left time for an end in order.
  static final long POWER_NANOS = 1_000_000_000;

  private static final String ROLE = "keys";

  private final Asked asked;
  private final FaultLog faults;
  private final Doorbell doorbell = new Doorbell();
  private final Mailbox<Wish> wishes = new Mailbox<>(ROLE, WISHES_MAX, doorbell);
  private boolean reset;
  private long failingSinceNanos = Long.MAX_VALUE;
  private boolean ended;

  /// What is done, on this agent's thread.
  ///
  /// @param reset starts a line that stands for a fault; else nothing
  /// @param recipe throws [BadInput] when there is none of this number
  /// @param end the supply is going
  record Asked(Runnable reset, IntConsumer recipe, Runnable end) {}

  private sealed interface Wish {}

  private record Turned(Input key, boolean on) implements Wish {}

  private record Called(int number) implements Wish {}

  KeyAgent(Asked asked, FaultLog faults) {
    this.asked = asked;
    this.faults = faults;
  }

  @Override
  public void turned(Input key, boolean on) {
    keep(new Turned(key, on), key.key());
  }

  @Override
  public void called(int number) {
    keep(new Called(number), "recipe number " + number);
  }

  private void keep(Wish wish, String words) {
    if (!wishes.offer(wish)) {
      faults.count(ROLE, "too many at once", words);
    }
  }

  @Override
  public String role() {
    return ROLE;
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public int doWork(long nowNanos) {
    int done = 0;
    for (Wish wish; (wish = wishes.poll()) != null; done++) {
      switch (wish) {
        case Turned(Input key, boolean on) -> take(key, on, nowNanos);
        case Called(int number) -> call(number);
      }
    }
    if (!ended && nowNanos - POWER_NANOS >= failingSinceNanos) {
      ended = true;
      faults.count(ROLE, "the station ends", "the supply is failing");
      asked.end().run();
    }
    return done;
  }

  private void take(Input key, boolean on, long nowNanos) {
    if (key == Input.POWER_FAILING) {
      failingSinceNanos = on ? nowNanos : Long.MAX_VALUE;
    } else if (key == Input.RESET_KEY) {
      if (on && !reset) {
        asked.reset().run();
      }
      reset = on;
    }
  }

  private void call(int called) {
    try {
      asked.recipe().accept(called);
    } catch (BadInput e) {
      faults.count(ROLE, "recipe not called", String.join("; ", e.problems()));
    }
  }

  @Override
  public long dueNanos() {
    return ended || failingSinceNanos == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : failingSinceNanos + POWER_NANOS;
  }
}
