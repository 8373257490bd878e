package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.junit.jupiter.api.Test;

final class SparkplugNodeTest {
  private static final int BEHIND = 5;

  private OptionalLong uncertainty = OptionalLong.of(3);
  private final SparkplugNode node = new SparkplugNode(settings(), 0, new Doubtful());

  private final class Doubtful implements Clock {
    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public long wallMillis() {
      return Samples.WALL_MILLIS;
    }

    @Override
    public OptionalLong wallUncertaintyMillis() {
      return uncertainty;
    }
  }

  private static SparkplugSettings settings() {
    return SparkplugSinkTest.settings(1883, MqttSettings.Version.V5, Optional.empty());
  }

  private static Sink.Aside.Counts counts() {
    return new Sink.Aside.Counts(Samples.report(), BEHIND, Samples.WALL_MILLIS);
  }

  private static List<Metric> metrics(MqttWire.Message message) {
    return SparkplugPayloads.command(message.body());
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
