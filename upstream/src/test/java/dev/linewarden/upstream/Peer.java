package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Somebody else's subscriber: `mosquitto_sub`, and what it printed.
final class Peer implements AutoCloseable {
  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":([0-9]+)");
  private static final int ATTEMPTS_MAX = 2_000;

  private final int port;
  private final Process process;
  private final LinkedBlockingQueue<String> lines;
  private List<Message> beforeMark = List.of();

  /// One printed line: `retained topic body`.
  record Message(boolean retained, String kind, String topic, String body) {
    static Message of(String line) {
      String[] words = line.split(" ", 3);
      assertThat(words).as("line '%s'", line).hasSize(3);
      String kind = words[1].substring(words[1].lastIndexOf('/') + 1);
      return new Message(words[0].equals("1"), kind, words[1], words[2]);
    }

    boolean event() {
      return List.of("trigger", "part", "ending").contains(kind);
    }

    boolean history() {
      return body.contains("\"history\":true");
    }

    long sequence() {
      Matcher matcher = SEQUENCE.matcher(body);
      assertThat(matcher.find()).as("sequence in %s", body).isTrue();
      return Long.parseLong(matcher.group(1));
    }
  }

  private Peer(int port, Process process) {
    this.port = port;
    this.process = process;
    this.lines = Mosquitto.lines(process);
  }

  /// Returns when its subscription is in force.
  static Peer subscribed(int port, String... more) throws IOException, InterruptedException {
    return subscribed(port, List.of(), more);
  }

  /// With a session that the broker keeps while this subscriber is away.
  static Peer durable(int port, String id) throws IOException, InterruptedException {
    return subscribed(port, List.of("-c", "-i", id, "-x", "3600"));
  }

  private static Peer subscribed(int port, List<String> session, String... more)
      throws IOException, InterruptedException {
    List<String> command = command("mosquitto_sub", port, more);
    command.addAll(session);
    // QoS 0: the broker hands each event on before it acknowledges it to the station.
    command.addAll(List.of("-q", "0", "-t", "linewarden/#", "-t", "marker/#", "-F", "%r %t %p"));
    Peer peer = new Peer(port, new ProcessBuilder(command).redirectErrorStream(true).start());
    peer.beforeMark = peer.awaitSubscription(more);
    return peer;
  }

  /// Publishes a mark until it comes back; it is the same subscription that brings the events. Says
  /// what came before the mark.
  List<Message> awaitSubscription(String... more) throws IOException, InterruptedException {
    List<Message> before = new ArrayList<>();
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
      List<String> command = command("mosquitto_pub", port, more);
      command.addAll(List.of("-t", "marker/" + attempt, "-m", "here"));
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .start()
          .waitFor(Mosquitto.PATIENCE_SECONDS, TimeUnit.SECONDS);
      String line = lines.poll(100, TimeUnit.MILLISECONDS);
      while (line != null) {
        if (line.contains("marker/")) {
          return before;
        }
        if (line.startsWith("0 ") || line.startsWith("1 ")) {
          before.add(Message.of(line));
        }
        line = lines.poll();
      }
    }
    throw new AssertionError("mosquitto_sub got no subscription on port " + port);
  }

  static void publish(int port, String topic, String body, String... more)
      throws IOException, InterruptedException {
    List<String> command = command("mosquitto_pub", port, more);
    command.addAll(List.of("-q", "1", "-t", topic, "-m", body));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(Mosquitto.PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  /// Everything up to and with the first message that fits.
  List<Message> until(Predicate<Message> last) throws InterruptedException {
    List<Message> seen = new ArrayList<>();
    while (true) {
      String line = lines.poll(Mosquitto.PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(line).as("a further message after %s", tail(seen)).isNotNull();
      if ((line.startsWith("0 ") || line.startsWith("1 ")) && !line.contains("marker/")) {
        seen.add(Message.of(line));
        if (last.test(seen.getLast())) {
          return seen;
        }
      }
    }
  }

  /// What the subscription brought at once: the retained messages.
  List<Message> beforeMark() {
    return beforeMark;
  }

  Message next(String kind) throws InterruptedException {
    return until(message -> message.kind().equals(kind)).getLast();
  }

  List<Message> untilSequence(long sequence) throws InterruptedException {
    return until(message -> message.event() && message.sequence() == sequence);
  }

  static List<Long> sequences(List<Message> messages) {
    return messages.stream().filter(Message::event).map(Message::sequence).toList();
  }

  void kill() throws InterruptedException {
    assertThat(process.destroyForcibly().waitFor(Mosquitto.PATIENCE_SECONDS, TimeUnit.SECONDS))
        .isTrue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static List<String> command(String name, int port, String... more) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(Mosquitto.binary(name), "-V", "mqttv5", "-h", "127.0.0.1", "-p", "" + port));
    command.addAll(List.of(more));
    return command;
  }

  private static String tail(List<Message> seen) {
    return seen.isEmpty() ? "none" : seen.size() + " messages, last " + seen.getLast();
  }
}
