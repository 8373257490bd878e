package dev.linewarden.reject;

import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trouble;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Whether the belt may run: the line's wish, and the tracker's own stops. A stop of our own is
/// told to the line; until it has been told, a wish to run is not followed.
final class Interlock {
  private record Wish(boolean run, String why) {}

  /// Parts that may have come since an instant, of which nobody tells.
  ///
  /// @param stops whether a belt that has its permit must not go on
  private record Unseen(long sinceNanos, String why, boolean stops) {
    Unseen with(Unseen next) {
      return new Unseen(
          Math.min(sinceNanos, next.sinceNanos), stops ? why : next.why, stops || next.stops);
    }
  }

  private final Schedule schedule;
  private final Taker<Command.Fault> stops;
  private final FaultLog faults;
  private final Doorbell doorbell;

  /// A mailbox with room for one, the newest: only the last wish means anything.
  private final AtomicReference<@Nullable Wish> wish = new AtomicReference<>();

  /// One for all that was reported since the last turn: the longest time counts.
  private final AtomicReference<@Nullable Unseen> unseen = new AtomicReference<>();

  /// Written by the `io` thread.
  private volatile boolean permitted;

  /// As the permit, and the belt as of the last turn.
  private volatile boolean standing = true;

  /// Nobody knows what is on the belt; it is ejected once the belt may run.
  private boolean unwatched;

  private @Nullable Trouble tripped;
  private Command.@Nullable Fault untold;

  Interlock(Schedule schedule, Taker<Command.Fault> stops, FaultLog faults, Doorbell doorbell) {
    this.schedule = schedule;
    this.stops = stops;
    this.faults = faults;
    this.doorbell = doorbell;
  }

  /// Any thread.
  void wish(boolean run, String why) {
    wish.set(new Wish(run, why));
    doorbell.ring();
  }

  /// Any thread: parts may have come since this instant of which nobody tells. They are ejected,
  /// and a belt that has its permit stops.
  void unseen(long sinceNanos, String why) {
    tell(new Unseen(sinceNanos, why, true));
  }

  /// Any thread: the belt may have carried parts on as it ran out, without its permit. They are
  /// ejected; one that has it again meanwhile runs on.
  void carriedOn(long sinceNanos) {
    tell(new Unseen(sinceNanos, "", false));
  }

  private void tell(Unseen more) {
    unseen.accumulateAndGet(
        more, (before, next) -> before == null || next == null ? next : before.with(next));
    doorbell.ring();
  }

  /// Any thread.
  boolean permitted() {
    return permitted;
  }

  /// Whether the belt has no permit and does not move. Any thread.
  boolean standing() {
    return standing;
  }

  /// Whether the line still has to hear of a stop.
  boolean untold() {
    return untold != null;
  }

  /// The belt carries parts that nobody saw come.
  void condemn() {
    unwatched = true;
  }

  /// Follows the line's wish, if there is a new one.
  int follow(long nowNanos) {
    int done = holdUnseen(nowNanos); // of before the wish: a belt that stands need not be stopped
    Wish taken = wish.get() == null ? null : wish.getAndSet(null);
    if (taken == null) {
      return done;
    }
    if (taken.run && untold != null) {
      faults.count(
          Tracker.ROLE, "permit refused: a line stop is not yet known to the line", taken.why);
      return 1;
    }
    permit(taken.run, nowNanos);
    return 1;
  }

  /// Something must not go on. Acted on at the end of the duty cycle; the first reason is told,
  /// each one is counted.
  void trip(String what, String detail) {
    trip(what, detail, PartId.NOBODY);
  }

  /// The same about one part.
  void trip(String what, String detail, PartId part) {
    alarm(what, detail, part);
    tripped =
        tripped == null ? new Trouble(Tracker.ROLE, what, what + ": " + detail, part) : tripped;
  }

  /// Something is not right, but may go on.
  void alarm(String what, String detail) {
    alarm(what, detail, PartId.NOBODY);
  }

  /// The same about one part.
  void alarm(String what, String detail, PartId part) {
    faults.count(new Trouble(Tracker.ROLE, what, detail, part));
  }

  /// What comes while the belt runs out is ejected by the next permit.
  private int holdUnseen(long nowNanos) {
    Unseen taken = unseen.get() == null ? null : unseen.getAndSet(null);
    if (taken == null) {
      return 0;
    }
    schedule.holdSince(taken.sinceNanos, nowNanos);
    if (permitted && taken.stops) {
      trip("parts unseen", taken.why);
    }
    if (!permitted || taken.stops) {
      condemn();
    }
    return 1;
  }

  /// Stops the belt if something tripped, and tells the line.
  int act(long nowNanos) {
    int done = holdUnseen(nowNanos);
    if (tripped != null) {
      permit(false, nowNanos);
      untold = untold == null ? new Command.Fault(tripped) : untold;
      tripped = null;
      done++;
    }
    if (untold != null && stops.offer(untold)) {
      untold = null;
      done++;
    }
    standing = !permitted && schedule.isStanding();
    return done;
  }

  private void permit(boolean run, long nowNanos) {
    if (run != permitted) {
      permitted = run;
      schedule.permit(run, nowNanos);
    }
    if (run && unwatched) {
      schedule.holdAll(nowNanos);
      unwatched = false;
    }
  }
}
