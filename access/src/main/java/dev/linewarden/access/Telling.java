package dev.linewarden.access;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Notes;
import java.util.concurrent.TimeUnit;

/// Tells the event log, and through it the audit trail, who came and went and what was changed of
/// users. Any thread; [#changes] belongs to one.
final class Telling {
  /// Refused tries that are told in one minute; further ones are counted as a fault only, so that
  /// nobody can fill the journal by guessing.
  static final int REFUSALS_A_MINUTE = 20;

  private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Accounts accounts;
  private final Notes notes;
  private final Clock clock;
  private final FaultLog faults;
  private long lastTold;
  private int refusals;
  private long minuteBeganNanos;

  Telling(Accounts accounts, Notes notes, Clock clock, FaultLog faults) {
    this.accounts = accounts;
    this.notes = notes;
    this.clock = clock;
    this.faults = faults;
    this.minuteBeganNanos = clock.nanos();
  }

  void tell(Note.Kind kind, String who, String why) {
    offer(Note.of(kind, clock.wallMillis(), who, why));
  }

  synchronized void refused(String who, String why) {
    long now = clock.nanos();
    if (now - minuteBeganNanos > MINUTE_NANOS) {
      minuteBeganNanos = now;
      refusals = 0;
    }
    refusals++;
    if (refusals <= REFUSALS_A_MINUTE) {
      tell(Note.Kind.SIGN_ON_REFUSED, who, why);
    } else {
      faults.count("access", "more sign-ons were refused than are noted", who);
    }
  }

  /// Each change once, and again only if the process dies between telling and remembering that.
  int changes() {
    int told = 0;
    for (Roll.Change change : accounts.roll().untold()) {
      if (change.number() > lastTold) {
        if (!offer(note(change))) {
          break;
        }
        lastTold = change.number();
        told++;
      }
    }
    forgetTold();
    return told;
  }

  private void forgetTold() {
    boolean any = accounts.roll().untold().stream().anyMatch(change -> change.number() <= lastTold);
    if (any) {
      try {
        accounts.told(lastTold);
      } catch (BadInput e) {
        faults.count("access", "the users' file cannot be written", String.valueOf(e.getMessage()));
      }
    }
  }

  private static Note note(Roll.Change change) {
    return new Note(
        Note.Kind.USER_CHANGED,
        change.wallMillis(),
        change.who(),
        change.what(),
        change.before(),
        change.after(),
        change.why());
  }

  private boolean offer(Note note) {
    boolean taken = notes.note(note);
    if (!taken) {
      faults.count("access", "the event log took no note", note.kind().key());
    }
    return taken;
  }
}
