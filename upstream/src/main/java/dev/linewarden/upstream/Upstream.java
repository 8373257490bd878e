package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.JournalReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Tells one sink of the plant what the journal says, at least once and in order, from the position
/// last acknowledged. While the sink is away the journal is the store: nothing is queued here and
/// nothing is lost. A receiver drops repeats by (station, sequence).
///
/// Runs on a virtual thread of its own from construction to [#close]. The methods may be called by
/// any thread.
public final class Upstream implements AutoCloseable {
  /// A sink this far behind is catching up, also when it never was away.
  static final long BEHIND_MAX = 1000;

  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);
  private static final double SECONDS_PER_HOUR = 3600;
  private static final System.Logger LOG = System.getLogger("dev.linewarden.upstream");

  private final SinkSettings settings;
  private final Sink sink;
  private final Outbox outbox;
  private final JournalReader journal;
  private final Clock clock;
  private final PositionFile file;
  private final Window window;
  private final Backoff backoff;
  private final Feed.Asked asked;
  private final SinkMeter meter = new SinkMeter();
  private final Pace sending;
  private final Pace writing;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile State state;

  private sealed interface State {
    long sinceWallMillis();

    record Connected(long historyEnd, long sinceWallMillis) implements State {}

    record Waiting(String why, long sinceWallMillis) implements State {}

    record Closed(long sinceWallMillis) implements State {}
  }

  /// Starts at once and never fails for what the network does. Throws
  /// [dev.linewarden.inspection.BadInput] when certificates or keys cannot be read.
  ///
  /// @param commands who does what the plant asks, where the settings allow it to ask
  /// @param positionFile where the acknowledged position is kept; its folder is made if missing
  public Upstream(SinkSettings settings, Outbox outbox, PlantCommands commands, Path positionFile) {
    this.settings = settings;
    this.sink = Sinks.of(settings, outbox.pictures(), outbox.clock(), outbox.faults());
    this.outbox = outbox;
    this.journal = outbox.journal();
    this.clock = outbox.clock();
    this.asked =
        settings
            .commands()
            .<Feed.Asked>map(allowed ->
                new CommandDesk(
                    settings.station(),
                    allowed,
                    commands,
                    positionFile.resolveSibling(settings.name() + ".taken"),
                    clock,
                    outbox.faults()))
            .orElse(_ -> Optional.empty());
    this.file = new PositionFile(positionFile, outbox.faults(), clock.nanos());
    this.window = new Window(sink.window(), start());
    if (settings.stored()) {
      window.awaitStored();
    }
    this.backoff = new Backoff(settings.station());
    this.sending = new Pace(clock.nanos(), 0);
    this.writing = new Pace(clock.nanos(), journal.lastSequence());
    this.state = new State.Waiting("not tried yet", clock.wallMillis());
    this.thread = Thread.ofVirtual().name("upstream-" + settings.name()).unstarted(this::run);
    thread.start();
  }

  public SinkStatus status() {
    long behind = behind();
    State now = state;
    long taken = meter.taken();
    return new SinkStatus(
        settings.name(),
        settings.place(),
        key(now, behind, window.position()),
        now.sinceWallMillis(),
        now instanceof State.Waiting waiting ? waiting.why() : "",
        meter.lastError(),
        behind,
        taken,
        sending.perSecond(clock.nanos(), taken),
        meter.errors(),
        meter.bytes(),
        hoursLeft(behind));
  }

  public boolean connected() {
    return state instanceof State.Connected;
  }

  /// Journal entries that the sink has not taken yet.
  public long behind() {
    return settings.policy().followsJournal()
        ? Math.max(0, journal.lastSequence() - window.position())
        : 0;
  }

  /// Up to where the journal need not keep anything for this sink; empty when it never has to.
  Optional<Long> position() {
    return settings.policy().followsJournal() ? Optional.of(window.position()) : Optional.empty();
  }

  /// Whether a consumer's word moves the position, and not an acknowledgement.
  boolean byStored() {
    return window.byStored();
  }

  public String name() {
    return settings.name();
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

  private static SinkStatus.State key(State state, long behind, long position) {
    return switch (state) {
      case State.Connected(long historyEnd, _) ->
          behind > BEHIND_MAX || (behind > 0 && position < historyEnd)
              ? SinkStatus.State.CATCHING_UP
              : SinkStatus.State.CONNECTED;
      case State.Waiting _ -> SinkStatus.State.OFFLINE;
      case State.Closed _ -> SinkStatus.State.CLOSED;
    };
  }

  /// At the rate of the last seconds; while nothing is written, or all was sent, there is no end.
  private OptionalDouble hoursLeft(long behind) {
    double perSecond = writing.perSecond(clock.nanos(), journal.lastSequence());
    // What it has gives way first.
    double taken = Math.max(0, window.position() + 1 - journal.firstSequence());
    long room = outbox.room().getAsLong();
    return behind == 0 || perSecond <= 0 || room == Long.MAX_VALUE
        ? OptionalDouble.empty()
        : OptionalDouble.of((taken + room) / perSecond / SECONDS_PER_HOUR);
  }

  /// A position ahead of the journal belongs to a journal that is gone: this one is told whole.
  private long start() {
    long last = journal.lastSequence();
    if (file.saved() <= last) {
      return file.saved();
    }
    outbox
        .faults()
        .count(
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
      state = new State.Closed(clock.wallMillis());
    }
  }

  /// The one place where anything unforeseen ends, an Error too: it is counted, and the next
  /// attempt begins. A feed that is gone without a word would hold the journal for ever.
  private void attempt() throws InterruptedException {
    try {
      switch (sink.connect()) {
        case Sink.Attempt.Connected(Sink.Link link) -> use(link);
        case Sink.Attempt.Failed(String why) -> waiting("no connection", why);
      }
    } catch (RuntimeException | Error e) {
      waiting("failed", String.valueOf(e));
    }
  }

  private void use(Sink.Link link) throws InterruptedException {
    try (link) {
      long historyEnd = journal.lastSequence();
      Feed feed = new Feed(link, outbox, window, settings.policy(), file, meter, asked, historyEnd);
      state = new State.Connected(historyEnd, clock.wallMillis());
      LOG.log(System.Logger.Level.INFO, "connected to {0}", settings.place());
      String lost = feed.follow(closing, backoff);
      if (!closed()) {
        waiting("connection lost", lost);
      } else {
        link.goodbye();
      }
    } finally {
      window.rewind();
    }
  }

  private void waiting(String fault, String why) {
    outbox.faults().count("upstream", fault, settings.place() + ": " + why);
    meter.failed(why);
    boolean same = state instanceof State.Waiting before && before.why().equals(why);
    if (!same) {
      long since =
          state instanceof State.Waiting before ? before.sinceWallMillis() : clock.wallMillis();
      state = new State.Waiting(why, since);
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
