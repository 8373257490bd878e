package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Gathers events and hands them over in batches, one at a time. One thread.
final class BatchLink implements Sink.Link {
  /// Events under way; twice what goes into one batch, so that the next fills while one is away.
  static final int WINDOW = 2000;

  static final int EVENTS_MAX = WINDOW / 2;
  static final int BYTES_MAX = 4 << 20;

  private final Carrier carrier;
  private final Clock clock;
  private final long everyNanos;
  private final Events events;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private Optional<Body> counts = Optional.empty();
  private @Nullable CompletableFuture<?> away;
  private long awayLast;
  private long sinceNanos;

  /// Brings a batch to where it belongs.
  interface Carrier extends AutoCloseable {
    /// Does not block; fails the future with a reason.
    CompletableFuture<?> carry(Batch batch);

    /// It may take so long until it has arrived.
    default long patienceNanos() {
      return Feed.ACKNOWLEDGE_NANOS;
    }

    @Override
    void close();
  }

  private record Waiting(Sink.Event event, Events.Message said) {}

  BatchLink(Events events, Carrier carrier, Clock clock, int everySeconds) {
    this.events = events;
    this.carrier = carrier;
    this.clock = clock;
    this.everyNanos = TimeUnit.SECONDS.toNanos(everySeconds);
    this.sinceNanos = clock.nanos();
  }

  @Override
  public void greet(Sink.Aside.Counts newest) {
    int _ = tell(newest);
  }

  @Override
  public int send(Sink.Event event) {
    Events.Message said = events.of(event);
    waiting.add(new Waiting(event, said));
    return said.body().length();
  }

  /// The newest counts go with the next batch. Pictures and answers are not for such sinks.
  @Override
  public int tell(Sink.Aside aside) {
    if (!(aside instanceof Sink.Aside.Counts newest)) {
      return 0;
    }
    Body body = events.counts(newest);
    counts = Optional.of(body);
    return body.length();
  }

  @Override
  public Sink.@Nullable Word next(long waitNanos) throws InterruptedException {
    CompletableFuture<?> under = away;
    if (under == null) {
      if (clock.nanos() - sinceNanos >= everyNanos || waiting.size() >= EVENTS_MAX) {
        hand();
      } else if (waitNanos > 0) {
        LockSupport.parkNanos(waitNanos);
      }
      return null;
    }
    try {
      var _ = under.get(Math.max(0, waitNanos), TimeUnit.NANOSECONDS);
      away = null;
      return new Sink.Word.UpTo(awayLast);
    } catch (TimeoutException _) {
      return null;
    } catch (ExecutionException e) {
      away = null;
      return new Sink.Word.Lost(Excuse.of(e));
    }
  }

  /// What waits is sent on the next link: the journal has it.
  @Override
  public void goodbye() {}

  @Override
  public long patienceNanos() {
    return carrier.patienceNanos() + everyNanos;
  }

  @Override
  public void close() {
    carrier.close();
  }

  private void hand() {
    sinceNanos = clock.nanos();
    Batch.Builder batch = new Batch.Builder();
    for (int taken = 0;
        taken < EVENTS_MAX && !waiting.isEmpty() && batch.bytes() < BYTES_MAX;
        taken++) {
      Waiting next = waiting.remove();
      Batch.Builder _ = batch.add(next.event(), next.said());
    }
    counts.ifPresent(newest -> {
      Batch.Builder _ = batch.add("counts", newest);
    });
    counts = Optional.empty();
    if (batch.bytes() > 0) {
      Batch full = batch.build();
      awayLast = full.last();
      away = carrier.carry(full);
    }
  }
}
