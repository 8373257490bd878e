package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.access.Accounts;
import dev.linewarden.access.Role;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What comes over the network with bad intent is refused, and the line goes on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnderAttackTest {
  private static final int SLOW = 40;
  private static final int SCREENS = 500;

  @TempDir static Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private StationProcess station;
  private Visitor stranger;

  @BeforeAll
  void start() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Clock clock = new MonotonicClock();
    try (Accounts accounts = new Accounts(data, clock, new FaultLog(clock))) {
      accounts.add("anna", Role.ADMIN, "correct horse", new Accounts.By("the set-up", ""));
    }
    station =
        StationProcess.configured(folder, StationProcess.CALM, "[station]\nstarts_alone = true\n");
    stranger = new Visitor(client, station.address(), Map.of());
  }

  @AfterAll
  void stop() {
    station.close();
    client.close();
  }

  @Test
  void slowAndIdleConnectionsHoldUpNeitherTheScreenNorTheLine() throws IOException {
    long before = passed();
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < SLOW; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), station.address().getPort());
      socket.getOutputStream().write("POST /api/v1/stop HT".getBytes(StandardCharsets.US_ASCII));
      slow.add(socket);
    }
    for (int i = 0; i < SCREENS; i++) {
      listen();
    }
    assertThat(station.status().at("/screens/watching").asInt())
        .as("screens that are shown pictures, of all that came")
        .isBetween(1, 16);
    goesOn(before);
    for (Socket socket : slow) {
      socket.close();
    }
  }

  @Test
  void whatIsForgedTooLargeOrFromElsewhereIsRefusedAndTheLineGoesOn() {
    long before = passed();
    String large = "{\"name\": \"" + "x".repeat(100_000) + "\"}";

    assertThat(stranger.post("/api/v1/sign-on", large).statusCode()).isEqualTo(413);
    assertThat(stranger.get("/%2e%2e/%2e%2e/etc/passwd").statusCode()).isBetween(400, 499);
    assertThat(stranger.get("/api/v1/pictures/..%2F..%2Fusers.json").statusCode())
        .isBetween(400, 499);
    for (String header : List.of("Bearer lw_forged", "Bearer ' or 1=1", "Bearer")) {
      assertThat(
              stranger
                  .showing("Authorization", header)
                  .post("/api/v1/draft/drop", "{}")
                  .statusCode())
          .as(header)
          .isEqualTo(401);
    }
    String cookie = "linewarden-" + station.address().getPort() + "=" + "A".repeat(43);
    assertThat(stranger.showing("Cookie", cookie).post("/api/v1/draft/drop", "{}").statusCode())
        .isEqualTo(401);
    assertThat(
            stranger
                .showing("Origin", "http://evil.example")
                .post("/api/v1/sign-on", "{\"name\": \"a\", \"secret\": \"b\"}")
                .statusCode())
        .isEqualTo(403);
    goesOn(before);
  }

  /// Opened or not: whoever is too many is sent away.
  private void listen() {
    URI live = URI.create("ws://" + station.address().getAuthority() + "/api/v1/live");
    WebSocket _ =
        client
            .newWebSocketBuilder()
            .buildAsync(live, new WebSocket.Listener() {})
            .exceptionally(_ -> null)
            .join();
  }

  private long passed() {
    return station.status().at("/ledger/passed").asLong();
  }

  private void goesOn(long before) {
    station.await(
        "twenty more parts passed", now -> now.at("/ledger/passed").asLong() >= before + 20);
  }
}
