package dev.linewarden.upstream;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import dev.linewarden.inspection.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;

/// What an edge node says in one life: its birth and its device's, then what changed, in one row of
/// numbers. Sends nothing itself. One thread.
final class SparkplugNode {
  /// Messages are numbered from 0 to below this, and again.
  static final int SEQ_COUNT = 256;

  /// With so many tags no further reason gets one in this life; the sums have it.
  static final int TAGS_MAX = 1000;

  private final SparkplugSettings settings;
  private final int bdSeq;
  private final Clock clock;
  private final TagFolder node;
  private final TagFolder line;
  private int seq;

  /// @param bdSeq of this connection, the same in its births and its death
  SparkplugNode(SparkplugSettings settings, int bdSeq, Clock clock) {
    this.settings = settings;
    this.bdSeq = bdSeq;
    this.clock = clock;
    AtomicLong aliases = new AtomicLong();
    this.node = new TagFolder(aliases::incrementAndGet);
    this.line = new TagFolder(aliases::incrementAndGet);
    node.learn(StationTags.node(), clock.wallMillis());
    line.learn(StationTags.line(), clock.wallMillis());
  }

  MqttWire.Will will() {
    return new MqttWire.Will(
        settings.nodeTopic("NDEATH"), SparkplugPayloads.death(bdSeq, clock.wallMillis()), false);
  }

  /// The last will in the station's own words.
  MqttWire.Message death() {
    return new MqttWire.Message(
        settings.nodeTopic("NDEATH"),
        SparkplugPayloads.death(bdSeq, clock.wallMillis()),
        MqttQos.AT_LEAST_ONCE,
        false,
        MqttWire.Content.PROTOBUF);
  }

  /// For the next births.
  void learn(Sink.Aside.Counts newest) {
    node.learn(own(newest), newest.wallMillis());
    line.learn(counts(newest), newest.wallMillis());
  }

  List<MqttWire.Message> births() {
    seq = 0;
    long now = clock.wallMillis();
    List<Metric> own = new ArrayList<>();
    own.add(SparkplugPayloads.bdSeq(bdSeq, now));
    own.add(SparkplugPayloads.rebirth(now));
    own.addAll(node.birth());
    return List.of(
        message(settings.nodeTopic("NBIRTH"), own),
        message(settings.deviceTopic("DBIRTH"), line.birth()));
  }

  /// What of the newest counts is other than what was said. A reason for which no part was removed
  /// before is a new tag, and a new tag needs both births: a device is born once in a node's life.
  List<MqttWire.Message> news(Sink.Aside.Counts newest) {
    Map<String, TagValue> counts = counts(newest);
    if (!line.knows(counts.keySet())) {
      learn(newest);
      return births();
    }
    List<MqttWire.Message> messages = new ArrayList<>();
    List<Metric> own = node.news(own(newest), newest.wallMillis());
    if (!own.isEmpty()) {
      messages.add(message(settings.nodeTopic("NDATA"), own));
    }
    List<Metric> changed = line.news(counts, newest.wallMillis());
    if (!changed.isEmpty()) {
      messages.add(message(settings.deviceTopic("DDATA"), changed));
    }
    return messages;
  }

  MqttWire.Message lineHappened(Map<String, TagValue> tags, long wallMillis, boolean past) {
    return message(settings.deviceTopic("DDATA"), line.all(tags, wallMillis, past));
  }

  MqttWire.Message nodeHappened(Map<String, TagValue> tags, long wallMillis) {
    return message(settings.nodeTopic("NDATA"), node.all(tags, wallMillis, false));
  }

  private Map<String, TagValue> own(Sink.Aside.Counts newest) {
    return StationTags.node(newest.behind(), clock.wallUncertaintyMillis());
  }

  /// Another recipe counts for itself: reasons it has not had are 0 again.
  private Map<String, TagValue> counts(Sink.Aside.Counts newest) {
    Map<String, TagValue> counts = StationTags.counts(newest.report());
    for (String name : line.names()) {
      if (name.startsWith(StationTags.REASONS)) {
        counts.putIfAbsent(name, new TagValue.Whole(0));
      }
    }
    if (line.names().size() >= TAGS_MAX) {
      counts.keySet().removeIf(name -> !line.names().contains(name));
    }
    return counts;
  }

  private MqttWire.Message message(String topic, List<Metric> metrics) {
    Body body = SparkplugPayloads.of(clock.wallMillis(), seq, metrics);
    seq = (seq + 1) % SEQ_COUNT;
    return new MqttWire.Message(
        topic, body, MqttQos.AT_MOST_ONCE, false, MqttWire.Content.PROTOBUF);
  }
}
