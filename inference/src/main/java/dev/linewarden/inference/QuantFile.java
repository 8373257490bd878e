package dev.linewarden.inference;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Model files that are made on the way to one in 8 bits.
final class QuantFile {
  /// The lowest version of the standard operators in which there are some for 8 bits.
  private static final long OPSET_MIN = 10;

  /// Whose meaning changed on the way to that version; everything else means the same.
  private static final Set<String> CHANGED = Set.of("Slice", "TopK", "Upsample", "Scan");

  /// The first version in which MaxPool works in 8 bits; all else means what it did in the one
  /// before.
  private static final long OPSET_MAX_POOL = 12;

  private static final Set<String> QUANTIZED =
      Set.of(
          "QuantizeLinear",
          "DequantizeLinear",
          "DynamicQuantizeLinear",
          "QLinearConv",
          "QLinearMatMul",
          "ConvInteger",
          "MatMulInteger",
          "MatMulNBits",
          "QGemm");

  private QuantFile() {}

  /// Throws [OnnxScan.Malformed] with half a sentence about a model that is not fit to be made one
  /// in 8 bits.
  static void check(OnnxModel model) throws OnnxScan.Malformed {
    Set<String> already = new TreeSet<>(model.ops().keySet());
    already.retainAll(QUANTIZED);
    if (!already.isEmpty()) {
      throw new OnnxScan.Malformed(
          "must compute in floats to be quantized, but is quantized already: it uses " + already);
    }
    opset(model);
  }

  /// The version of the standard operators that the new file is written in.
  static long opset(OnnxModel model) throws OnnxScan.Malformed {
    long opset = model.opset();
    if (opset >= OPSET_MIN) {
      return opset == OPSET_MAX_POOL - 1 && !model.ops().containsKey("Dropout")
          ? OPSET_MAX_POOL
          : opset;
    }
    Set<String> changed = new TreeSet<>(model.ops().keySet());
    changed.retainAll(CHANGED);
    if (opset < Prefix.OPSET_MIN || !changed.isEmpty()) {
      throw new OnnxScan.Malformed(
          "must have operators of version %d or later to be quantized, but has version %d%s"
              .formatted(OPSET_MIN, opset, changed.isEmpty() ? "" : " and uses " + changed));
    }
    return OPSET_MIN;
  }

  /// The same model with tensors from inside it as outputs as well.
  static void withOutputs(ByteBuffer model, Collection<String> tensors, Path to)
      throws IOException, OnnxScan.Malformed {
    try (OutputStream out = Files.newOutputStream(to)) {
      ProtoReader reader = new ProtoReader(model);
      while (reader.next()) {
        if (reader.field() == 7) {
          ProtoWriter graph = new ProtoWriter().copy(reader.bytes());
          tensors.forEach(tensor -> graph.message(12, ofAnyShape(tensor)));
          out.write(new ProtoWriter().message(7, graph).toBytes());
        } else {
          out.write(new ProtoWriter().copy(reader.raw()).toBytes());
        }
      }
    }
  }

  private static ProtoWriter ofAnyShape(String tensor) {
    ProtoWriter type = new ProtoWriter().message(1, new ProtoWriter().number(1, ProtoWriter.FLOAT));
    return new ProtoWriter().text(1, tensor).message(2, type);
  }

  /// The same model around another graph.
  ///
  /// @param metadata all that the new file says of itself
  static void withGraph(
      ByteBuffer model, byte[] graph, long opset, Map<String, String> metadata, Path to)
      throws IOException, OnnxScan.Malformed {
    ProtoWriter whole = new ProtoWriter();
    ProtoReader reader = new ProtoReader(model);
    while (reader.next()) {
      switch (reader.field()) {
        case 7, 14 -> {}
        case 8 -> keepOpset(reader, whole);
        default -> whole.copy(reader.raw());
      }
    }
    whole.message(8, new ProtoWriter().text(1, "").number(2, opset));
    whole.message(8, new ProtoWriter().text(1, QuantWriter.RUNTIME).number(2, 1));
    metadata.forEach(
        (key, value) -> whole.message(14, new ProtoWriter().text(1, key).text(2, value)));
    Files.write(to, whole.bytes(7, graph).toBytes());
  }

  private static void keepOpset(ProtoReader field, ProtoWriter whole) throws OnnxScan.Malformed {
    String domain = "";
    ProtoReader opset = field.inner();
    while (opset.next()) {
      domain = opset.field() == 1 ? opset.text() : domain;
    }
    if (!Set.of("", "ai.onnx", QuantWriter.RUNTIME).contains(domain)) {
      whole.copy(field.raw());
    }
  }
}
