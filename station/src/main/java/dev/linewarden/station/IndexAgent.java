package dev.linewarden.station;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.records.LedgerIndex;

/// Brings the index after the journal, a few times a second.
final class IndexAgent implements Agent {
  /// Rows go in batches: one commit for all parts of this time.
  private static final long PACE_NANOS = 200_000_000;

  private final LedgerIndex index;
  private final JournalReader journal;
  private final Doorbell doorbell = new Doorbell();
  private long nextNanos;
  private boolean begun;

  IndexAgent(LedgerIndex index, JournalReader journal) {
    this.index = index;
    this.journal = journal;
  }

  @Override
  public String role() {
    return "index";
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public int doWork(long nowNanos) {
    if (begun && nowNanos - nextNanos < 0) {
      return 0;
    }
    begun = true;
    int taken = index.follow(journal);
    // A full batch means that there is more: no pause until the end is reached.
    nextNanos = taken > 0 ? nowNanos : nowNanos + PACE_NANOS;
    return taken;
  }

  @Override
  public long dueNanos() {
    return nextNanos;
  }
}
