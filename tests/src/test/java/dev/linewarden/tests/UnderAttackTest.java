package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What comes over the network with bad intent is refused, and the line goes on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnderAttackTest {
  private static final int SOCKETS = 200;

  @TempDir static Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private StationProcess station;
  private Visitor stranger;

  @BeforeAll
  void start() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("station.toml"),
            "[station]\nstarts_alone = true\n[access]\nlocal_operator = false\n");
    station = StationProcess.run(folder.resolve("data"), "--config", config.toString());
    stranger = new Visitor(client, station.address(), Map.of());
  }

  @AfterAll
  void stop() {
    station.close();
    client.close();
  }

  @Test
  void slowAndIdleConnectionsAreBoundedAndTheLineGoesOn() throws IOException {
    long before = passed().getAsLong();
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < SOCKETS; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), station.address().getPort());
      socket.getOutputStream().write("POST /api/v1/stop HT".getBytes(StandardCharsets.US_ASCII));
      slow.add(socket);
    }
    for (Socket socket : slow) {
      socket.close();
    }
    int refused = 0;
    for (int i = 0; i < SOCKETS; i++) {
      refused += listens() ? 0 : 1;
    }
    // Sixteen screens are shown pictures, others are sent away again; what is beyond is closed.
    assertThat(refused).as("live connections that were not even opened").isPositive();
    goesOn(before);
  }

  @Test
  void whatIsForgedTooLargeOrFromElsewhereIsRefusedAndTheLineGoesOn() {
    long before = passed().getAsLong();
    String large = "{\"name\": \"" + "x".repeat(100_000) + "\"}";

    assertThat(stranger.post("/api/v1/sign-on", large).statusCode()).isEqualTo(413);
    assertThat(stranger.get("/%2e%2e/%2e%2e/etc/passwd").statusCode()).isBetween(400, 499);
    assertThat(stranger.get("/api/v1/pictures/..%2F..%2Fusers.json").statusCode())
        .isBetween(400, 499);
    for (String header : List.of("Bearer lw_forged", "Bearer ' or 1=1", "Bearer")) {
      assertThat(stranger.showing("Authorization", header).post("/api/v1/stop", "{}").statusCode())
          .as(header)
          .isEqualTo(401);
    }
    String cookie = "linewarden-" + station.address().getPort() + "=" + "A".repeat(43);
    assertThat(stranger.showing("Cookie", cookie).post("/api/v1/stop", "{}").statusCode())
        .isEqualTo(401);
    assertThat(
            stranger
                .showing("Origin", "http://evil.example")
                .post("/api/v1/sign-on", "{\"name\": \"a\", \"secret\": \"b\"}")
                .statusCode())
        .isEqualTo(403);
    goesOn(before);
  }

  private boolean listens() {
    URI live = URI.create("ws://" + station.address().getAuthority() + "/api/v1/live");
    try {
      WebSocket _ =
          client.newWebSocketBuilder().buildAsync(live, new WebSocket.Listener() {}).join();
      return true;
    } catch (CompletionException e) {
      return false;
    }
  }

  private LongSupplier passed() {
    return () -> station.status().at("/ledger/passed").asLong();
  }

  private void goesOn(long before) {
    station.await(
        "twenty more parts passed", now -> now.at("/ledger/passed").asLong() >= before + 20);
  }
}
