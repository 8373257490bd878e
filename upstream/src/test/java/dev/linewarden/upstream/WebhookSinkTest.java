package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Against the JDK's own web server.
@Timeout(300)
final class WebhookSinkTest {
  private static final int PARTS = 2000;
  private static final String SECRET = "an overly long secret for a test, 48 characters.";

  @TempDir Path folder;

  /// Answers each third request with 503, and believes only what is signed.
  private static final class Server implements AutoCloseable {
    final Consumer.Rows rows = new Consumer.Rows();
    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger unsigned = new AtomicInteger();
    private final SharedKey key;
    private final HttpServer server;

    Server(Path keyFile) throws IOException {
      key = SharedKey.read(keyFile);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/events", this::take);
      server.start();
    }

    int port() {
      return server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
      try (exchange) {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String signature =
            String.valueOf(exchange.getRequestHeaders().getFirst(WebhookSink.SIGNATURE));
        boolean signed = signature.equals("sha256=" + key.sign(body));
        unsigned.addAndGet(signed ? 0 : 1);
        boolean willing = requests.incrementAndGet() % 3 != 0;
        if (signed && willing) {
          new String(body, StandardCharsets.UTF_8).lines().forEach(rows::take);
        }
        exchange.sendResponseHeaders(willing ? 204 : 503, -1);
      }
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  @Test
  void aServerThatIsOftenBusyHasEverythingInTheEnd() throws Exception {
    Path key = Files.writeString(folder.resolve("webhook.key"), SECRET);
    try (Plant plant = new Plant(folder);
        Server server = new Server(key)) {
      Samples.parts(plant.journal, 1, PARTS);
      try (Upstream upstream = plant.upstream(settings(server.port(), Optional.of(key)))) {
        Later.that(() -> upstream.behind() == 0);
        assertThat(upstream.status().errors()).isPositive();
        assertThat(upstream.status().lastError()).isEqualTo("the server answers with HTTP 503");
      }
      assertThat(server.rows.complete()).isEqualTo(3 * PARTS);
      assertThat(server.unsigned.get()).isZero();
    }
  }

  @Test
  void aServerThatIsNotThereIsWaitedFor() throws Exception {
    try (Plant plant = new Plant(folder);
        Upstream upstream = plant.upstream(settings(Mosquitto.freePort(), Optional.empty()))) {
      assertThat(plant.awaitState("waiting for")).contains(": no connection");
      assertThat(upstream.connected()).isFalse();
    }
  }

  private static WebhookSettings settings(int port, Optional<Path> key) {
    return new WebhookSettings(
        "line-4",
        URI.create("http://127.0.0.1:" + port + "/events"),
        key,
        TlsSettings.DEFAULT,
        1,
        SendPolicy.DEFAULT);
  }
}
