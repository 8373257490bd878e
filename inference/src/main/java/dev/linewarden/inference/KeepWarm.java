package dev.linewarden.inference;

import java.util.Arrays;

/// When a recipe may be run on a blank frame: never while a part is on its way, and never so that a
/// run could still be going when the next part comes at the rate of the last ones. In a pause
/// nobody knows when that is; then a trigger ends the run that is on. Time is an argument. Triggers
/// come from their own thread, all else from the model thread.
final class KeepWarm {
  /// Intervals between parts that are remembered; the shortest one is the rate to reckon with.
  static final int INTERVALS = 8;

  /// The thread rests this many times as long as a run takes: a tenth of a core is all it costs.
  static final int REST = 9;

  /// A run may take this much longer than the slowest percent did while the recipe was loaded.
  private static final double TAIL_MARGIN = 1.25;

  private final long deadlineNanos;
  private final long[] intervals = new long[INTERVALS];
  private int seen;
  private long lastTriggered;
  private long lastTriggerNanos;
  private long lastDone;
  private long restedNanos;
  private long runNanos;

  /// @param deadlineNanos after its trigger nobody waits for a part any more
  KeepWarm(long deadlineNanos) {
    this.deadlineNanos = deadlineNanos;
  }

  /// A recipe whose runs take so long at the slowest is the next one.
  synchronized void expect(long tailNanos) {
    runNanos = Math.round(tailNanos * TAIL_MARGIN);
  }

  synchronized void triggered(long part, long atNanos) {
    if (lastTriggered > 0) {
      intervals[seen++ % INTERVALS] = Math.max(0, atNanos - lastTriggerNanos);
    }
    lastTriggered = part;
    lastTriggerNanos = atNanos;
  }

  /// The part has its answer.
  synchronized void answered(long part, long nowNanos) {
    lastDone = Math.max(lastDone, part);
    rest(nowNanos);
  }

  /// A run on a blank frame has ended.
  synchronized void ran(long nowNanos) {
    rest(nowNanos);
  }

  private void rest(long nowNanos) {
    restedNanos = nowNanos + REST * runNanos;
  }

  /// Whether a part was seen that may still get its answer in time.
  synchronized boolean isPartComing(long nowNanos) {
    return lastTriggered > lastDone && nowNanos - lastTriggerNanos < deadlineNanos;
  }

  boolean isFree(long nowNanos) {
    return freeFromNanos(nowNanos) <= nowNanos;
  }

  /// The next instant, from now on, at which a run may begin if no part comes until then.
  synchronized long freeFromNanos(long nowNanos) {
    return freeFromNanos(Math.max(nowNanos, restedNanos), nowNanos, runNanos);
  }

  /// Likewise of a run that takes so long at the slowest and has work to do: the thread need not
  /// rest before it.
  synchronized long freeForNanos(long tailNanos, long nowNanos) {
    return freeFromNanos(nowNanos, nowNanos, Math.round(tailNanos * TAIL_MARGIN));
  }

  private long freeFromNanos(long earliestNanos, long nowNanos, long lastingNanos) {
    long from = earliestNanos;
    if (isPartComing(nowNanos)) {
      from = Math.max(from, lastTriggerNanos + deadlineNanos);
    }
    if (seen == 0) {
      return from;
    }
    long interval = Arrays.stream(intervals, 0, Math.min(seen, INTERVALS)).min().orElseThrow();
    boolean fitsBefore = from + lastingNanos <= lastTriggerNanos + interval;
    // A part that has not come by the time of the one after it does not come at that rate.
    return fitsBefore ? from : Math.max(from, lastTriggerNanos + 2 * interval);
  }
}
