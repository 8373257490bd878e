package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The broker that most plants have, as a process of its own on a free loopback port.
final class Mosquitto implements AutoCloseable {
  /// A busy machine may let any of its processes wait.
  static final int PATIENCE_SECONDS = 240;

  private static final List<String> PLACES = List.of("/usr/sbin", "/usr/bin", "/usr/local/sbin");

  private final Path config;
  private final int port;
  private @Nullable Process process;

  /// `options` are further lines of its configuration.
  Mosquitto(Path folder, String options) throws IOException {
    port = freePort();
    config = folder.resolve("mosquitto.conf");
    Files.writeString(
        config,
        "listener %d 127.0.0.1\npersistence false\nlog_dest stderr\n%s\n".formatted(port, options));
    start();
  }

  int port() {
    return port;
  }

  /// Returns when it takes connections.
  void start() throws IOException {
    Process started =
        new ProcessBuilder(binary("mosquitto"), "-c", config.toString())
            .redirectErrorStream(true)
            .start();
    process = started;
    LinkedBlockingQueue<String> lines = lines(started);
    StringBuilder said = new StringBuilder();
    try {
      for (String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
          line != null;
          line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        said.append(line).append('\n');
        if (line.endsWith("running")) {
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    fail("mosquitto did not start: " + said);
  }

  /// As a power cut would: nothing is said, nothing is written.
  void kill() {
    if (process != null) {
      try {
        assertThat(process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    kill();
  }

  static int freePort() throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return probe.getLocalPort();
    }
  }

  static String binary(String name) {
    return PLACES.stream()
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseGet(() ->
            fail(
                "this test needs '%s', which is not in %s: ./verify installs it (packages"
                    + " mosquitto and mosquitto-clients)",
                name, PLACES));
  }

  /// Everything the process says, line by line, read by a thread of its own to the end.
  static LinkedBlockingQueue<String> lines(Process process) {
    LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    BufferedReader reader = process.inputReader();
    Thread.ofVirtual()
        .start(() -> {
          try (reader) {
            reader.lines().forEach(lines::add);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (UncheckedIOException _) {
            // The process was killed while it spoke.
          }
        });
    return lines;
  }
}
