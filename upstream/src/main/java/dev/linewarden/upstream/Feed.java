package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.JournalReader;
import dev.linewarden.inspection.Recorded;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Follows the journal over one link until it is lost. One thread.
final class Feed {
  /// How often the journal is looked at for news; well below the journal's own 50 ms groups.
  static final long LOOK_NANOS = 20_000_000L;

  static final long COUNTS_NANOS = 1_000_000_000L;

  /// A broker that reads but does not acknowledge for this long is taken for dead.
  static final long ACKNOWLEDGE_NANOS = 30_000_000_000L;

  /// On closing, events under way get this long to be acknowledged.
  static final long DRAIN_NANOS = 1_000_000_000L;

  private final BrokerLink link;
  private final JournalReader journal;
  private final Window window;
  private final Events events;
  private final Supplier<CountsReport> report;
  private final PositionFile file;
  private final Clock clock;
  private final FaultLog faults;
  private long countsDueNanos;

  Feed(
      BrokerLink link,
      JournalReader journal,
      Window window,
      Events events,
      Supplier<CountsReport> report,
      PositionFile file,
      Clock clock,
      FaultLog faults) {
    this.link = link;
    this.journal = journal;
    this.window = window;
    this.events = events;
    this.report = report;
    this.file = file;
    this.clock = clock;
    this.faults = faults;
    this.countsDueNanos = clock.nanos();
  }

  /// Returns why the link was lost, or an empty text after closing.
  String follow(CountDownLatch closing, Backoff backoff) throws InterruptedException {
    while (closing.getCount() > 0) {
      long now = clock.nanos();
      publishNews(now);
      publishCounts(now);
      long before = window.position();
      String lost = listen(LOOK_NANOS);
      if (lost == null && window.waitedNanos(now) > ACKNOWLEDGE_NANOS) {
        lost = "no acknowledgement";
      }
      if (window.position() != before) {
        backoff.reset();
      }
      file.save(window.position(), now);
      if (lost != null) {
        return lost;
      }
    }
    drain();
    return "";
  }

  private void publishNews(long now) {
    if (window.room() == 0) {
      return;
    }
    List<Recorded> news =
        journal.readAfter(Math.max(window.sent(), journal.firstSequence() - 1), window.room());
    for (Recorded recorded : news) {
      long next = window.sent() + 1;
      if (recorded.sequence() > next) {
        publishGap(next, recorded.sequence() - 1, now);
      }
      if (window.room() == 0) {
        return;
      }
      window.sent(recorded.sequence(), now);
      link.publish(events.topic(recorded.entry()), events.body(recorded), recorded.sequence());
    }
  }

  /// The journal let go of entries before the broker took them.
  private void publishGap(long from, long to, long now) {
    faults.count("upstream", "entries gone before they were sent", from + " to " + to);
    window.sent(to, now);
    link.publish(events.topic("gap"), events.gap(from, to, clock.wallMillis()), to);
  }

  private void publishCounts(long now) {
    if (now - countsDueNanos < 0) {
      return;
    }
    // Not caught up on: after a stall the next second counts again from now.
    countsDueNanos = now + COUNTS_NANOS;
    long behind = Math.max(0, journal.lastSequence() - window.position());
    link.publishLoosely(
        events.topic("counts"), events.counts(report.get(), behind, clock.wallMillis()));
  }

  /// Waits for the first word, then takes those that are there; null while the link is up.
  private @Nullable String listen(long waitNanos) throws InterruptedException {
    BrokerLink.Word word = link.next(waitNanos);
    for (int taken = 0; word != null && taken <= MqttUpstream.WINDOW; taken++) {
      switch (word) {
        case BrokerLink.Word.Acknowledged(long sequence) -> window.acknowledged(sequence);
        case BrokerLink.Word.Lost(String why) -> {
          return why;
        }
      }
      word = link.next(0);
    }
    return null;
  }

  private void drain() throws InterruptedException {
    long until = clock.nanos() + DRAIN_NANOS;
    while (!window.isEmpty() && clock.nanos() - until < 0) {
      if (listen(LOOK_NANOS) != null) {
        return;
      }
    }
  }
}
