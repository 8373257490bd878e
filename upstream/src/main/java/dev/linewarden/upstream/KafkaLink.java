package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// One producer, from its first answer to its first failure. One thread calls, the client's thread
/// only puts words.
final class KafkaLink implements Sink.Link {
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);

  private final KafkaSettings settings;
  private final KafkaProducer<String, byte[]> producer;
  private final Events events;
  private final AtomicBoolean lost = new AtomicBoolean();
  private final AtomicBoolean countsWait = new AtomicBoolean();

  // Each event under way may put one word, and the loss, said once, another.
  private final ArrayBlockingQueue<Sink.Word> words =
      new ArrayBlockingQueue<>(KafkaSink.WINDOW + 1);

  KafkaLink(KafkaSettings settings, KafkaProducer<String, byte[]> producer, Clock clock) {
    this.settings = settings;
    this.producer = producer;
    this.events = new Events(settings.station(), clock);
  }

  @Override
  public void greet(Sink.Aside.Counts counts) {
    int _ = tell(counts);
  }

  @Override
  public int send(Sink.Event event) {
    long sequence = event.sequence();
    Events.Message said = events.of(event);
    try {
      var _ =
          producer.send(
              message(said.kind(), said.body()),
              (_, failure) -> {
                if (failure == null) {
                  words.add(new Sink.Word.Acknowledged(sequence));
                } else {
                  lose(failure);
                }
              });
    } catch (KafkaException e) {
      lose(e);
    }
    return said.body().length();
  }

  /// The client blocks for seconds at each message once it has lost its cluster: one is enough.
  @Override
  public boolean isUp() {
    return !lost.get();
  }

  /// Counts are skipped while the last ones still wait in the client. Pictures and answers are not
  /// for this sink.
  @Override
  public int tell(Sink.Aside aside) {
    if (!(aside instanceof Sink.Aside.Counts newest) || !countsWait.compareAndSet(false, true)) {
      return 0;
    }
    Body body = events.counts(newest);
    try {
      var _ = producer.send(message("counts", body), (_, _) -> countsWait.set(false));
    } catch (KafkaException e) {
      lose(e);
    }
    return body.length();
  }

  @Override
  public Sink.@Nullable Word next(long waitNanos) throws InterruptedException {
    return words.poll(Math.max(0, waitNanos), TimeUnit.NANOSECONDS);
  }

  @Override
  public void goodbye() {
    var _ = producer.send(message("status", events.offline()));
  }

  @Override
  public void close() {
    producer.close(CLOSE_WAIT);
  }

  private ProducerRecord<String, byte[]> message(String kind, Body body) {
    List<Header> headers = List.of(new RecordHeader("kind", kind.getBytes(StandardCharsets.UTF_8)));
    return new ProducerRecord<>(settings.topic(), null, settings.station(), body.bytes(), headers);
  }

  private void lose(Exception why) {
    if (lost.compareAndSet(false, true)) {
      words.add(new Sink.Word.Lost(KafkaSink.words(why)));
    }
  }
}
