package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.JournalReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Tells the plant by MQTT 5 what the journal says, at least once and in order, from the position
/// last acknowledged. While the broker is away the journal is the store: nothing is queued here and
/// nothing is lost. A receiver drops repeats by (station, sequence).
///
/// Runs on a virtual thread of its own from construction to [#close]. The methods may be called by
/// any thread.
public final class MqttUpstream implements AutoCloseable {
  /// Events under way without an acknowledgement. At the bound the feed waits; the journal keeps.
  static final int WINDOW = 64;

  /// After a kill at most this many acknowledged events are sent again, plus those under way.
  static final int REPEATS_MAX = PositionFile.UNSAVED_MAX + WINDOW;

  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);
  private static final System.Logger LOG = System.getLogger("dev.linewarden.upstream");

  private final UpstreamSettings settings;
  private final JournalReader journal;
  private final Supplier<CountsReport> report;
  private final Clock clock;
  private final FaultLog faults;
  private final Events events;
  private final PositionFile file;
  private final Window window;
  private final Backoff backoff;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile State state = new State.Waiting("not tried yet");

  private sealed interface State {
    record Connected() implements State {}

    record Waiting(String why) implements State {}

    record Closed() implements State {}
  }

  /// Starts at once and never fails for what the network does. Throws
  /// [dev.linewarden.inspection.BadInput] when the trusted certificates cannot be read.
  ///
  /// @param report asked once a second while connected, on this upstream's thread
  /// @param positionFile where the acknowledged position is kept; its folder is made if missing
  public MqttUpstream(
      UpstreamSettings settings,
      JournalReader journal,
      Supplier<CountsReport> report,
      Path positionFile,
      Clock clock,
      FaultLog faults) {
    this.settings = settings;
    this.journal = journal;
    this.report = report;
    this.clock = clock;
    this.faults = faults;
    this.events = new Events(settings.station());
    if (settings.trust() != null) {
      Trust.of(settings.trust());
    }
    this.file = new PositionFile(positionFile, faults, clock.nanos());
    this.window = new Window(WINDOW, start());
    this.backoff = new Backoff(settings.station());
    this.thread = Thread.ofVirtual().name("upstream").unstarted(this::run);
    thread.start();
  }

  /// One line for people: `connected to mqtt://plant:1883, up to date` or `waiting for
  /// mqtt://plant:1883: connection refused, 1234 entries behind`.
  public String status() {
    return switch (state) {
      case State.Connected() -> "connected to " + settings.place() + ", " + distance();
      case State.Waiting(String why) ->
          "waiting for " + settings.place() + ": " + why + ", " + distance();
      case State.Closed() -> "closed, " + distance();
    };
  }

  public boolean connected() {
    return state instanceof State.Connected;
  }

  /// Journal entries that the broker has not acknowledged yet.
  public long behind() {
    return Math.max(0, journal.lastSequence() - window.position());
  }

  /// The last journal entry that the broker has acknowledged; 0 = none yet.
  public long position() {
    return window.position();
  }

  /// Lets what is under way arrive, says goodbye and writes the position; a bounded wait.
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(CLOSE_WAIT)) {
        thread.interrupt();
        thread.join(CLOSE_WAIT);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private String distance() {
    long behind = behind();
    return behind == 0 ? "up to date" : behind + (behind == 1 ? " entry" : " entries") + " behind";
  }

  /// A position ahead of the journal belongs to a journal that is gone: this one is told whole.
  private long start() {
    long last = journal.lastSequence();
    if (file.saved() <= last) {
      return file.saved();
    }
    faults.count(
        "upstream",
        "position ahead of the journal",
        "acknowledged up to %d, journal ends at %d; everything kept is sent again"
            .formatted(file.saved(), last));
    return 0;
  }

  private void run() {
    try {
      while (!closed()) {
        attempt();
        file.saveNow(window.position(), clock.nanos());
        pause();
      }
    } catch (InterruptedException _) {
      // Only close() interrupts, after its wait: the position below is still written.
    } finally {
      file.saveNow(window.position(), clock.nanos());
      state = new State.Closed();
    }
  }

  /// The one place where anything unforeseen ends: it is counted, and the next attempt begins.
  private void attempt() throws InterruptedException {
    try {
      switch (BrokerLink.connect(settings, WINDOW, events.topic("status"), events.offline())) {
        case BrokerLink.Attempt.Connected(BrokerLink link) -> use(link);
        case BrokerLink.Attempt.Failed(String why) -> waiting("no connection", why);
      }
    } catch (RuntimeException e) {
      waiting("failed", String.valueOf(e));
    }
  }

  private void use(BrokerLink link) throws InterruptedException {
    try (link) {
      Feed feed = new Feed(link, journal, window, events, report, file, clock, faults);
      link.publishRetained(events.topic("status"), events.online(clock.wallMillis()));
      state = new State.Connected();
      LOG.log(System.Logger.Level.INFO, "connected to {0}", settings.place());
      String lost = feed.follow(closing, backoff);
      if (!closed()) {
        waiting("connection lost", lost);
      } else {
        link.goodbye(events.topic("status"), events.offline());
      }
    } finally {
      window.rewind();
    }
  }

  private void waiting(String fault, String why) {
    faults.count("upstream", fault, settings.place() + ": " + why);
    State before = state;
    state = new State.Waiting(why);
    if (!state.equals(before)) {
      LOG.log(System.Logger.Level.WARNING, "waiting for {0}: {1}", settings.place(), why);
    }
  }

  private void pause() throws InterruptedException {
    if (!closed()) {
      // Closing ends the pause early; the loop sees it.
      boolean _ = closing.await(backoff.nextNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private boolean closed() {
    return closing.getCount() == 0;
  }
}
