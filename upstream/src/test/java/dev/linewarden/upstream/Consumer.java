package dev.linewarden.upstream;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a plant's database does: a row for each sequence, what comes twice is dropped, and it says
/// up to where it has everything.
final class Consumer implements AutoCloseable {
  private static final int SAY_EVERY = 500;
  private static final String STORED = "linewarden/v1/line-4/stored";
  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":([0-9]+)");
  private static final Pattern VERDICT = Pattern.compile("\"verdict\":\"([a-z]+)\"");

  private final Mqtt5AsyncClient client;
  private final Rows rows;
  private final int last;
  private int said;

  /// What outlives a connection. Any thread.
  static final class Rows {
    private final BitSet seen = new BitSet();
    private final Map<String, Integer> sums = new TreeMap<>();

    /// Up to here there is no hole.
    synchronized int complete() {
      return seen.nextClearBit(1) - 1;
    }

    synchronized Map<String, Integer> sums() {
      return Map.copyOf(sums);
    }

    synchronized void take(String body) {
      Matcher sequence = SEQUENCE.matcher(body);
      if (sequence.find() && !seen.get(Integer.parseInt(sequence.group(1)))) {
        seen.set(Integer.parseInt(sequence.group(1)));
        Matcher verdict = VERDICT.matcher(body);
        if (verdict.find()) {
          sums.merge(verdict.group(1), 1, Integer::sum);
        }
      }
    }
  }

  /// Returns when it listens, and has asked for what it misses.
  ///
  /// @param last after which nothing comes
  Consumer(int port, Rows rows, int last) throws Exception {
    this.rows = rows;
    this.last = last;
    this.client = Mqtt5Client.builder().serverHost("127.0.0.1").serverPort(port).buildAsync();
    client.connect().get(20, TimeUnit.SECONDS);
    client
        .subscribeWith()
        .topicFilter("linewarden/#")
        .callback(this::take)
        .send()
        .get(20, TimeUnit.SECONDS);
    say("{\"sequence\":%d,\"again\":true}".formatted(rows.complete()), true)
        .get(20, TimeUnit.SECONDS);
  }

  private void take(Mqtt5Publish message) {
    new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8).lines().forEach(rows::take);
    int complete = rows.complete();
    if (complete >= said + SAY_EVERY || complete == last) {
      said = complete;
      var _ = say("{\"sequence\":%d}".formatted(complete), false);
    }
  }

  private CompletableFuture<?> say(String body, boolean retain) {
    return client
        .publishWith()
        .topic(STORED)
        .payload(body.getBytes(StandardCharsets.UTF_8))
        .qos(MqttQos.AT_LEAST_ONCE)
        .retain(retain)
        .send();
  }

  @Override
  public void close() {
    var _ = client.disconnect();
  }
}
