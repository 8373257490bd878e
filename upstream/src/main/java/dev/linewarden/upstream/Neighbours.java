package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Hears on the plant's broker what the stations of the line tell of themselves: `counts` and
/// `status`, retained, docs/upstream.md. Nothing is sent, and nothing that is heard leads to
/// anything but a picture of the line: anybody who can publish could have said it.
///
/// Runs on a virtual thread of its own from construction to [#close]. Any thread may ask.
public final class Neighbours implements AutoCloseable {
  /// Counts come once a second; after so long without any, none come any more.
  static final long SILENT_MILLIS = TimeUnit.SECONDS.toMillis(10);

  private static final Duration CLOSE_WAIT = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 100;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final NeighbourSettings settings;
  private final Clock clock;
  private final FaultLog faults;
  private final Map<String, Heard> heard = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile String trouble = "not connected yet";

  /// What was last heard of a station.
  ///
  /// @param counts null while there were none
  /// @param again whether more counts came than those that the broker may have kept for long
  /// @param gone whether it was said to be offline
  /// @param nanos when the counts came
  /// @param sinceNanos when it last began to run, or not to
  private record Heard(
      @Nullable NeighbourCounts counts, boolean again, boolean gone, long nanos, long sinceNanos) {
    boolean runs() {
      return counts != null && counts.state() == Neighbour.State.RUNNING && !gone;
    }
  }

  /// Starts at once and never fails for what the network does. Throws [BadInput] when a certificate
  /// or key cannot be read.
  public Neighbours(NeighbourSettings settings, Clock clock, FaultLog faults) {
    this.settings = settings;
    this.clock = clock;
    this.faults = faults;
    Tls.trust(settings.broker().tls());
    Tls.identity(settings.broker().tls());
    this.thread = Thread.ofVirtual().name("upstream-neighbours").unstarted(this::run);
    thread.start();
  }

  public LineNews now() {
    return LineNews.of(trouble, settings.stations().stream().map(this::neighbour).toList());
  }

  /// A bounded wait.
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

  private void run() {
    Backoff backoff = new Backoff(settings.broker().station());
    try {
      while (closing.getCount() > 0) {
        attempt(backoff);
        // Closing ends the pause early; the loop sees it.
        boolean _ = closing.await(backoff.nextNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException _) {
      // Only close() interrupts, after its wait.
    }
  }

  /// The one place where anything unforeseen ends: it is counted, and the next try begins. A
  /// certificate that is being exchanged is unreadable for a while.
  private void attempt(Backoff backoff) throws InterruptedException {
    try {
      listen(backoff);
    } catch (RuntimeException | Error e) {
      troubled(Excuse.of(e));
    }
  }

  /// One connection, from its first try to its loss.
  private void listen(Backoff backoff) throws InterruptedException {
    CompletableFuture<String> lost = new CompletableFuture<>();
    MqttWire wire =
        new MqttTransport(
                settings.broker(),
                "linewarden-" + settings.broker().station() + "-neighbours",
                context -> lost.complete(Excuse.of(context.getCause())))
            .open();
    CompletableFuture<?> connected = wire.connect(Optional.empty());
    try {
      connected.get(3 * MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
      for (String station : settings.stations()) {
        subscribe(wire, station, "counts");
        subscribe(wire, station, "status");
      }
      trouble = "";
      backoff.reset();
      while (closing.getCount() > 0 && !lost.isDone()) {
        boolean _ = closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      }
      if (closing.getCount() > 0) {
        troubled(lost.join());
      }
    } catch (ExecutionException | TimeoutException e) {
      troubled(Excuse.of(e));
    } finally {
      // One that comes up after all must not stay.
      var _ = connected.thenCompose(_ -> wire.disconnect(true));
    }
  }

  private void subscribe(MqttWire wire, String station, String kind)
      throws InterruptedException, ExecutionException, TimeoutException {
    wire.subscribe(BrokerLink.topic(station, kind), body -> heard(station, kind, body))
        .get(MqttWire.CONNECT_SECONDS, TimeUnit.SECONDS);
  }

  /// Counted before it is told: who sees the trouble finds it in the log.
  private void troubled(String why) {
    faults.count("upstream", "neighbours are not heard", settings.broker().place() + ": " + why);
    trouble = why;
  }

  /// On the client's thread.
  private void heard(String station, String kind, Body body) {
    try {
      if (kind.equals("counts")) {
        NeighbourCounts counts = NeighbourCounts.read(station, body);
        heard.compute(station, (_, before) -> counted(before, counts));
      } else {
        boolean gone = offline(station, body);
        heard.compute(station, (_, before) -> told(before, gone));
      }
    } catch (BadInput e) {
      faults.count(
          "upstream",
          "neighbour not understood",
          BrokerLink.topic(station, kind) + ": " + String.join("; ", e.problems()));
    }
  }

  private Heard counted(@Nullable Heard before, NeighbourCounts counts) {
    boolean gone = before != null && before.gone();
    boolean again = before != null && before.counts() != null;
    return since(before, new Heard(counts, again, gone, clock.nanos(), clock.nanos()));
  }

  private Heard told(@Nullable Heard before, boolean gone) {
    Heard after =
        before == null
            ? new Heard(null, false, gone, clock.nanos(), clock.nanos())
            : new Heard(before.counts(), before.again(), gone, before.nanos(), clock.nanos());
    return since(before, after);
  }

  /// Since when it has been so goes on where it is still so.
  private static Heard since(@Nullable Heard before, Heard after) {
    return before == null || before.runs() != after.runs()
        ? after
        : new Heard(
            after.counts(), after.again(), after.gone(), after.nanos(), before.sinceNanos());
  }

  private static boolean offline(String station, Body body) {
    Map<String, String> fields = FlatJson.read(body);
    if (!station.equals(fields.get("station"))) {
      throw new BadInput("a status must be of %s, but is not".formatted(station));
    }
    return switch (fields.getOrDefault("status", "")) {
      case "online" -> false;
      case "offline" -> true;
      default -> throw new BadInput("'status' must be online or offline, but is neither");
    };
  }

  private Neighbour neighbour(String name) {
    boolean own = name.equals(settings.broker().station());
    Heard last = heard.get(name);
    NeighbourCounts counts = last == null ? null : last.counts();
    if (last == null || counts == null) {
      boolean gone = last != null && last.gone();
      long since = last == null ? 0 : millisSince(last.sinceNanos());
      return Neighbour.withoutCounts(
          name, own, gone ? Neighbour.State.OFFLINE : Neighbour.State.UNKNOWN, since);
    }
    Neighbour.State state = state(last, counts);
    boolean current = state == counts.state();
    // One that is silent may have stopped at any time since it was last heard.
    boolean vanished = state == Neighbour.State.SILENT && last.runs();
    return new Neighbour(
        name,
        own,
        state,
        current ? counts.why() : "",
        millisSince(vanished ? last.nanos() : last.sinceNanos()),
        counts.recipe(),
        counts.judged(),
        counts.passed(),
        counts.rejected(),
        counts.unjudged(),
        current ? counts.partsPerMinute() : OptionalDouble.empty(),
        OptionalLong.of(age(last, counts)));
  }

  /// By when counts came, and not by when they say that they were made: clocks differ. Only of the
  /// first ones, which the broker may have kept, there is nothing else to go by.
  private Neighbour.State state(Heard last, NeighbourCounts counts) {
    if (last.gone()) {
      return Neighbour.State.OFFLINE;
    }
    long age = last.again() ? millisSince(last.nanos()) : age(last, counts);
    return age > SILENT_MILLIS ? Neighbour.State.SILENT : counts.state();
  }

  /// What the broker had kept may be old when it is heard; a clock that is ahead makes nothing
  /// newer than it is.
  private long age(Heard last, NeighbourCounts counts) {
    return Math.max(millisSince(last.nanos()), clock.wallMillis() - counts.wallMillis());
  }

  private long millisSince(long nanos) {
    return (clock.nanos() - nanos) / NANOS_PER_MILLI;
  }
}
