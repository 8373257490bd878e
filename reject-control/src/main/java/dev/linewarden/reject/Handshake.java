package dev.linewarden.reject;

import dev.linewarden.inspection.FaultLog;

/// Hands results to a machine that says when it has read each: good or bad, then valid, until the
/// acknowledgement comes; the next one when that has gone again. Only where the acknowledgement is
/// wired; else results are pulses. Everything here may be late without a part going the wrong way.
/// On the `io` thread; allocates nothing.
final class Handshake {
  /// A machine that takes longer for one of its two answers is not there.
  static final long ANSWER_NANOS = 100_000_000;

  /// Results that wait for their turn; a slow machine misses those beyond it.
  static final int WAITING_MAX = 16;

  private enum Step {
    /// Nothing to read.
    IDLE,
    /// A result can be read.
    VALID,
    /// It was read, and the acknowledgement has to go away.
    RELEASE
  }

  private final LineIo io;
  private final FaultLog faults;
  private final boolean[] waiting = new boolean[WAITING_MAX];
  private int first;
  private int size;
  private boolean wired;
  private boolean ack;
  private Step step = Step.IDLE;
  private long untilNanos = Belt.NEVER;
  private boolean ready;
  private int unjudged;

  Handshake(LineIo io, FaultLog faults) {
    this.io = io;
    this.faults = faults;
  }

  /// How the acknowledgement stands: told once at the start where it is wired.
  void acknowledge(boolean on) {
    wired = true;
    ack = on;
  }

  /// @param now whether a part that comes now will be inspected
  /// @param inTransit parts on the belt: where there are none, no verdict can be outstanding
  void belt(boolean now, int inTransit, long nowNanos) {
    if (now != ready) {
      ready = now;
      io.set(Output.TRIGGER_READY, now, nowNanos);
    }
    if (inTransit == 0 && unjudged > 0) {
      unjudged = 0;
      io.set(Output.BUSY, false, nowNanos);
    }
  }

  /// A part has come.
  void part(long nowNanos) {
    unjudged++;
    if (unjudged == 1) {
      io.set(Output.BUSY, true, nowNanos);
    }
  }

  /// A part has its verdict. True when this is how results are told here.
  boolean take(boolean good, long nowNanos) {
    if (unjudged > 0) {
      unjudged--;
      if (unjudged == 0) {
        io.set(Output.BUSY, false, nowNanos);
      }
    }
    if (!wired) {
      return false;
    }
    if (size == WAITING_MAX) {
      faults.count(
          Tracker.ROLE, "result not handed over", "more than %d wait".formatted(WAITING_MAX));
    } else {
      waiting[(first + size) % WAITING_MAX] = good;
      size++;
    }
    return true;
  }

  void doWork(long nowNanos) {
    if (step == Step.VALID && (ack || untilNanos <= nowNanos)) {
      withdraw(nowNanos);
    }
    if (step == Step.RELEASE && (!ack || untilNanos <= nowNanos)) {
      if (ack) {
        faults.count(Tracker.ROLE, "result_ack stays on", "for 100 ms after result_valid went");
      }
      step = Step.IDLE;
      untilNanos = Belt.NEVER;
    }
    if (step == Step.IDLE && size > 0 && !ack) {
      offer(nowNanos);
    }
  }

  private void offer(long nowNanos) {
    boolean good = waiting[first];
    first = (first + 1) % WAITING_MAX;
    size--;
    io.set(Output.RESULT_GOOD, good, nowNanos);
    io.set(Output.RESULT_BAD, !good, nowNanos);
    io.set(Output.RESULT_VALID, true, nowNanos);
    step = Step.VALID;
    untilNanos = nowNanos + ANSWER_NANOS;
  }

  private void withdraw(long nowNanos) {
    if (!ack) {
      faults.count(Tracker.ROLE, "result not acknowledged", "no result_ack within 100 ms");
    }
    io.set(Output.RESULT_VALID, false, nowNanos);
    io.set(Output.RESULT_GOOD, false, nowNanos);
    io.set(Output.RESULT_BAD, false, nowNanos);
    step = Step.RELEASE;
    untilNanos = nowNanos + ANSWER_NANOS;
  }

  long dueNanos() {
    return untilNanos;
  }
}
