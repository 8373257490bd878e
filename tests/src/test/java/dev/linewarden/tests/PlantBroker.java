package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.MonotonicClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.ObjectMapper;

/// The plant's side of a whole station, as its own tools have it: mosquitto, a subscriber that
/// hears everything, and whoever publishes commands.
final class PlantBroker implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 240;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final String secret;
  private final Process broker;
  private final Process subscriber;
  private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

  /// @param topic behind `linewarden/v1/<station>/`
  record Heard(String topic, String hex) {
    byte[] bytes() {
      return HexFormat.of().parseHex(hex);
    }

    String text() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }
  }

  PlantBroker(Path folder, String secret) throws IOException {
    this.secret = secret;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path config =
        Files.writeString(
            folder.resolve("mosquitto.conf"),
            "listener %d 127.0.0.1\nallow_anonymous true\nlog_dest stderr\n".formatted(port));
    broker =
        new ProcessBuilder(program("mosquitto"), "-c", config.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader said = broker.inputReader();
    String line = said.readLine();
    while (line != null && !line.endsWith("running")) {
      line = said.readLine();
    }
    assertThat(line).as("mosquitto runs").isNotNull();
    Thread.ofVirtual().start(() -> said.lines().forEach(_ -> {}));
    subscriber =
        new ProcessBuilder(
                program("mosquitto_sub"),
                "-h",
                "127.0.0.1",
                "-p",
                "" + port,
                "-q",
                "1",
                "-t",
                "linewarden/v1/#",
                "-F",
                "%t %x")
            .start();
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return port;
  }

  private void listen() {
    try (BufferedReader lines = subscriber.inputReader()) {
      for (String line; (line = lines.readLine()) != null; ) {
        String[] words = line.split(" ", 2);
        String topic = words[0].split("/", 4)[3];
        heard.add(new Heard(topic, words.length > 1 ? words[1] : ""));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The first from now on that fits.
  Heard next(Predicate<Heard> wanted) {
    List<String> others = new ArrayList<>();
    try {
      for (Heard next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
          next != null;
          next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        if (wanted.test(next)) {
          return next;
        }
        others.add(next.topic());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("nothing more was heard after " + others);
  }

  /// A signed command as docs/upstream.md has it, and the answer to it.
  String command(String station, String id, String what, String argument) {
    String body = signed(station, id, what, argument);
    publish(station, body);
    return answer(id);
  }

  String signed(String station, String id, String what, String argument) {
    String time = Instant.ofEpochMilli(new MonotonicClock().wallMillis()).toString();
    String text = String.join("\n", station, id, time, what, argument, "a test");
    Map<String, String> body = new TreeMap<>();
    body.put("id", id);
    body.put("time", time);
    body.put("command", what);
    body.put("argument", argument);
    body.put("why", "a test");
    body.put("mac", mac(text));
    return JSON.writeValueAsString(body);
  }

  void publish(String station, String body) {
    publish(station, "command", body);
  }

  /// What a station says of itself, as the plant's newcomers find it.
  void retain(String station, String topic, String body) {
    publish(station, topic, body, "-r");
  }

  private void publish(String station, String topic, String body, String... more) {
    List<String> command =
        new ArrayList<>(
            List.of(program("mosquitto_pub"), "-h", "127.0.0.1", "-p", "" + port, "-q", "1"));
    command.addAll(List.of(more));
    command.addAll(List.of("-t", "linewarden/v1/%s/%s".formatted(station, topic), "-m", body));
    try {
      Process publisher = new ProcessBuilder(command).inheritIO().start();
      assertThat(publisher.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(publisher.exitValue()).isZero();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  String answer(String id) {
    return next(
            one -> one.topic().equals("command/answer") && one.text().contains("\"" + id + "\""))
        .text();
  }

  private String mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// Where Debian has it, or where ./verify has unpacked it.
  static String program(String name) {
    return Stream.of(
            Path.of("/usr/sbin", name),
            Path.of("/usr/bin", name),
            Repository.root().resolve("target/tools/usr/bin").resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(() -> new AssertionError(name + " is missing: ./verify brings it"));
  }

  @Override
  public void close() {
    subscriber.destroyForcibly();
    broker.destroyForcibly();
  }
}
