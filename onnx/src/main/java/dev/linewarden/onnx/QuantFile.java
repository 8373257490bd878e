package dev.linewarden.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A model's file that can be written anew in 8 bits: which of its layers could compute so, which
/// tensors have to be measured for it, and the files on the way. Lies over the memory of a
/// [ModelFile], which has to stay open. Immutable.
public final class QuantFile {
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

  private final ModelFile file;
  private final OnnxGraph graph;
  private final QuantPlan plan;

  /// What was written.
  ///
  /// @param layers with weights that compute in 8 bits
  /// @param between operators without weights that do
  /// @param floats layers that stay as they are
  public record Written(int layers, int between, int floats) {}

  private QuantFile(ModelFile file, OnnxGraph graph, QuantPlan plan) {
    this.file = file;
    this.graph = graph;
    this.plan = plan;
  }

  /// Throws [Malformed] when the model is not fit to be made one in 8 bits.
  public static void check(OnnxModel model) throws Malformed {
    Set<String> already = new TreeSet<>(model.ops().keySet());
    already.retainAll(QUANTIZED);
    if (!already.isEmpty()) {
      throw new Malformed(
          "must compute in floats to be quantized, but is quantized already: it uses " + already);
    }
    opset(model);
  }

  /// Of a model in which all that can be computed ahead is a weight already. Throws [Malformed]
  /// when nothing of it could compute in 8 bits.
  public static QuantFile of(ModelFile file) throws Malformed {
    OnnxGraph graph = OnnxGraph.read(file.bytes());
    QuantPlan plan = QuantPlan.of(graph, Set.of());
    if (plan.layers().isEmpty()) {
      throw new Malformed(nothingToDo(graph));
    }
    return new QuantFile(file, graph, plan);
  }

  private static String nothingToDo(OnnxGraph graph) {
    boolean isHalf =
        graph.weights().values().stream().anyMatch(w -> w.type() == TensorType.FLOAT16);
    return isHalf
        ? "must compute in floats of 32 bits to be quantized, but its weights have 16"
        : "has nothing to quantize: no convolution, matrix product or Gemm with weights of its own"
            + " before its last ones, which always stay as they are";
  }

  /// All that could compute in 8 bits, by the names of their outputs.
  public List<String> layers() {
    return plan.layers().stream().map(layer -> layer.outputs().getFirst()).toList();
  }

  /// Whose steps [#write] has to be told, by name.
  public List<String> tensors() {
    return List.copyOf(plan.steps().keySet());
  }

  /// The version of the standard operators that the new file is written in.
  private static long opset(OnnxModel model) throws Malformed {
    long opset = model.opset();
    if (opset >= OPSET_MIN) {
      return opset == OPSET_MAX_POOL - 1 && !model.ops().containsKey("Dropout")
          ? OPSET_MAX_POOL
          : opset;
    }
    Set<String> changed = new TreeSet<>(model.ops().keySet());
    changed.retainAll(CHANGED);
    if (opset < Prefix.OPSET_MIN || !changed.isEmpty()) {
      throw new Malformed(
          "must have operators of version %d or later to be quantized, but has version %d%s"
              .formatted(OPSET_MIN, opset, changed.isEmpty() ? "" : " and uses " + changed));
    }
    return OPSET_MIN;
  }

  /// Writes the same model with all those tensors as outputs as well.
  public void writeWatched(Path to) throws IOException, Malformed {
    try (OutputStream out = Files.newOutputStream(to)) {
      ProtoReader reader = new ProtoReader(file.bytes());
      while (reader.next()) {
        if (reader.field() == 7) {
          ProtoWriter whole = new ProtoWriter().copy(reader.bytes());
          tensors().stream()
              .filter(tensor -> !graph.isOutput(tensor))
              .forEach(tensor -> whole.message(12, ofAnyShape(tensor)));
          out.write(new ProtoWriter().message(7, whole).toBytes());
        } else {
          out.write(new ProtoWriter().copy(reader.raw()).toBytes());
        }
      }
    }
  }

  private static ProtoWriter ofAnyShape(String tensor) {
    ProtoWriter type =
        new ProtoWriter().message(1, new ProtoWriter().number(1, TensorType.FLOAT.code()));
    return new ProtoWriter().text(1, tensor).message(2, type);
  }

  /// Writes the model in 8 bits.
  ///
  /// @param steps of each of [#tensors()]
  /// @param kept layers that stay as they are, by the names of their outputs
  /// @param metadata all that the new file says of itself
  public Written write(
      Path to, Map<String, Quantized.Step> steps, Set<String> kept, Map<String, String> metadata)
      throws IOException, Malformed {
    long opset = opset(file.facts().model());
    QuantPlan some = QuantPlan.of(graph, kept);
    byte[] written = new QuantWriter(graph, some, steps, opset).write();
    Files.write(to, around(written, opset, metadata));
    return new Written(
        some.layers().size(), some.between().size(), kept.size() + some.last().size());
  }

  /// The same model around another graph.
  private byte[] around(byte[] other, long opset, Map<String, String> metadata) throws Malformed {
    ProtoWriter whole = new ProtoWriter();
    ProtoReader reader = new ProtoReader(file.bytes());
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
    return whole.bytes(7, other).toBytes();
  }

  private static void keepOpset(ProtoReader field, ProtoWriter whole) throws Malformed {
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
