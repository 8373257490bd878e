package dev.linewarden.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which operators of a graph shall compute in 8 bits, and which tensors are written in 8 bits for
/// them: layers with weights ([#layers()]) but not the last before each output, and between them
/// what passes numbers on. Immutable.
final class QuantPlan {
  /// Hand on the numbers they get, only elsewhere: what comes out is written as what goes in.
  private static final Set<String> MOVERS =
      Set.of("MaxPool", "Resize", "Reshape", "Transpose", "Squeeze", "Unsqueeze", "Gather");

  /// Compute in 8 bits when all that goes in is in 8 bits.
  private static final Set<String> COMPUTERS =
      Set.of("Concat", "Add", "Mul", "Sigmoid", "LeakyRelu", "AveragePool", "GlobalAveragePool");

  /// What can be the last layer before an output, also in a form that there is not in 8 bits.
  private static final Set<String> WEIGHTED = Set.of("Conv", "ConvTranspose", "MatMul", "Gemm");

  private final OnnxGraph graph;
  private final List<GraphNode> layers = new ArrayList<>();
  private final Set<GraphNode> last = new HashSet<>();
  private final Set<GraphNode> between = new HashSet<>();

  /// The tensor whose steps a tensor is written in, by its name.
  private final Map<String, String> steps = new LinkedHashMap<>();

  private QuantPlan(OnnxGraph graph) {
    this.graph = graph;
  }

  /// @param kept layers that stay as they are besides, by their first output
  static QuantPlan of(OnnxGraph graph, Set<String> kept) throws Malformed {
    QuantPlan plan = new QuantPlan(graph);
    plan.findLast();
    for (GraphNode node : graph.nodes()) {
      if (plan.isLayer(node)
          && !plan.last.contains(node)
          && !kept.contains(node.outputs().getFirst())) {
        plan.layers.add(node);
        plan.write(node.input(0));
        plan.write(plan.result(node));
      }
    }
    plan.fillBetween();
    return plan;
  }

  /// Operators whose weights become whole numbers, in the order of the graph.
  List<GraphNode> layers() {
    return layers;
  }

  /// Layers that stay as they are because an output is made of what they say.
  Set<GraphNode> last() {
    return last;
  }

  /// Operators without weights that work in 8 bits.
  Set<GraphNode> between() {
    return between;
  }

  /// Tensors written in 8 bits, each with the tensor whose steps it has: itself, or what it was
  /// moved from.
  Map<String, String> steps() {
    return steps;
  }

  private void write(String tensor) {
    steps.putIfAbsent(tensor, tensor);
  }

  /// Backwards from each output to the first layers on the way.
  private void findLast() {
    Set<String> open = new HashSet<>();
    for (GraphNode node : graph.nodes().reversed()) {
      boolean leadsOut =
          node.outputs().stream().anyMatch(o -> open.contains(o) || graph.isOutput(o));
      if (leadsOut && WEIGHTED.contains(node.operator()) && hasWeights(node)) {
        last.add(node);
      } else if (leadsOut) {
        open.addAll(node.inputs());
      }
    }
  }

  private boolean hasWeights(GraphNode node) {
    return graph.weights().containsKey(node.input(1));
  }

  /// A convolution or a product of a picture's numbers with weights, in a form that there is in 8
  /// bits.
  private boolean isLayer(GraphNode node) throws Malformed {
    GraphWeight weight = graph.weights().get(node.input(1));
    if (weight == null || !weight.isFloat() || graph.weights().containsKey(node.input(0))) {
      return false;
    }
    return switch (node.domain().isEmpty() ? node.operator() : "") {
      case "Conv" -> weight.rank() >= 3 && isBias(node.input(2), weight.side(0));
      case "MatMul" -> weight.rank() == 2;
      case "Gemm" ->
          weight.rank() == 2
              && node.number("transA", 0) == 0
              && node.number("alpha", 1) == 1
              && node.number("beta", 1) == 1
              && isBias(node.input(2), weight.side(node.number("transB", 0) == 0 ? 1 : 0));
      default -> false;
    };
  }

  private boolean isBias(String name, int channels) {
    GraphWeight bias = graph.weights().get(name);
    return name.isEmpty()
        || (bias != null && bias.isFloat() && bias.rank() == 1 && bias.side(0) == channels);
  }

  /// What a layer gives on: itself, or after the Relu or Clip behind it, which writing in 8 bits
  /// from zero on does by the way.
  private String result(GraphNode layer) throws Malformed {
    String output = layer.outputs().getFirst();
    List<GraphNode> next = graph.consumers(output);
    boolean folds =
        next.size() == 1
            && !graph.isOutput(output)
            && (next.getFirst().is("Relu") || isClipAtZero(next.getFirst()));
    return folds ? next.getFirst().outputs().getFirst() : output;
  }

  private boolean isClipAtZero(GraphNode node) throws Malformed {
    if (!node.is("Clip")) {
      return false;
    }
    GraphWeight lowest = graph.weights().get(node.input(1));
    if (node.inputs().size() == 1) {
      return node.number("min", Double.NEGATIVE_INFINITY) == 0;
    }
    return lowest != null && lowest.isFloat() && lowest.floats()[0] == 0;
  }

  /// First whatever could work in 8 bits, then again without what feeds nobody who does.
  private void fillBetween() throws Malformed {
    Map<String, String> reachable = new HashMap<>(steps);
    List<GraphNode> candidates = new ArrayList<>();
    for (GraphNode node : graph.nodes()) {
      if (passesOn(node, reachable)) {
        candidates.add(node);
        boolean moves = MOVERS.contains(node.operator());
        String from = reachable.get(node.input(0));
        node.outputs()
            .forEach(output -> reachable.put(output, moves && from != null ? from : output));
      }
    }
    Set<GraphNode> takers = new HashSet<>(layers);
    for (GraphNode node : candidates.reversed()) {
      if (node.outputs().stream()
          .flatMap(o -> graph.consumers(o).stream())
          .anyMatch(takers::contains)) {
        takers.add(node);
        between.add(node);
      }
    }
    for (GraphNode node : candidates) {
      if (between.contains(node)) {
        node.outputs().forEach(output -> steps.put(output, reachable.getOrDefault(output, output)));
      }
    }
  }

  private boolean passesOn(GraphNode node, Map<String, String> reachable) throws Malformed {
    boolean isOutput = node.outputs().stream().anyMatch(graph::isOutput);
    if (isOutput || !node.domain().isEmpty()) {
      return false;
    }
    if (MOVERS.contains(node.operator())) {
      boolean nearest = !node.is("Resize") || node.text("mode", "nearest").equals("nearest");
      return nearest && node.outputs().size() == 1 && reachable.containsKey(node.input(0));
    }
    return COMPUTERS.contains(node.operator()) && reachable.keySet().containsAll(node.inputs());
  }
}
