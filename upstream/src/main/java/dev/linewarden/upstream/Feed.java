package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.Recorded;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Follows the journal over one link until it is lost. One thread.
final class Feed {
  /// How often the journal is looked at for news; well below the journal's own 50 ms groups.
  static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  static final long COUNTS_NANOS = TimeUnit.SECONDS.toNanos(1);

  /// A sink that reads but does not acknowledge for this long is taken for dead.
  static final long ACKNOWLEDGE_NANOS = TimeUnit.SECONDS.toNanos(15);

  /// On closing, events under way get this long to be acknowledged.
  static final long DRAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

  /// When nobody says for this long that more is stored, what is not is sent again.
  static final long STORED_NANOS = TimeUnit.SECONDS.toNanos(60);

  /// A consumer may ask for what it misses so often; in between it only says what it has.
  static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

  /// Entries read from the journal at once, so that its files are not opened for each.
  static final int READ_MAX = 2000;

  /// While the window is full, acknowledgements are gathered for so long: to be woken for each one
  /// costs more than the broker needs for it.
  private static final long GATHER_NANOS = TimeUnit.MICROSECONDS.toNanos(500);

  /// Words taken before the journal is looked at again.
  private static final int WORDS_MAX = 4096;

  private final Sink.Link link;
  private final Outbox outbox;
  private final JournalReader journal;
  private final Clock clock;
  private final Window window;
  private final SendPolicy policy;
  private final PositionFile file;
  private final SinkMeter meter;
  private final Snapshots snapshots;
  private final Asked asked;
  private final Throttle throttle;
  private final ArrayDeque<Recorded> ahead = new ArrayDeque<>(READ_MAX);
  private final long historyEnd;
  private long countsDueNanos;
  private long storedNanos;
  private long againNanos;

  /// Whoever answers what is asked of the station.
  interface Asked {
    /// Empty when there is nothing to say to it.
    Optional<Body> answer(Body body);
  }

  /// @param historyEnd everything up to this sequence happened before the link was there
  Feed(
      Sink.Link link,
      Outbox outbox,
      Window window,
      SendPolicy policy,
      PositionFile file,
      SinkMeter meter,
      Asked asked,
      long historyEnd) {
    this.link = link;
    this.outbox = outbox;
    this.journal = outbox.journal();
    this.clock = outbox.clock();
    this.window = window;
    this.policy = policy;
    this.file = file;
    this.meter = meter;
    this.asked = asked;
    this.historyEnd = historyEnd;
    this.snapshots = new Snapshots(outbox.thumbnails());
    this.countsDueNanos = clock.nanos();
    this.storedNanos = countsDueNanos;
    this.againNanos = countsDueNanos - AGAIN_NANOS;
    this.throttle = new Throttle(policy.historyPerSecond(), countsDueNanos);
  }

  /// Returns why the link was lost, or an empty text after closing.
  String follow(CountDownLatch closing, Backoff backoff) throws InterruptedException {
    link.greet(counts());
    while (closing.getCount() > 0) {
      long now = clock.nanos();
      if (policy.followsJournal()) {
        sendNews(now);
      } else {
        window.skipTo(journal.lastSequence());
      }
      tell(now);
      long before = window.position();
      String lost = listen(LOOK_NANOS);
      if (lost == null && window.waitedNanos(now) > link.patienceNanos()) {
        lost = "no acknowledgement";
      }
      moved(before, now, backoff);
      if (lost != null) {
        return lost;
      }
    }
    drain();
    return "";
  }

  private void moved(long before, long now, Backoff backoff) {
    if (window.position() != before) {
      backoff.reset();
      storedNanos = now;
      meter.took(window.position() - before);
    } else if (window.sent() == before) {
      storedNanos = now;
    } else if (window.byStored() && window.isEmpty() && now - storedNanos > STORED_NANOS) {
      fault("nobody said that events are stored", "since " + (before + 1) + "; sent again");
      startOver();
      storedNanos = now;
    }
    file.save(window.position(), now);
  }

  private void sendNews(long now) {
    int history = throttle.allowed(now);
    while (window.room() > 0 && link.isUp()) {
      if (ahead.isEmpty()) {
        long from = Math.max(window.sent(), journal.firstSequence() - 1);
        ahead.addAll(journal.readAfter(from, READ_MAX));
      }
      Recorded next = ahead.peek();
      if (next == null) {
        return;
      }
      if (next.sequence() > window.sent() + 1) {
        sendGap(window.sent() + 1, next.sequence() - 1, now);
        continue;
      }
      boolean past = next.sequence() <= historyEnd;
      if (past && history-- <= 0) {
        return;
      }
      ahead.remove();
      send(next, past, now);
    }
  }

  private void send(Recorded recorded, boolean past, long now) {
    if (past) {
      throttle.took();
    } else if (policy.thumbnails()) {
      snapshots.want(recorded.entry(), now);
    }
    send(new Sink.Event.Entry(recorded, past, policy.scores()), now);
  }

  /// The journal let go of entries before the sink took them.
  private void sendGap(long from, long to, long now) {
    fault("entries gone before they were sent", from + " to " + to);
    send(new Sink.Event.Gap(from, to, clock.wallMillis()), now);
  }

  private void send(Sink.Event event, long now) {
    window.sent(event.sequence(), now);
    meter.sent(link.send(event));
  }

  private void tell(long now) {
    snapshots.ready(now, this::tell);
    if (now - countsDueNanos >= 0) {
      // Not caught up on: after a stall the next second counts again from now.
      countsDueNanos = now + COUNTS_NANOS;
      tell(counts());
    }
  }

  private void tell(Sink.Aside aside) {
    meter.sent(link.tell(aside));
  }

  private Sink.Aside.Counts counts() {
    long behind =
        policy.followsJournal() ? Math.max(0, journal.lastSequence() - window.position()) : 0;
    return new Sink.Aside.Counts(outbox.counts().get(), behind, clock.wallMillis());
  }

  /// Waits for the first word, then takes those that are there; null while the link is up.
  private @Nullable String listen(long waitNanos) throws InterruptedException {
    boolean full = window.room() == 0;
    Sink.Word word = link.next(waitNanos);
    if (full && word != null) {
      LockSupport.parkNanos(GATHER_NANOS);
    }
    for (int taken = 0; word != null && taken < WORDS_MAX; taken++) {
      switch (word) {
        case Sink.Word.Acknowledged(long from, long to) -> window.acknowledged(from, to);
        case Sink.Word.UpTo(long sequence) -> window.acknowledgedUpTo(sequence);
        case Sink.Word.Stored(long sequence, boolean again) -> stored(sequence, again);
        case Sink.Word.Asked(Body body) ->
            asked.answer(body).map(Sink.Aside.Answer::new).ifPresent(this::tell);
        case Sink.Word.Lost(String why) -> {
          return why;
        }
      }
      word = link.next(0);
    }
    return null;
  }

  private void stored(long sequence, boolean again) {
    if (window.stored(sequence)) {
      long now = clock.nanos();
      if (again && now - againNanos >= AGAIN_NANOS) {
        againNanos = now;
        startOver();
      }
    } else {
      fault(
          "said to be stored what was not sent",
          "up to %d, but sent up to %d".formatted(sequence, window.sent()));
    }
  }

  private void startOver() {
    ahead.clear();
    window.rewind();
  }

  private void drain() throws InterruptedException {
    long until = clock.nanos() + DRAIN_NANOS;
    while (!window.isEmpty() && clock.nanos() - until < 0) {
      long before = window.position();
      if (listen(LOOK_NANOS) != null) {
        return;
      }
      meter.took(window.position() - before);
    }
  }

  private void fault(String what, String detail) {
    outbox.faults().count("upstream", what, detail);
  }
}
