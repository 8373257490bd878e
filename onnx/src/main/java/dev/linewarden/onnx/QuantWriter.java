package dev.linewarden.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes a graph as its [QuantPlan] wants it: each tensor of the plan is written in 8 bits and
/// read back (QuantizeLinear, DequantizeLinear) where it is made, weights are whole numbers that
/// are read back, and the runtime makes one operator in 8 bits of what stands between. Used once.
final class QuantWriter {
  /// From it on the standard operators know a scale for each channel; before, the runtime's own of
  /// the same names do, at any version.
  private static final long OPSET_CHANNELS = 13;

  /// The domain of the runtime's own operators.
  static final String RUNTIME = "com.microsoft";

  private static final long[] SCALAR = {};

  private final OnnxGraph graph;
  private final QuantPlan plan;
  private final Map<String, Quantized.Step> steps;
  private final String domain;
  private final List<byte[]> nodes = new ArrayList<>();
  private final List<byte[]> weights = new ArrayList<>();
  private final Set<String> used = new HashSet<>();

  /// @param steps of each tensor of the plan
  QuantWriter(OnnxGraph graph, QuantPlan plan, Map<String, Quantized.Step> steps, long opset) {
    this.graph = graph;
    this.plan = plan;
    this.steps = steps;
    this.domain = opset >= OPSET_CHANNELS ? "" : RUNTIME;
  }

  /// A GraphProto.
  byte[] write() throws Malformed {
    Set<String> made = new HashSet<>();
    graph.nodes().forEach(node -> made.addAll(node.outputs()));
    for (String tensor : plan.steps().keySet()) {
      if (!made.contains(tensor)) {
        through8Bits(tensor, tensor, back(tensor));
      }
    }
    Set<GraphNode> layers = new HashSet<>(plan.layers());
    for (GraphNode node : graph.nodes()) {
      write(node, layers.contains(node));
    }
    ProtoWriter whole = new ProtoWriter();
    graph.others().forEach(whole::copy);
    nodes.forEach(node -> whole.bytes(1, node));
    weights.forEach(weight -> whole.bytes(5, weight));
    for (GraphWeight weight : graph.weights().values()) {
      if (graph.isNested() || used.contains(weight.name()) || graph.isOutput(weight.name())) {
        whole.bytes(5, bytes(weight.raw()));
      }
    }
    return whole.toBytes();
  }

  private static byte[] bytes(ByteBuffer from) {
    byte[] bytes = new byte[from.remaining()];
    from.duplicate().get(bytes);
    return bytes;
  }

  private void write(GraphNode node, boolean isLayer) throws Malformed {
    List<String> inputs = new ArrayList<>();
    for (String input : node.inputs()) {
      inputs.add(plan.steps().containsKey(input) ? back(input) : input);
    }
    if (isLayer) {
      wholeWeights(node, inputs);
    }
    used.addAll(inputs);
    nodes.add(node.with(inputs, node.outputs().stream().map(this::raw).toList()));
    for (String output : node.outputs()) {
      if (plan.steps().containsKey(output)) {
        through8Bits(output, raw(output), back(output));
      }
    }
  }

  /// What a maker calls a tensor: an output of the graph keeps its name for what was read back.
  private String raw(String tensor) {
    return plan.steps().containsKey(tensor) && graph.isOutput(tensor) ? own(tensor, "raw") : tensor;
  }

  /// What users call it.
  private String back(String tensor) {
    return graph.isOutput(tensor) ? tensor : own(tensor, "back");
  }

  private static String own(String tensor, String what) {
    return "linewarden/" + tensor + "/" + what;
  }

  private void through8Bits(String tensor, String from, String to) throws Malformed {
    Quantized.Step step = step(tensor);
    String scale = own(tensor, "scale");
    String zero = own(tensor, "zero");
    String whole = own(tensor, "8bits");
    weights.add(ProtoWriter.floats(scale, SCALAR, step.scale()).toBytes());
    weights.add(ProtoWriter.tensor(zero, TensorType.UINT8, SCALAR, (byte) step.zero()).toBytes());
    add(ProtoWriter.node("QuantizeLinear", whole, from, scale, zero));
    add(ProtoWriter.node("DequantizeLinear", to, whole, scale, zero));
  }

  private void add(ProtoWriter node) {
    nodes.add((domain.isEmpty() ? node : node.text(7, domain)).toBytes());
  }

  /// Puts whole numbers in place of the weights and the bias among the inputs.
  private void wholeWeights(GraphNode node, List<String> inputs) throws Malformed {
    GraphWeight weight = weight(node.input(1));
    boolean rows = node.is("Conv") || node.number("transB", 0) != 0;
    int axis = rows ? 0 : 1;
    int channels = weight.side(axis);
    float[] numbers = weight.floats();
    float[] bias = node.input(2).isEmpty() ? new float[0] : weight(node.input(2)).floats();
    float inputScale = step(node.input(0)).scale();
    Quantized.Layer layer =
        Quantized.layer(numbers, channels, rows ? numbers.length / channels : 1, bias, inputScale);

    String name = own(node.outputs().getFirst(), "weight");
    ProtoWriter whole =
        ProtoWriter.tensor(own(name, "8bits"), TensorType.INT8, shape(weight), layer.weights);
    String zero = own(name, "zero");
    weights.add(
        ProtoWriter.tensor(zero, TensorType.INT8, new long[] {channels}, new byte[channels])
            .toBytes());
    inputs.set(1, readBack(name, whole, layer.scales, axis));
    if (bias.length > 0) {
      String added = own(node.outputs().getFirst(), "bias");
      float[] scales = layer.scales.clone();
      for (int channel = 0; channel < channels; channel++) {
        scales[channel] *= inputScale;
      }
      long[] row = {channels};
      ProtoWriter wholeBias = ProtoWriter.ints(own(added, "8bits"), row, layer.bias);
      weights.add(ProtoWriter.ints(own(added, "zero"), row, new int[channels]).toBytes());
      inputs.set(2, readBack(added, wholeBias, scales, 0));
    }
  }

  /// The name of the tensor that comes of whole numbers, a scale for each channel, and its zeros.
  private String readBack(String name, ProtoWriter whole, float[] scales, int axis) {
    weights.add(whole.toBytes());
    weights.add(
        ProtoWriter.floats(own(name, "scale"), new long[] {scales.length}, scales).toBytes());
    ProtoWriter node =
        ProtoWriter.node(
            "DequantizeLinear", name, own(name, "8bits"), own(name, "scale"), own(name, "zero"));
    add(node.message(5, ProtoWriter.attribute("axis", axis)));
    return name;
  }

  private static long[] shape(GraphWeight weight) {
    return weight.shape().stream().mapToLong(Long::longValue).toArray();
  }

  private GraphWeight weight(String name) throws Malformed {
    GraphWeight weight = graph.weights().get(name);
    if (weight == null) {
      throw new Malformed("has no weight '%s'".formatted(name));
    }
    return weight;
  }

  /// What a moved tensor is written in is what it was moved from.
  private Quantized.Step step(String tensor) throws Malformed {
    Quantized.Step step = steps.get(plan.steps().getOrDefault(tensor, tensor));
    if (step == null) {
      throw new Malformed("was not measured at '%s'".formatted(tensor));
    }
    return step;
  }
}
