package dev.linewarden.records;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.Note;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The journal's thread: takes entries from the mailboxes, writes them in groups, and keeps the
/// reserve. A write that fails is repeated at a bounded pace and nothing is let go meanwhile; the
/// mailbox then fills and refuses. Used by one thread; [#alarm] and [#failures] by any.
final class JournalPen {
  /// Entries handled in one duty cycle.
  static final int BATCH_MAX = 4096;

  /// Pause after a failed write, so that a broken disk costs neither the processor nor the log.
  static final long RETRY_NANOS = 100_000_000L;

  /// How often a missing reserve is tried again.
  static final long RESERVE_RETRY_NANOS = 1_000_000_000L;

  private static final System.Logger LOG = System.getLogger("dev.linewarden.records");

  private final Mailbox<LedgerEntry> mailbox;
  private final Mailbox<Note> notes;
  private final JournalDisk disk;
  private final FaultLog faults;

  private final AtomicLong failures = new AtomicLong();
  private volatile String diskAlarm = "";
  private volatile String reserveAlarm = "";

  private @Nullable LedgerEntry held;
  private long retryNanos = Long.MIN_VALUE;
  private long reserveNanos = Long.MIN_VALUE;

  /// @param notes few, and taken first: the station has started before its line has
  JournalPen(Mailbox<LedgerEntry> mailbox, Mailbox<Note> notes, JournalDisk disk, FaultLog faults) {
    this.mailbox = mailbox;
    this.notes = notes;
    this.disk = disk;
    this.faults = faults;
  }

  int doWork(long nowNanos) {
    int done = take(nowNanos);
    if (nowNanos >= disk.group().dueNanos() || disk.group().isFull()) {
      done += commit(nowNanos) ? 1 : 0;
    }
    return done + keepReserve(nowNanos);
  }

  long dueNanos() {
    long group = held == null ? disk.group().dueNanos() : Long.MIN_VALUE;
    long write = group == Long.MAX_VALUE ? group : Math.max(group, retryNanos);
    return disk.reserve().ready() ? write : Math.min(write, reserveNanos);
  }

  /// One try at writing everything that was taken, without waiting for anything.
  void drain() {
    boolean goesOn = true;
    while (goesOn && pending() > 0) {
      retryNanos = Long.MIN_VALUE;
      int taken = take(0);
      boolean written = !disk.group().isEmpty() && commit(0);
      goesOn = taken > 0 || written;
    }
  }

  /// Entries taken and not on disk.
  int pending() {
    return mailbox.size() + notes.size() + (held == null ? 0 : 1) + disk.group().entries();
  }

  private int take(long nowNanos) {
    int taken = 0;
    while (taken < BATCH_MAX) {
      LedgerEntry next = held == null ? poll() : held;
      if (next == null) {
        break;
      }
      held = next;
      int bytes = EntrySize.bytesMax(next);
      if (!makeRoom(bytes, nowNanos)) {
        break;
      }
      disk.add(next, bytes, nowNanos);
      held = null;
      taken++;
    }
    return taken;
  }

  private @Nullable LedgerEntry poll() {
    Note note = notes.poll();
    return note == null ? mailbox.poll() : new LedgerEntry.Noted(disk.keeper().nextPart(), note);
  }

  private boolean makeRoom(int bytes, long nowNanos) {
    if (disk.group().isFull() && !commit(nowNanos)) {
      return false;
    }
    return disk.fits(bytes) || (commit(nowNanos) && rotate(nowNanos));
  }

  /// True when nothing is left to write.
  private boolean commit(long nowNanos) {
    if (disk.group().isEmpty()) {
      return true;
    }
    if (nowNanos < retryNanos) {
      return false;
    }
    try {
      disk.commit();
      recovered();
      return true;
    } catch (IOException e) {
      failed("write failed", e, nowNanos);
      return false;
    }
  }

  private boolean rotate(long nowNanos) {
    if (nowNanos < retryNanos) {
      return false;
    }
    try {
      boolean rotated = disk.rotate();
      if (rotated) {
        recovered();
      } else {
        // Room was reserved, so the reserve was there and somebody removed it.
        failed("the reserve is gone", new IOException("no room for the next entry"), nowNanos);
      }
      return rotated;
    } catch (IOException e) {
      failed("next segment failed", e, nowNanos);
      return false;
    }
  }

  /// One step towards the next segment, or 0.
  private int keepReserve(long nowNanos) {
    if (disk.reserve().ready() || nowNanos < reserveNanos) {
      return 0;
    }
    try {
      if (disk.reserve().fits()) {
        disk.reserve().step();
        setReserveAlarm("");
        return 1;
      }
      noReserve("the disk is full", nowNanos);
    } catch (IOException e) {
      noReserve(e.toString(), nowNanos);
    }
    return 0;
  }

  private void noReserve(String why, long nowNanos) {
    reserveNanos = nowNanos + RESERVE_RETRY_NANOS;
    faults.count("journal", "no reserve for a full disk", why);
    setReserveAlarm("the journal has no reserve: " + why);
  }

  private void setReserveAlarm(String alarm) {
    if (!alarm.equals(reserveAlarm)) {
      reserveAlarm = alarm;
      LOG.log(
          alarm.isEmpty() ? System.Logger.Level.INFO : System.Logger.Level.WARNING,
          alarm.isEmpty() ? "the journal makes its reserve again" : alarm);
    }
  }

  private void failed(String what, IOException e, long nowNanos) {
    retryNanos = nowNanos + RETRY_NANOS;
    failures.incrementAndGet();
    faults.count("journal", what, e.toString());
    if (diskAlarm.isEmpty()) {
      LOG.log(System.Logger.Level.WARNING, "the journal waits for its disk: " + what, e);
    }
    diskAlarm = "the journal waits for its disk: %s: %s".formatted(what, e.getMessage());
  }

  private void recovered() {
    retryNanos = Long.MIN_VALUE;
    if (!diskAlarm.isEmpty()) {
      diskAlarm = "";
      LOG.log(System.Logger.Level.INFO, "the journal's disk answers again");
    }
  }

  /// What a person has to look at; empty when all is well.
  String alarm() {
    return diskAlarm.isEmpty() ? reserveAlarm : diskAlarm;
  }

  long failures() {
    return failures.get();
  }
}
