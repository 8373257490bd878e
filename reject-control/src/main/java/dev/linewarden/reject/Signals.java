package dev.linewarden.reject;

import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.Turns;
import dev.linewarden.inspection.Verdict;

/// The outputs that tell people and machines how the line does: lamps, ready, strobe, results,
/// heartbeat. Everything here may be late without a part going the wrong way.
///
/// On the `io` thread; [#show], [#judged], [#proved] and [#watch] may be called by any.
public final class Signals {
  /// How long a pulse is: a slow input sees it, and that of the next part is still apart from it on
  /// a fast line. Two that are nearer are one.
  static final long PULSE_NANOS = 5_000_000;

  /// The thread of the wires turns much more often.
  private static final long STILL_NANOS = 1_000_000_000;

  /// Verdicts that were not told yet.
  private static final int VERDICTS_MAX = 64;

  private enum Told {
    GOOD,
    BAD,
    UNJUDGED
  }

  private final LineIo io;
  private final Handshake handshake;
  private final FaultLog faults;
  private final Doorbell doorbell;
  private final Mailbox<Told> verdicts;
  private final Pulse strobe = new Pulse(Output.STROBE);
  private final Pulse good = new Pulse(Output.RESULT_GOOD);
  private final Pulse bad = new Pulse(Output.RESULT_BAD);
  private volatile LineState state = LineState.STOPPED;
  private volatile long turnNanos;
  private final Heartbeat heartbeat;
  private boolean shown;
  private LineState shownState = LineState.STOPPED;

  /// @param handshake hands results over where a machine acknowledges them
  Signals(LineIo io, Interlock interlock, FaultLog faults, Doorbell doorbell, Handshake handshake) {
    this.handshake = handshake;
    this.io = io;
    this.heartbeat = new Heartbeat(io, interlock);
    this.faults = faults;
    this.doorbell = doorbell;
    this.verdicts = new Mailbox<>("verdicts", VERDICTS_MAX, doorbell);
  }

  /// Any thread.
  public void show(LineState now) {
    state = now;
    heartbeat.begin();
    doorbell.ring();
  }

  /// A part has its verdict. Any thread.
  public void judged(Verdict verdict) {
    Told told =
        switch (verdict) {
          case Verdict.Pass() -> Told.GOOD;
          case Verdict.Reject _ -> Told.BAD;
          case Verdict.Unjudged _ -> Told.UNJUDGED;
        };
    if (!verdicts.offer(told)) {
      faults.count(Tracker.ROLE, "verdict not shown", "more than %d wait".formatted(VERDICTS_MAX));
    }
  }

  /// A good and a bad known part were judged rightly and in time. Any thread.
  public void proved() {
    heartbeat.proved();
    doorbell.ring();
  }

  /// How often the heartbeat output changed. Any thread.
  public long beats() {
    return heartbeat.beats();
  }

  /// These threads have to turn for the station to be alive. Any thread.
  public void watch(Turns threads) {
    heartbeat.watch(threads);
  }

  /// Whether the thread of the wires turns, and the station is alive in the sense of [Heartbeat].
  /// Any thread.
  boolean isAlive(long nowNanos) {
    return nowNanos - turnNanos < STILL_NANOS && heartbeat.isAlive(state == LineState.RUNNING);
  }

  /// A part went where it had to go.
  void carriedOut() {
    heartbeat.carriedOut();
  }

  /// A part was pardoned: somebody saw it, and in time.
  void pardoned() {
    heartbeat.pardoned();
  }

  /// A part is at the part sensor.
  void strobe(long nowNanos) {
    heartbeat.part();
    strobe.begin(nowNanos);
  }

  int doWork(long nowNanos) {
    turnNanos = nowNanos;
    int done = lamps(nowNanos);
    for (Told told = verdicts.poll(); told != null; told = verdicts.poll()) {
      heartbeat.judged(told != Told.UNJUDGED);
      if (!handshake.take(told == Told.GOOD, nowNanos)) {
        (told == Told.GOOD ? good : bad).begin(nowNanos);
      }
      done++;
    }
    strobe.end(nowNanos);
    good.end(nowNanos);
    bad.end(nowNanos);
    heartbeat.turn(state == LineState.RUNNING, nowNanos);
    return done;
  }

  /// The end of the nearest pulse.
  long dueNanos() {
    return Math.min(strobe.offNanos, Math.min(good.offNanos, bad.offNanos));
  }

  private int lamps(long nowNanos) {
    LineState now = state;
    if (shown && now == shownState) {
      return 0;
    }
    shown = true;
    shownState = now;
    io.set(Output.READY, now == LineState.RUNNING, nowNanos);
    io.set(Output.LAMP_GREEN, now == LineState.RUNNING, nowNanos);
    io.set(Output.LAMP_AMBER, now == LineState.STOPPED, nowNanos);
    io.set(Output.LAMP_RED, now == LineState.FAULTED, nowNanos);
    return 1;
  }

  private final class Pulse {
    private final Output output;
    private long offNanos = Belt.NEVER;

    Pulse(Output output) {
      this.output = output;
    }

    void begin(long nowNanos) {
      offNanos = nowNanos + PULSE_NANOS;
      io.set(output, true, nowNanos);
    }

    void end(long nowNanos) {
      if (offNanos <= nowNanos) {
        offNanos = Belt.NEVER;
        io.set(output, false, nowNanos);
      }
    }
  }
}
