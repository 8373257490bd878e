package dev.linewarden.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The main graph of an ONNX file taken apart, so that another can be made of it. Lies over the
/// file's memory. Immutable.
final class OnnxGraph {
  private final List<GraphNode> nodes = new ArrayList<>();
  private final Map<String, GraphWeight> weights = new LinkedHashMap<>();
  private final Set<String> outputs = new HashSet<>();
  private final List<ByteBuffer> others = new ArrayList<>();

  /// Who uses a tensor.
  private final Map<String, List<GraphNode>> consumers = new HashMap<>();

  private OnnxGraph() {}

  /// Of a file that [OnnxScan] has found to be a model.
  static OnnxGraph read(ByteBuffer file) throws Malformed {
    OnnxGraph graph = new OnnxGraph();
    ProtoReader model = new ProtoReader(file);
    while (model.next()) {
      if (model.field() == 7 && model.isBytes()) {
        graph.take(model.inner());
      }
    }
    return graph;
  }

  private void take(ProtoReader graph) throws Malformed {
    while (graph.next()) {
      switch (graph.field()) {
        case 1 -> take(node(graph));
        case 5 -> {
          GraphWeight weight = GraphWeight.read(graph.bytes());
          weights.put(weight.name(), weight);
        }
        default -> {
          others.add(graph.raw());
          if (graph.field() == 12) {
            outputs.add(nameOf(graph.inner()));
          }
        }
      }
    }
  }

  private void take(GraphNode node) {
    nodes.add(node);
    for (String input : new HashSet<>(node.inputs())) {
      consumers.computeIfAbsent(input, _ -> new ArrayList<>()).add(node);
    }
  }

  private static GraphNode node(ProtoReader field) throws Malformed {
    String operator = "";
    String domain = "";
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    boolean nested = false;
    ProtoReader node = field.inner();
    while (node.next()) {
      switch (node.field()) {
        case 1 -> inputs.add(node.text());
        case 2 -> outputs.add(node.text());
        case 4 -> operator = node.text();
        case 5 -> nested |= hasGraph(node.inner());
        case 7 -> domain = node.text().equals("ai.onnx") ? "" : node.text();
        default -> {}
      }
    }
    return new GraphNode(operator, domain, inputs, outputs, nested, field.bytes());
  }

  private static boolean hasGraph(ProtoReader attribute) throws Malformed {
    while (attribute.next()) {
      if ((attribute.field() == 6 || attribute.field() == 11) && attribute.isBytes()) {
        return true;
      }
    }
    return false;
  }

  private static String nameOf(ProtoReader value) throws Malformed {
    while (value.next()) {
      if (value.field() == 1 && value.isBytes()) {
        return value.text();
      }
    }
    return "";
  }

  /// In the order of the file: who makes a tensor stands before who uses it.
  List<GraphNode> nodes() {
    return nodes;
  }

  /// By name.
  Map<String, GraphWeight> weights() {
    return weights;
  }

  boolean isOutput(String tensor) {
    return outputs.contains(tensor);
  }

  List<GraphNode> consumers(String tensor) {
    return consumers.getOrDefault(tensor, List.of());
  }

  /// All that is neither an operator nor a weight, as it stands.
  List<ByteBuffer> others() {
    return others;
  }

  /// Whether an operator has graphs inside, which may use tensors without saying so.
  boolean isNested() {
    return nodes.stream().anyMatch(GraphNode::nested);
  }
}
