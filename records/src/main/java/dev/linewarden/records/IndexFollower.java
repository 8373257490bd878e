package dev.linewarden.records;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.JournalReader;
import java.io.UncheckedIOException;

/// Keeps the index or the scores up to date with the journal, a step every [#PAUSE_NANOS]. When it
/// fails, the fault is counted and tried again after [#RETRY_NANOS], later at most every
/// [#RETRY_MAX_NANOS], without end: the inspection does not need them. One thread at a time; a
/// virtual thread will do.
public final class IndexFollower implements Agent {
  static final long PAUSE_NANOS = 200_000_000L;
  static final long RETRY_NANOS = 1_000_000_000L;

  /// A try may copy a whole index.
  static final long RETRY_MAX_NANOS = 60_000_000_000L;

  private final Follower follower;
  private final JournalReader journal;
  private final FaultLog faults;
  private final Doorbell doorbell = new Doorbell();
  private long nextNanos = Long.MIN_VALUE;
  private long retryNanos = RETRY_NANOS;

  public IndexFollower(Follower follower, JournalReader journal, FaultLog faults) {
    this.follower = follower;
    this.journal = journal;
    this.faults = faults;
  }

  @Override
  public String role() {
    return follower.role();
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public int doWork(long nowNanos) {
    if (nowNanos < nextNanos) {
      return 0;
    }
    try {
      int done = follower.follow(journal);
      retryNanos = RETRY_NANOS;
      nextNanos = done == Follower.STEP_MAX ? nowNanos : nowNanos + PAUSE_NANOS;
      return done;
    } catch (IndexUnavailable | UncheckedIOException e) {
      faults.count(follower.role(), "not following", String.valueOf(e.getMessage()));
      nextNanos = nowNanos + retryNanos;
      retryNanos = Math.min(2 * retryNanos, RETRY_MAX_NANOS);
      return 0;
    }
  }

  @Override
  public long dueNanos() {
    return nextNanos;
  }
}
