package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A web server that takes batches as JSON Lines by POST. Any 2xx says that it has the batch;
/// everything else, and a redirection too, that it does not.
final class WebhookSink implements Sink {
  static final String SIGNATURE = "X-Linewarden-Signature";
  static final String STATION = "X-Linewarden-Station";

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final WebhookSettings settings;
  private final Optional<SharedKey> key;
  private final Clock clock;
  private final Events events;

  WebhookSink(WebhookSettings settings, Clock clock) {
    this.settings = settings;
    this.key = settings.signingKey().map(SharedKey::read);
    this.clock = clock;
    this.events = new Events(settings.station(), clock);
  }

  @Override
  public int window() {
    return BatchLink.WINDOW;
  }

  /// Says that the station is there: a server that takes that takes the rest.
  @Override
  public Attempt connect() throws InterruptedException {
    Poster poster = new Poster();
    try {
      var _ = poster.carry(hello()).get(2 * ANSWER.toSeconds(), TimeUnit.SECONDS);
      return new Attempt.Connected(new BatchLink(events, poster, clock, settings.everySeconds()));
    } catch (ExecutionException | TimeoutException e) {
      poster.close();
      return new Attempt.Failed(Excuse.of(e));
    }
  }

  @Override
  public List<ProbeStep> probe() throws InterruptedException {
    Probe probe =
        new Probe()
            .reach(settings.url().getHost(), settings.port(), settings.encrypted(), settings.tls());
    probe.step(
        "right to send",
        () -> {
          try (Poster poster = new Poster()) {
            var _ = poster.carry(hello()).get(2 * ANSWER.toSeconds(), TimeUnit.SECONDS);
            return "the server takes a message that the station is online";
          }
        });
    return probe.steps();
  }

  private Batch hello() {
    return new Batch.Builder().add("status", events.online(clock.wallMillis())).build();
  }

  /// One client, for as long as the link lives.
  private final class Poster implements BatchLink.Carrier {
    private final HttpClient client = client();

    @Override
    public CompletableFuture<?> carry(Batch batch) {
      byte[] lines = batch.lines().bytes();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(settings.url())
              .timeout(ANSWER)
              .header("Content-Type", "application/x-ndjson")
              .header(STATION, settings.station())
              .POST(HttpRequest.BodyPublishers.ofByteArray(lines));
      key.ifPresent(secret -> {
        HttpRequest.Builder _ = request.header(SIGNATURE, "sha256=" + secret.sign(lines));
      });
      return client
          .sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
          .thenAccept(WebhookSink::require);
    }

    @Override
    public void close() {
      client.shutdownNow();
    }

    private HttpClient client() {
      HttpClient.Builder builder =
          HttpClient.newBuilder()
              .connectTimeout(CONNECT)
              .followRedirects(HttpClient.Redirect.NEVER);
      return settings.encrypted()
          ? builder.sslContext(Tls.context(settings.tls())).build()
          : builder.build();
    }
  }

  private static void require(HttpResponse<?> response) {
    if (response.statusCode() / 100 != 2) {
      throw new CompletionException(
          new IOException("the server answers with HTTP " + response.statusCode()));
    }
  }
}
