package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.linewarden.inspection.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.junit.jupiter.api.Test;

final class SparkplugNodeTest {
  private static final int BEHIND = 5;

  private OptionalLong uncertainty = OptionalLong.of(3);
  private final SparkplugNode node =
      new SparkplugNode(settings(), 0, new OffClock(() -> uncertainty));

  private static SparkplugSettings settings() {
    return SparkplugSinkTest.settings(1883, MqttSettings.Version.V5, Optional.empty());
  }

  private static Sink.Aside.Counts counts() {
    return new Sink.Aside.Counts(Samples.report(), BEHIND, Samples.WALL_MILLIS);
  }

  private static List<Metric> metrics(MqttWire.Message message) {
    return SparkplugPayloads.command(message.body());
  }

  private static Sink.Aside.Counts counts(Map<String, Long> reasons) {
    CountsReport report = SparkplugSinkTest.counted(new Counts(12, 3, 1, reasons));
    return new Sink.Aside.Counts(report, BEHIND, Samples.WALL_MILLIS);
  }

  private static long seq(MqttWire.Message message) throws InvalidProtocolBufferException {
    return Payload.parseFrom(message.body().bytes()).getSeq();
  }

  /// tck-id-topic-structure-namespace-unique-device-id, payloads-alias-uniqueness.
  @Test
  void aReasonThatIsNewBringsBothBirthsAndEveryTagKeepsItsNumber() throws Exception {
    node.learn(counts());
    List<MqttWire.Message> first = node.births();
    List<MqttWire.Message> again = node.news(counts(Map.of("torn", 1L)));

    assertThat(again).extracting(MqttWire.Message::topic).isEqualTo(topics(first));
    assertThat(seq(again.getFirst())).isZero();
    assertThat(seq(again.getLast())).isEqualTo(1);
    Map<String, Long> before = aliases(first);
    Map<String, Long> after = aliases(again);
    assertThat(after).containsAllEntriesOf(before).containsKey("Reasons/torn");
    assertThat(after.values()).doesNotHaveDuplicates();
  }

  private static List<String> topics(List<MqttWire.Message> messages) {
    return messages.stream().map(MqttWire.Message::topic).toList();
  }

  private static Map<String, Long> aliases(List<MqttWire.Message> births) {
    return births.stream()
        .flatMap(birth -> metrics(birth).stream())
        .filter(Metric::hasAlias)
        .collect(Collectors.toMap(Metric::getName, Metric::getAlias));
  }

  /// tck-id-payloads-sequence-num-incrementing: from 255 on it is 0 again.
  @Test
  void messagesAreNumberedInARow() throws Exception {
    node.learn(counts());
    List<MqttWire.Message> said = new ArrayList<>(node.births());
    while (said.size() < 2 * SparkplugNode.SEQ_COUNT) {
      uncertainty = OptionalLong.of(said.size());
      said.addAll(node.news(counts()));
    }
    for (int i = 0; i < said.size(); i++) {
      assertThat(seq(said.get(i))).isEqualTo(i % SparkplugNode.SEQ_COUNT);
    }
  }

  /// tck-id-payloads-ndeath-*, topics-ndeath-payload.
  @Test
  void theLastWillAndTheDeathSayTheSameAndHaveNoPlaceInTheRow() throws Exception {
    assertThat(node.will().topic()).isEqualTo(node.death().topic());
    assertThat(node.will().body().bytes()).isEqualTo(node.death().body().bytes());
    Payload death = Payload.parseFrom(node.death().body().bytes());
    assertThat(death.hasSeq()).isFalse();
    assertThat(death.getMetricsList())
        .singleElement()
        .satisfies(metric -> assertThat(metric.getName()).isEqualTo(SparkplugPayloads.BD_SEQ));
    assertThat(node.death().retain()).isFalse();
  }

  @Test
  void howFarTheClockMayBeOffIsATagOfTheNode() {
    node.learn(counts());
    Metric born =
        metrics(node.births().getFirst()).stream()
            .filter(metric -> metric.getName().equals(StationTags.UNCERTAINTY))
            .findFirst()
            .orElseThrow();
    assertThat(born.getLongValue()).isEqualTo(3);
    assertThat(node.news(counts())).as("nothing is new").isEmpty();

    uncertainty = OptionalLong.empty();
    List<MqttWire.Message> news = node.news(counts());
    assertThat(news).hasSize(1);
    assertThat(metrics(news.getFirst()))
        .singleElement()
        .satisfies(metric -> {
          assertThat(metric.getAlias()).isEqualTo(born.getAlias());
          assertThat(metric.getDatatype()).isEqualTo(born.getDatatype());
          assertThat(metric.getIsNull()).as("nobody corrects it any more").isTrue();
        });
  }
}
