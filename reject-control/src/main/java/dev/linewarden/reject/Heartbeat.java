package dev.linewarden.reject;

import dev.linewarden.inspection.Turns;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Says that the station is alive and right: beats after each part that was judged in time and went
/// where it had to, and after a good and a bad known part were judged rightly while no part was
/// due. It never beats by the clock, nor while a thread stands still. On the `io` thread, but for
/// what is marked.
final class Heartbeat {
  /// So many parts in a row without a beat are no bad luck.
  static final int UNPROVEN_MAX = 50;

  /// After so many parts in a row that nobody judged in time, known parts prove nothing any more:
  /// the camera, which they do not need, may be gone.
  static final int UNSEEN_MAX = 2;

  /// Between two looks at the other threads.
  static final long LOOK_NANOS = 10_000_000;

  private final LineIo io;
  private final Interlock interlock;
  private final AtomicInteger unproven = new AtomicInteger();
  private final AtomicBoolean proof = new AtomicBoolean();
  private volatile Turns turns = new Turns();
  private volatile boolean stands;
  private volatile boolean anew;
  private final AtomicLong beats = new AtomicLong();
  private String told = "";
  private int unseen;
  private boolean judged;
  private boolean carriedOut;
  private boolean on;
  private long lookNanos = Long.MIN_VALUE;

  Heartbeat(LineIo io, Interlock interlock) {
    this.io = io;
    this.interlock = interlock;
  }

  /// Any thread.
  void watch(Turns threads) {
    turns = threads;
  }

  /// A part is at the part sensor.
  void part() {
    unproven.incrementAndGet();
  }

  /// A part has its verdict.
  ///
  /// @param inTime from its picture, before the deadline
  void judged(boolean inTime) {
    judged |= inTime;
    unseen = inTime ? 0 : unseen + 1;
  }

  /// A part was pardoned: somebody saw it, and in time.
  void pardoned() {
    judged = true;
  }

  /// A part went where it had to go.
  void carriedOut() {
    carriedOut = true;
  }

  /// A good and a bad known part were judged rightly and in time. Any thread.
  void proved() {
    proof.set(true);
  }

  /// A person or a machine started, stopped or changed something: what was before is forgotten. Any
  /// thread.
  void begin() {
    anew = true;
  }

  /// Any thread.
  long beats() {
    return beats.get();
  }

  void turn(boolean lineRuns, long nowNanos) {
    if (anew) {
      anew = false;
      unseen = 0;
      unproven.set(0);
    }
    if (nowNanos >= lookNanos) {
      lookNanos = nowNanos + LOOK_NANOS;
      look(nowNanos);
    }
    boolean proved = proof.get() && proof.getAndSet(false);
    if (stands) {
      judged = false;
      carriedOut = false;
    } else if (judged && carriedOut) {
      judged = false;
      carriedOut = false;
      unproven.set(0);
      beat(nowNanos);
    } else if (proved && lineRuns && unseen < UNSEEN_MAX && unproven.get() < UNPROVEN_MAX) {
      beat(nowNanos);
    }
  }

  private void beat(long nowNanos) {
    on = !on;
    beats.incrementAndGet();
    io.set(Output.HEARTBEAT, on, nowNanos);
  }

  /// Told once, until it turns again. A thread that only keeps what was judged does not stop the
  /// line: what it has no room for does.
  private void look(long nowNanos) {
    Turns.Watched stuck = turns.stuck(nowNanos);
    stands = stuck != null;
    String role = stuck == null ? "" : stuck.role();
    if (stuck == null || role.equals(told)) {
      told = role;
      return;
    }
    told = role;
    String detail =
        "the thread '%s' has not turned for %d ms".formatted(role, Turns.STILL_NANOS / 1_000_000);
    if (stuck.stopsLine() && interlock.permitted()) {
      interlock.trip("thread stands still", detail);
    } else {
      interlock.alarm("thread stands still", detail);
    }
  }

  /// Whether nothing stands still and, while parts are inspected, not part after part comes without
  /// a beat. Any thread.
  boolean isAlive(boolean lineRuns) {
    return !stands && (!lineRuns || unproven.get() < UNPROVEN_MAX);
  }
}
