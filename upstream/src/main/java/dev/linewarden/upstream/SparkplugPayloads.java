package dev.linewarden.upstream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.linewarden.inspection.BadInput;
import java.util.List;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;

/// The bodies of Sparkplug B messages. No state.
final class SparkplugPayloads {
  static final String REBIRTH = "Node Control/Rebirth";
  static final String BD_SEQ = "bdSeq";

  private SparkplugPayloads() {}

  static Body of(long wallMillis, int seq, List<Metric> metrics) {
    return new Body(
        Payload.newBuilder()
            .setTimestamp(wallMillis)
            .setSeq(seq)
            .addAllMetrics(metrics)
            .build()
            .toByteArray());
  }

  /// The last will: it has no place in the row of messages, so it has no number.
  static Body death(int bdSeq, long wallMillis) {
    return new Body(
        Payload.newBuilder()
            .setTimestamp(wallMillis)
            .addMetrics(bdSeq(bdSeq, wallMillis))
            .build()
            .toByteArray());
  }

  /// Which connection a birth belongs to; the death of the same connection says the same.
  static Metric bdSeq(int bdSeq, long wallMillis) {
    return Metric.newBuilder()
        .setName(BD_SEQ)
        .setTimestamp(wallMillis)
        .setDatatype(DataType.Int64.getNumber())
        .setLongValue(bdSeq)
        .build();
  }

  /// That a host may ask for a birth. By name only, so that a host that knows no numbers can ask.
  static Metric rebirth(long wallMillis) {
    return Metric.newBuilder()
        .setName(REBIRTH)
        .setTimestamp(wallMillis)
        .setDatatype(DataType.Boolean.getNumber())
        .setBooleanValue(false)
        .build();
  }

  /// What a command asks for. Throws [BadInput] when it is none, or too large to be one.
  static List<Metric> command(Body body) {
    if (body.length() > FlatJson.BYTES_MAX) {
      throw new BadInput(
          "a command must have up to %d bytes, but has %d"
              .formatted(FlatJson.BYTES_MAX, body.length()));
    }
    try {
      return Payload.parseFrom(body.bytes()).getMetricsList();
    } catch (InvalidProtocolBufferException e) {
      throw new BadInput("a command must be a Sparkplug B payload, but is not: " + e, e);
    }
  }

  static boolean asksForBirth(Metric metric) {
    return metric.getName().equals(REBIRTH) && metric.getBooleanValue();
  }
}
