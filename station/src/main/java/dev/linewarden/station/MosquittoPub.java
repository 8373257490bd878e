package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import dev.linewarden.upstream.MqttSettings;
import dev.linewarden.upstream.SinkSettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// mosquitto's own client, as a measure for the station's: a line of its input is a message, at
/// least once each.
final class MosquittoPub {
  private static final int PATIENCE_SECONDS = 300;

  private final List<String> command;

  private MosquittoPub(List<String> command) {
    this.command = command;
  }

  /// Empty, with a word to the user, where it is not installed or the broker asks who comes; empty
  /// for another sink.
  static Optional<MosquittoPub> beside(SinkSettings sink, Console console) {
    if (!(sink instanceof MqttSettings mqtt)) {
      return Optional.empty();
    }
    if (!mqtt.isOpen()) {
      console.say("Without mosquitto_pub beside it: the broker wants a name or TLS");
      return Optional.empty();
    }
    MosquittoPub client =
        new MosquittoPub(
            List.of(
                "mosquitto_pub",
                "-V",
                "mqttv5",
                "-l",
                "-q",
                "1",
                "-h",
                mqtt.host(),
                "-p",
                Integer.toString(mqtt.port()),
                "-t",
                "linewarden/bench"));
    try {
      Process asked = new ProcessBuilder("mosquitto_pub", "--version").start();
      asked.destroy();
    } catch (IOException e) {
      console.say("Without mosquitto_pub beside it: apt-get install mosquitto-clients");
      return Optional.empty();
    }
    return Optional.of(client);
  }

  double messagesPerSecond(Clock clock, int messages, int bytes) {
    byte[] line = ("x".repeat(Math.max(1, bytes)) + "\n").getBytes(StandardCharsets.US_ASCII);
    long begun = clock.nanos();
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (OutputStream in = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
        for (int message = 0; message < messages; message++) {
          in.write(line);
        }
      }
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException("mosquitto_pub did not send everything");
      }
    } catch (IOException e) {
      throw new IllegalStateException("mosquitto_pub ended before it had everything", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("ended before it was measured", e);
    }
    return messages / ((clock.nanos() - begun) / (double) TimeUnit.SECONDS.toNanos(1));
  }
}
