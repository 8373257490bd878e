package dev.linewarden.upstream;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/// The steps on the way to a sink. After one that fails no further one is tried: it could say
/// nothing new. One thread.
final class Probe {
  static final int CONNECT_MILLIS = 5000;

  private final List<ProbeStep> steps = new ArrayList<>();
  private boolean failed;

  /// Returns what is good, in words; throws what is not.
  interface Look {
    String look() throws IOException, ExecutionException, TimeoutException, InterruptedException;
  }

  Probe step(String what, Look look) throws InterruptedException {
    if (failed) {
      return this;
    }
    try {
      steps.add(new ProbeStep(true, what, look.look()));
    } catch (IOException | ExecutionException | TimeoutException | RuntimeException e) {
      failed = true;
      steps.add(new ProbeStep(false, what, Excuse.of(e)));
    }
    return this;
  }

  /// Name, connection, and with TLS who is there.
  Probe reach(String host, int port, boolean encrypted, TlsSettings tls)
      throws InterruptedException {
    step("name", () -> host + " is " + addresses(host));
    step("connection", () -> connect(host, port));
    return encrypted ? step("encryption", () -> shake(host, port, tls)) : this;
  }

  List<ProbeStep> steps() {
    return List.copyOf(steps);
  }

  private static String addresses(String host) throws IOException {
    return Arrays.stream(InetAddress.getAllByName(host))
        .map(InetAddress::getHostAddress)
        .collect(Collectors.joining(", "));
  }

  private static String connect(String host, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      return "port " + port + " answers";
    }
  }

  private static String shake(String host, int port, TlsSettings tls) throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
      plain.setSoTimeout(CONNECT_MILLIS);
      try (SSLSocket socket =
          (SSLSocket) Tls.context(tls).getSocketFactory().createSocket(plain, host, port, true)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return described(socket.getSession());
      }
    }
  }

  private static String described(SSLSession session) throws IOException {
    X509Certificate peer = (X509Certificate) session.getPeerCertificates()[0];
    return "%s with %s, valid until %tF"
        .formatted(
            session.getProtocol(), peer.getSubjectX500Principal().getName(), peer.getNotAfter());
  }
}
