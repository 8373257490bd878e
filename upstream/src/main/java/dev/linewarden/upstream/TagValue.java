package dev.linewarden.upstream;

import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;

/// What a Sparkplug tag is at one moment.
sealed interface TagValue {
  DataType type();

  /// Writes the value alone: name, number and type are the tag's.
  Metric.Builder into(Metric.Builder metric);

  record Whole(long value) implements TagValue {
    @Override
    public DataType type() {
      return DataType.Int64;
    }

    @Override
    public Metric.Builder into(Metric.Builder metric) {
      return metric.setLongValue(value);
    }
  }

  /// Not a number is told as unknown: hosts store what they get.
  record Real(double value) implements TagValue {
    @Override
    public DataType type() {
      return DataType.Double;
    }

    @Override
    public Metric.Builder into(Metric.Builder metric) {
      return Double.isFinite(value) ? metric.setDoubleValue(value) : metric.setIsNull(true);
    }
  }

  record Words(String value) implements TagValue {
    /// Longer texts are cut: a tag is for a screen, and the journal has them whole.
    static final int CHARS_MAX = 1024;

    static Words of(String value) {
      return new Words(value.length() > CHARS_MAX ? value.substring(0, CHARS_MAX) : value);
    }

    @Override
    public DataType type() {
      return DataType.String;
    }

    @Override
    public Metric.Builder into(Metric.Builder metric) {
      return metric.setStringValue(value);
    }
  }

  record Flag(boolean value) implements TagValue {
    @Override
    public DataType type() {
      return DataType.Boolean;
    }

    @Override
    public Metric.Builder into(Metric.Builder metric) {
      return metric.setBooleanValue(value);
    }
  }

  /// Not known yet; the type is already promised.
  record Unknown(DataType type) implements TagValue {
    @Override
    public Metric.Builder into(Metric.Builder metric) {
      return metric.setIsNull(true);
    }
  }
}
