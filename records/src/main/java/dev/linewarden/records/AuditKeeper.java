package dev.linewarden.records;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.JournalReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/// Keeps the audit trail up to date with the journal, a step every [#PAUSE_NANOS], and has it
/// signed every [#ANCHOR_NANOS] and at the end. When it fails, the fault is counted and tried again
/// after [#RETRY_NANOS], without end: the journal keeps what is not yet here, and the inspection
/// does not need it. One thread at a time; a virtual thread will do.
public final class AuditKeeper implements Agent, AutoCloseable {
  static final long PAUSE_NANOS = 200_000_000L;
  static final long RETRY_NANOS = 1_000_000_000L;
  static final long ANCHOR_NANOS = 24 * 3600 * 1_000_000_000L;

  private final AuditTrail trail;
  private final Supplier<? extends JournalReader> journal;
  private final Clock clock;
  private final FaultLog faults;
  private final Doorbell doorbell = new Doorbell();
  private long nextNanos = Long.MIN_VALUE;
  private long anchorNanos;
  private volatile boolean begun;
  private volatile String alarm = "";

  /// @param journal asked for when there is something to do
  public AuditKeeper(
      AuditTrail trail, Supplier<? extends JournalReader> journal, Clock clock, FaultLog faults) {
    this.trail = trail;
    this.journal = journal;
    this.clock = clock;
    this.faults = faults;
  }

  /// How far it has read the journal. Any thread.
  public long position() {
    return trail.position();
  }

  /// What a person has to look at; empty when all is well. Any thread.
  public String alarm() {
    return alarm;
  }

  @Override
  public String role() {
    return "audit";
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public int doWork(long nowNanos) {
    if (!begun) {
      begun = true;
      anchorNanos = nowNanos + ANCHOR_NANOS;
    }
    if (nowNanos < nextNanos) {
      return 0;
    }
    try {
      int done = trail.follow(journal.get());
      nextNanos = done == AuditTrail.BATCH_MAX ? nowNanos : nowNanos + PAUSE_NANOS;
      if (nowNanos >= anchorNanos) {
        trail.anchor(clock.wallMillis());
        anchorNanos = nowNanos + ANCHOR_NANOS;
      }
      alarm = "";
      return done;
    } catch (IOException | UncheckedIOException e) {
      failed(e);
      nextNanos = nowNanos + RETRY_NANOS;
      return 0;
    }
  }

  @Override
  public long dueNanos() {
    return nextNanos;
  }

  /// Takes over what the journal has, and signs. Called after the journal was closed.
  @Override
  public void close() {
    if (!begun) {
      return;
    }
    try {
      int done = trail.follow(journal.get());
      while (done > 0) {
        done = trail.follow(journal.get());
      }
      trail.anchor(clock.wallMillis());
    } catch (IOException | UncheckedIOException e) {
      failed(e);
    }
  }

  private void failed(Exception e) {
    faults.count("audit", "not written", e.toString());
    alarm = "the audit trail cannot be written, the journal keeps its entries: " + e.getMessage();
  }
}
