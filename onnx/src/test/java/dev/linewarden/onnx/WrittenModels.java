package dev.linewarden.onnx;

/// Models of one addition for tests, to be read and not to be run.
final class WrittenModels {
  private static final long IR_VERSION_OLD = 3;

  private WrittenModels() {}

  /// One whose only weight is listed as an input too.
  static byte[] listingItsWeight() {
    ProtoWriter graph =
        addition(ProtoWriter.floats("w", new long[] {1}, 2))
            .message(11, ProtoWriter.value("w", TensorType.FLOAT, 1));
    return model(graph);
  }

  /// One whose only weight, of one number, is said to lie in another file.
  static byte[] pointingTo(String file, long offset, long length) {
    ProtoWriter weight =
        new ProtoWriter()
            .number(1, 1)
            .number(2, TensorType.FLOAT.code())
            .text(8, "w")
            .message(13, entry("location", file))
            .message(13, entry("offset", Long.toString(offset)))
            .message(13, entry("length", Long.toString(length)))
            .number(14, 1);
    return model(addition(weight));
  }

  private static ProtoWriter addition(ProtoWriter weight) {
    return new ProtoWriter()
        .message(1, ProtoWriter.node("Add", "out", "in", "w"))
        .message(5, weight)
        .message(11, ProtoWriter.value("in", TensorType.FLOAT, 1, 1, 2, 2))
        .message(12, ProtoWriter.value("out", TensorType.FLOAT, 1, 1, 2, 2));
  }

  private static ProtoWriter entry(String key, String value) {
    return new ProtoWriter().text(1, key).text(2, value);
  }

  private static byte[] model(ProtoWriter graph) {
    return new ProtoWriter()
        .number(1, IR_VERSION_OLD)
        .message(7, graph)
        .message(8, new ProtoWriter().text(1, "").number(2, 8))
        .toBytes();
  }
}
