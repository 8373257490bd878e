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
  /// Turned since the last look; what does not fit is counted and lost.
  private static final int TURNED_MAX = 64;

  /// Bits and strobe of a PLC do not change in the same instant.
  private static final long SETTLE_NANOS = 10_000_000;

  /// A supply that fails for so long will not come back, and has left time for an end in order.
  static final long POWER_NANOS = 1_000_000_000;

  private static final String ROLE = "keys";

  private final Asked asked;
  private final FaultLog faults;
  private final Doorbell doorbell = new Doorbell();
  private final Mailbox<Turned> turned = new Mailbox<>(ROLE, TURNED_MAX, doorbell);
  private final RecipeBits bits = new RecipeBits(SETTLE_NANOS);
  private int number;
  private boolean strobe;
  private boolean reset;
  private long failingSinceNanos = Long.MAX_VALUE;
  private boolean ended;

  /// What is done, on this agent's thread.
  ///
  /// @param reset starts a line that stands for a fault; else nothing
  /// @param recipe throws [BadInput] when there is none of this number
  /// @param end the supply is going
  record Asked(Runnable reset, IntConsumer recipe, Runnable end) {}

  private record Turned(Input key, boolean on) {}

  KeyAgent(Asked asked, FaultLog faults) {
    this.asked = asked;
    this.faults = faults;
  }

  @Override
  public void turned(Input key, boolean on) {
    if (!turned.offer(new Turned(key, on))) {
      faults.count(ROLE, "too many at once", key.key());
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
    for (Turned each = turned.poll(); each != null; each = turned.poll()) {
      take(each, nowNanos);
      bits.see(number, strobe, nowNanos).ifPresent(this::call);
      done++;
    }
    bits.see(number, strobe, nowNanos).ifPresent(this::call);
    if (!ended && nowNanos - POWER_NANOS >= failingSinceNanos) {
      ended = true;
      faults.count(ROLE, "the station ends", "the supply is failing");
      asked.end().run();
    }
    return done;
  }

  private void take(Turned each, long nowNanos) {
    int bit = Input.RECIPE_BITS.indexOf(each.key());
    if (bit >= 0) {
      number = each.on() ? number | 1 << bit : number & ~(1 << bit);
    } else if (each.key() == Input.RECIPE_STROBE) {
      strobe = each.on();
    } else if (each.key() == Input.POWER_FAILING) {
      failingSinceNanos = each.on() ? nowNanos : Long.MAX_VALUE;
    } else if (each.key() == Input.RESET_KEY) {
      if (each.on() && !reset) {
        asked.reset().run();
      }
      reset = each.on();
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
    long power =
        ended || failingSinceNanos == Long.MAX_VALUE
            ? Long.MAX_VALUE
            : failingSinceNanos + POWER_NANOS;
    return Math.min(bits.dueNanos(), power);
  }
}
