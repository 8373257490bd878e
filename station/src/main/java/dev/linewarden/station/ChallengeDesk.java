package dev.linewarden.station;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.Notes;
import dev.linewarden.inspection.Recorded;
import dev.linewarden.inspection.WallSpan;
import dev.linewarden.ui.Challenges;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Challenges the station, one at a time: notes that one begins, follows the parts triggered behind
/// that note in the journal, and notes how it ended. Looks every [#LOOK_NANOS]; the line knows
/// nothing of it. Any thread asks, one does the work.
final class ChallengeDesk implements Challenges, Agent {
  static final long LOOK_NANOS = 200_000_000L;

  /// Whoever lays parts on the line does it within this; then it has failed.
  static final Duration LONGEST = Duration.ofMinutes(10);

  private static final String ABANDONED = "the station ended before it was over";

  /// Entries read in one turn.
  private static final int STEP_MAX = 4096;

  private final Around around;
  private final Doorbell doorbell = new Doorbell();
  private final ChallengeRule rule;
  private long nextNanos = Long.MIN_VALUE;
  private long startSequence;
  private @Nullable ChallengeBook book;
  private @Nullable Running running;
  private long dueNanos = Long.MAX_VALUE;
  private volatile String alarm = "";

  /// Whom it asks.
  ///
  /// @param data the station's folder, with the audit trail
  /// @param audited how far the trail has read the journal
  /// @param pictures told of how many next parts the pictures are wanted
  record Around(
      Path data,
      JournalReader journal,
      Notes notes,
      LongSupplier audited,
      Supplier<LineState> line,
      IntConsumer pictures,
      Clock clock,
      FaultLog faults) {}

  private static final class Running {
    private final Note given;
    private final TestParts parts;
    private final long endsNanos;
    private long position;
    private long entry;

    Running(Note given, Wish wish, long position, long endsNanos) {
      this.given = given;
      this.parts = new TestParts(wish);
      this.position = position;
      this.endsNanos = endsNanos;
    }

    /// Only what comes behind its beginning counts.
    void saw(Recorded recorded) {
      position = recorded.sequence();
      if (entry > 0) {
        parts.saw(recorded.entry());
      } else if (recorded.entry() instanceof LedgerEntry.Noted noted
          && noted.note().equals(given)) {
        entry = recorded.sequence();
      }
    }

    Held held(String result) {
      return new Held(
          entry, given.wallMillis(), given.who(), given.what(), given.why(), result, parts.words());
    }
  }

  ChallengeDesk(Around around, ChallengeRule rule) {
    this.around = around;
    this.rule = rule;
  }

  @Override
  public synchronized void begin(Wish wish, String who) {
    if (book == null) {
      throw new BadInput("what was before the start is still being read; try again in a moment");
    }
    if (running != null) {
      throw new BadInput("a challenge is under way: " + running.given.what());
    }
    if (around.line().get() != LineState.RUNNING) {
      throw new BadInput("the line does not run, so no part can be looked at");
    }
    Note given =
        Note.of(
            Note.Kind.CHALLENGE_GIVEN, around.clock().wallMillis(), who, wish.name(), wish.words());
    Running next =
        new Running(
            given,
            wish,
            around.journal().lastSequence(),
            around.clock().nanos() + LONGEST.toNanos());
    if (!around.notes().note(given)) {
      throw new BadInput("the journal takes no more at the moment; try again");
    }
    around.pictures().accept(wish.parts());
    running = next;
  }

  @Override
  public synchronized List<Held> newest(WallSpan span, int count) {
    List<Held> all = new ArrayList<>();
    if (running != null) {
      all.add(running.held(ChallengeBook.RUNNING));
    }
    if (book != null) {
      all.addAll(book.newest());
    }
    return all.stream().filter(held -> span.contains(held.wallMillis())).limit(count).toList();
  }

  /// What a person has to look at; empty when all is well.
  String alarm() {
    return alarm;
  }

  @Override
  public String role() {
    return "challenges";
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public long dueNanos() {
    return nextNanos;
  }

  /// Nothing is lost by ending: one that is under way is found at the next start.
  @Override
  public boolean isSettled() {
    return true;
  }

  @Override
  public synchronized int doWork(long nowNanos) {
    if (nowNanos < nextNanos) {
      return 0;
    }
    nextNanos = nowNanos + LOOK_NANOS;
    ChallengeBook known = book;
    if (known == null) {
      recall(nowNanos);
      return 0;
    }
    Running now = running;
    int done = now == null ? 0 : follow(now, known, nowNanos);
    alarm = alarm(known, nowNanos);
    return done;
  }

  /// Reads what was before this start, once the trail has it.
  private void recall(long nowNanos) {
    startSequence =
        Math.max(1, startSequence == 0 ? around.journal().lastSequence() : startSequence);
    if (around.audited().getAsLong() < startSequence) {
      return;
    }
    ChallengeBook read;
    try {
      read = ChallengeBook.read(around.data());
    } catch (BadInput e) {
      around.faults().count("challenges", "audit trail not read", String.valueOf(e.getMessage()));
      return;
    }
    boolean settled =
        read.open()
            .map(given -> note(Note.Kind.CHALLENGE_FAILED, given.what(), ABANDONED))
            .orElse(true);
    if (settled) {
      read.abandon(ABANDONED);
      book = read;
      long sinceMillis =
          read.lastPassed()
              .map(last -> Math.max(0, around.clock().wallMillis() - last.wallMillis()))
              .orElse(0L);
      dueNanos = nowNanos + Math.max(0, rule.every().toNanos() - sinceMillis * 1_000_000);
    }
  }

  private int follow(Running now, ChallengeBook known, long nowNanos) {
    List<Recorded> some;
    try {
      some = around.journal().readAfter(now.position, STEP_MAX);
    } catch (UncheckedIOException e) {
      around.faults().count("challenges", "journal not read", String.valueOf(e.getMessage()));
      return 0;
    }
    some.forEach(now::saw);
    if (now.parts.isOver() || nowNanos - now.endsNanos >= 0) {
      end(now, known, nowNanos);
    }
    return some.size();
  }

  /// Is tried again at the next look when the journal does not take it.
  private void end(Running now, ChallengeBook known, long nowNanos) {
    boolean passed = now.parts.isPassed();
    Note.Kind kind = passed ? Note.Kind.CHALLENGE_PASSED : Note.Kind.CHALLENGE_FAILED;
    if (note(kind, now.given.what(), now.parts.words())) {
      known.add(now.held(passed ? ChallengeBook.PASSED : ChallengeBook.FAILED));
      running = null;
      if (passed) {
        dueNanos = nowNanos + rule.every().toNanos();
      }
    }
  }

  private boolean note(Note.Kind kind, String name, String why) {
    return around.notes().note(Note.of(kind, around.clock().wallMillis(), Note.STATION, name, why));
  }

  private String alarm(ChallengeBook known, long nowNanos) {
    boolean failed =
        known.last().map(last -> last.result().equals(ChallengeBook.FAILED)).orElse(false);
    if (failed) {
      return "the challenge '%s' failed: parts since the last good one are not proven"
          .formatted(known.last().orElseThrow().name());
    }
    return rule.reminds() && nowNanos - dueNanos >= 0
        ? "a challenge is due: none was passed for %d hours".formatted(rule.every().toHours())
        : "";
  }
}
