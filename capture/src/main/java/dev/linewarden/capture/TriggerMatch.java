package dev.linewarden.capture;

import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which trigger a camera's frame answers. Told by time, never by order: a frame that was lost or
/// came late would shift every later one.
///
/// Until the [camera's clock][CameraClock] is known, frames are nobody's and we fire one at a time.
/// Any thread; a trigger and its frame take no memory of their own.
final class TriggerMatch {
  /// More triggers than can wait within a budget.
  static final int TRIGGERS_MAX = 128;

  private final long budgetNanos;

  /// A ring: `waiting` of them from `first` on are in use.
  private final Open[] ring = new Open[TRIGGERS_MAX];

  private int first;
  private int waiting;

  private final CameraClock clock;
  private long exposedAtNanos;
  private long newestCameraNanos = Long.MIN_VALUE;

  private static final class Open {
    private Trigger trigger = NOBODY;
    private long sentNanos;
    private boolean fired;
    private boolean answered;
    private boolean framed;

    private void begin(Trigger next) {
      trigger = next;
      sentNanos = next.atNanos();
      fired = false;
      answered = false;
      framed = false;
    }
  }

  private static final Trigger NOBODY = new Trigger(new PartId(1), 0, 0);

  TriggerMatch(long budgetNanos) {
    this.budgetNanos = budgetNanos;
    this.clock = new CameraClock(budgetNanos);
    Arrays.setAll(ring, _ -> new Open());
  }

  private Open at(int place) {
    return ring[(first + place) % TRIGGERS_MAX];
  }

  /// False when too many wait for their frame: then this trigger is not known here. One that has
  /// its answer makes room, the oldest first.
  synchronized boolean add(Trigger trigger) {
    if (waiting >= TRIGGERS_MAX && !forgetOneAnswered()) {
      return false;
    }
    at(waiting).begin(trigger);
    waiting++;
    return true;
  }

  private boolean forgetOneAnswered() {
    for (int place = 0; place < waiting; place++) {
      Open answered = at(place);
      if (answered.answered) {
        for (int next = place; next < waiting - 1; next++) {
          ring[(first + next) % TRIGGERS_MAX] = at(next + 1);
        }
        ring[(first + waiting - 1) % TRIGGERS_MAX] = answered;
        waiting--;
        return true;
      }
    }
    return false;
  }

  /// The camera is told now. False when it must not be: the trigger has its answer already, and
  /// telling it would make a frame of another part; or another's frame is to say first how the
  /// clocks lie.
  synchronized boolean sent(Trigger trigger, long nowNanos) {
    return (clock.isKnown() || awaited() == 0) && fire(trigger, nowNanos);
  }

  /// The camera begins to listen: it has made no exposure before.
  synchronized void begin() {
    for (int place = 0; place < waiting; place++) {
      at(place).fired = false;
    }
    clock.forgetBurst();
  }

  /// The sensor has told the camera by itself, at the trigger's instant.
  synchronized void exposed(Trigger trigger) {
    fire(trigger, trigger.atNanos());
  }

  /// The same of one that has its answer already, because the camera was not ready: it may have
  /// been by then, and a frame come that must not be taken for another's.
  synchronized void exposedUnseen(Trigger trigger) {
    if (add(trigger)) {
      exposed(trigger);
      giveUp(trigger);
    }
  }

  /// Whether it had no answer yet; it has one from now on.
  synchronized boolean giveUp(Trigger trigger) {
    Open open = unanswered(trigger);
    if (open != null) {
      open.answered = true;
    }
    return open != null;
  }

  /// Whether it is known how the clocks lie.
  synchronized boolean isSure() {
    return clock.isKnown();
  }

  private boolean fire(Trigger trigger, long nanos) {
    Open open = unanswered(trigger);
    if (open == null) {
      return false;
    }
    open.sentNanos = nanos;
    open.fired = true;
    clock.fired(nanos);
    return true;
  }

  private @Nullable Open unanswered(Trigger trigger) {
    for (int place = 0; place < waiting; place++) {
      Open open = at(place);
      if (open.trigger.equals(trigger) && !open.answered) {
        return open;
      }
    }
    return null;
  }

  /// Triggers that the camera knows of and that have no answer.
  private int awaited() {
    int count = 0;
    for (int place = 0; place < waiting; place++) {
      count += at(place).fired && !at(place).answered ? 1 : 0;
    }
    return count;
  }

  /// The trigger nearest to the frame's exposure, of those that have no frame yet; null when there
  /// is none within half a budget, when it was given up before, for a frame that is not newer than
  /// the last one, and while it is not known how the clocks lie. When it was exposed tells
  /// [#exposedAtNanos].
  ///
  /// @param hereNanos when it came
  synchronized @Nullable Trigger frame(long cameraNanos, long hereNanos) {
    if (cameraNanos <= newestCameraNanos) {
      return null;
    }
    newestCameraNanos = cameraNanos;
    Open nearest =
        clock.isKnown() ? nearest(clock.here(cameraNanos)) : alone(cameraNanos, hereNanos);
    if (nearest == null || nearest.answered) {
      return null;
    }
    nearest.answered = true;
    nearest.framed = true;
    clock.matched(cameraNanos, nearest.sentNanos);
    exposedAtNanos = clock.here(cameraNanos);
    return nearest.trigger;
  }

  /// On our clock, of the frame that [#frame] last found a trigger for.
  synchronized long exposedAtNanos() {
    return exposedAtNanos;
  }

  /// The only exposure whose frame this can be; null when there are several, or none.
  private @Nullable Open alone(long cameraNanos, long hereNanos) {
    clock.framed(cameraNanos);
    Open only = null;
    for (int place = 0; place < waiting; place++) {
      Open open = at(place);
      if (open.fired && !open.framed && hereNanos - open.sentNanos <= budgetNanos) {
        if (only != null) {
          return null;
        }
        only = open;
      }
    }
    return only;
  }

  private @Nullable Open nearest(long exposedAtNanos) {
    Open nearest = null;
    long distance = budgetNanos / 2 + 1;
    for (int place = 0; place < waiting; place++) {
      Open open = at(place);
      long off = Math.abs(open.sentNanos - exposedAtNanos);
      if (!open.framed && off < distance) {
        distance = off;
        nearest = open;
      }
    }
    return nearest;
  }

  /// Whether every trigger from before that instant has its answer.
  synchronized boolean isQuietBefore(long nanos) {
    for (int place = 0; place < waiting; place++) {
      Open open = at(place);
      if (!open.answered && open.trigger.atNanos() < nanos) {
        return false;
      }
    }
    return true;
  }

  /// Triggers whose frame has not come within the budget; each is told once. Answered ones are
  /// remembered for two budgets more, so that a late frame finds its own and not its neighbour.
  synchronized List<Trigger> overdue(long nowNanos) {
    List<Trigger> overdue = List.of();
    for (int place = 0; place < waiting; place++) {
      Open open = at(place);
      if (!open.answered && nowNanos - open.trigger.atNanos() > budgetNanos) {
        open.answered = true;
        overdue = overdue.isEmpty() ? new ArrayList<>() : overdue; // none is usual
        overdue.add(open.trigger);
      }
    }
    if (!overdue.isEmpty() && awaited() == 0) {
      clock.pause();
    }
    while (waiting > 0 && at(0).answered && nowNanos - at(0).trigger.atNanos() > 3 * budgetNanos) {
      first = (first + 1) % TRIGGERS_MAX;
      waiting--;
    }
    return overdue;
  }

  /// Everything that has no answer yet, and a new beginning: the camera's clock may be another.
  synchronized List<Trigger> drain() {
    List<Trigger> left =
        IntStream.range(0, waiting)
            .mapToObj(this::at)
            .filter(open -> !open.answered)
            .map(open -> open.trigger)
            .toList();
    waiting = 0;
    clock.forget();
    newestCameraNanos = Long.MIN_VALUE;
    return left;
  }
}
