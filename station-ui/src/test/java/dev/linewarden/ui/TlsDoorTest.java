package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.MonotonicClock;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsDoorTest {
  private static final String BEFORE =
      "the screen's new certificate is not served; the one before is";
  private static final String OUT_OF_TIME = "the screen's certificate is out of its time";

  @TempDir Path folder;

  @Test
  void aBrowserThatTrustsTheCertificateSignsOnAndLooksOn() throws Exception {
    TlsSettings own = TlsSettings.own(0, folder);
    try (ScreenRig rig = rig(own);
        HttpClient client = trusting(own.certificate())) {
      URI address = rig.screen.secureAddress().orElseThrow();
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address.resolve("/api/v1/sign-on"))
                  .header("Content-Type", "application/json")
                  .header("Origin", "https://" + address.getAuthority())
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"name\": \"anna\", \"secret\": \"right\"}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
          .startsWith("linewarden-" + address.getPort())
          .contains("Secure", "HttpOnly");
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
      assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
      assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      Browser.Ear ear = new Browser.Ear(new tools.jackson.databind.json.JsonMapper(), true);
      URI live = URI.create("wss://" + address.getAuthority() + "/api/v1/live");
      WebSocket socket = client.newWebSocketBuilder().buildAsync(live, ear).join();
      assertThat(ear.nextStatus().isObject()).isTrue();
      // The client's end waits for it.
      socket.abort();
    }
  }

  @Test
  void theCertificateIsMadeOnceAndItsKeyIsTheOwnersOnly() throws IOException {
    TlsSettings own = TlsSettings.own(0, folder.resolve("data"));
    new ScreenRig(new UiSettings("127.0.0.1", 0, Optional.of(own))).close();
    String first = TlsIdentity.read(own).fingerprint();
    new ScreenRig(new UiSettings("127.0.0.1", 0, Optional.of(own))).close();

    assertThat(TlsIdentity.read(own).fingerprint()).isEqualTo(first).matches("(..:){31}..");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own.key())))
        .isEqualTo("rw-------");
    assertThat(TlsIdentity.read(own).names()).contains("localhost");
  }

  @Test
  void aCertificateThatIsReplacedIsServedFromTheNextConnectionOn() throws Exception {
    TlsSettings own = TlsSettings.own(0, folder);
    try (ScreenRig rig = rig(own)) {
      TlsSettings next = made("next");
      assertThatThrownBy(() -> look(rig, next)).isInstanceOf(SSLException.class);

      // First half of a replacement: what was served is served, and it is counted.
      move(next.certificate(), own.certificate());
      rig.await("the half is refused", () -> rig.faults.count("ui", BEFORE) == 1);
      assertThatThrownBy(() -> look(rig, own)).isInstanceOf(SSLException.class);
      move(next.key(), own.key());

      rig.await("the new one is served", () -> serves(rig, own));
    }
  }

  @Test
  void withEncryptionNobodyElseReachesTheScreenInPlain() throws Exception {
    UiSettings settings = new UiSettings("0.0.0.0", 0, Optional.of(TlsSettings.own(0, folder)));
    try (ScreenRig rig = new ScreenRig(settings)) {
      int secure = rig.screen.secureAddress().orElseThrow().getPort();
      // An address of this machine that is not the panel's.
      try (Socket reached = new Socket("127.0.0.2", secure)) {
        assertThat(reached.isConnected()).isTrue();
      }
      assertThatThrownBy(() -> new Socket("127.0.0.2", rig.screen.port()).close())
          .isInstanceOf(ConnectException.class);
      assertThat(rig.browser.get("/api/v1/status").statusCode()).isEqualTo(200);
      assertThat(rig.screen.address()).hasScheme("http").hasHost("127.0.0.1");
    }
  }

  @Test
  void anEncryptedConnectionCountsOnce() throws Exception {
    TlsSettings own = TlsSettings.own(0, folder);
    List<Socket> open = new ArrayList<>();
    try (ScreenRig rig = rig(own)) {
      int port = rig.screen.secureAddress().orElseThrow().getPort();
      SSLContext context = Trust.only(own.certificate());
      for (int i = 0; i < ConnectionBound.OF_ONE_ADDRESS_MAX * 2 / 3; i++) {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        open.add(socket);
        socket.startHandshake();
      }
      assertThat(rig.faults.count("ui", "an address had too many connections")).isZero();
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  @Test
  void olderProtocolsAreNotSpoken() throws Exception {
    TlsSettings own = TlsSettings.own(0, folder);
    try (ScreenRig rig = rig(own)) {
      int port = rig.screen.secureAddress().orElseThrow().getPort();
      SSLContext context = Trust.only(own.certificate());
      try (SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
        socket.setEnabledProtocols(new String[] {"TLSv1.2"});
        socket.startHandshake();
        assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");
      }
      try (SSLSocket socket =
          (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
        socket.setEnabledProtocols(new String[] {"TLSv1.1"});
        assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
      }
    }
  }

  @Test
  void anExpiredCertificateIsServedAndCounted() throws Exception {
    TlsSettings own = TlsSettings.own(0, folder);
    OwnCertificate.makeIfMissing(own, "localhost", 0);
    try (ScreenRig rig = rig(own)) {
      int port = rig.screen.secureAddress().orElseThrow().getPort();
      try (SSLSocket socket =
          (SSLSocket)
              Trust.only(own.certificate()).getSocketFactory().createSocket("127.0.0.1", port)) {
        socket.startHandshake();
      }
      assertThat(rig.faults.count("ui", OUT_OF_TIME)).isEqualTo(1);
    }
  }

  @Test
  void whatIsNoCertificateIsToldAtTheStart() throws IOException {
    TlsSettings own = made("own");
    Files.writeString(own.certificate(), "-----BEGIN CERTIFICATE-----\nAAAA\n");

    assertThatThrownBy(() -> rig(own))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a certificate in PEM was expected in " + own.certificate());
  }

  private ScreenRig rig(TlsSettings tls) {
    return new ScreenRig(new UiSettings("127.0.0.1", 0, Optional.of(tls)));
  }

  private TlsSettings made(String name) {
    TlsSettings settings = TlsSettings.own(0, folder.resolve(name));
    OwnCertificate.makeIfMissing(settings, "localhost", new MonotonicClock().wallMillis());
    return settings;
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static int look(ScreenRig rig, TlsSettings trusted) throws Exception {
    try (HttpClient client = trusting(trusted.certificate())) {
      URI address = rig.screen.secureAddress().orElseThrow().resolve("/api/v1/status");
      return client
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static boolean serves(ScreenRig rig, TlsSettings trusted) {
    try {
      return look(rig, trusted) == 200;
    } catch (Exception e) {
      return false;
    }
  }

  private static HttpClient trusting(Path certificate) throws Exception {
    return HttpClient.newBuilder().sslContext(Trust.only(certificate)).build();
  }
}
