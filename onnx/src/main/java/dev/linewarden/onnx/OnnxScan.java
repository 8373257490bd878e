package dev.linewarden.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Walks an ONNX file (protocol buffers) before the runtime sees it: is it one at all, what goes in
/// and out, what does it say of itself, and which of its weights lie in other files? Throws
/// [Malformed] with half a sentence that follows the file's name. Used once.
final class OnnxScan {
  /// Graphs within graphs; deeper is nonsense and would overflow the stack.
  private static final int DEPTH_MAX = 32;

  private final Map<String, Long> opsets = new HashMap<>();
  private final Map<String, String> metadata = new HashMap<>();
  private final List<OnnxModel.Value> inputs = new ArrayList<>();
  private final List<OnnxModel.Value> outputs = new ArrayList<>();
  private final Map<String, Integer> ops = new HashMap<>();
  private final Set<String> weights = new HashSet<>();
  private final Map<String, String> makers = new HashMap<>();
  private final List<OnnxModel.Outside> outside = new ArrayList<>();
  private String producer = "";
  private String producerVersion = "";
  private long irVersion;
  private int graphs;

  private OnnxScan() {}

  static OnnxModel read(ByteBuffer file) throws Malformed {
    OnnxScan scan = new OnnxScan();
    scan.model(new ProtoReader(file));
    if (scan.graphs != 1) {
      throw new Malformed(
          scan.graphs == 0
              ? "is not an ONNX model: it has no graph"
              : "is not an ONNX model: it has " + scan.graphs + " graphs beside each other");
    }
    return scan.found();
  }

  private OnnxModel found() {
    Set<String> listed = new LinkedHashSet<>();
    inputs.stream().map(OnnxModel.Value::name).filter(weights::contains).forEach(listed::add);
    inputs.removeIf(input -> listed.contains(input.name()));
    Set<String> given = new HashSet<>();
    outputs.forEach(output -> given.add(output.name()));
    makers.keySet().retainAll(given);
    return new OnnxModel(
        irVersion,
        (producer + " " + producerVersion).strip(),
        opsets,
        metadata,
        inputs,
        outputs,
        ops,
        listed,
        makers,
        outside);
  }

  private void model(ProtoReader model) throws Malformed {
    while (model.next()) {
      switch (model.field()) {
        case 1 -> irVersion = model.number();
        case 2 -> producer = model.isBytes() ? model.text() : producer;
        case 3 -> producerVersion = model.isBytes() ? model.text() : producerVersion;
        case 7 -> {
          if (model.isBytes()) {
            graphs++;
            mainGraph(model.inner());
          }
        }
        case 8 -> opset(model);
        case 14 -> {
          Map.Entry<String, String> entry = entry(model);
          metadata.put(entry.getKey(), entry.getValue());
        }
        case 25 -> function(model);
        default -> {}
      }
    }
  }

  private void opset(ProtoReader field) throws Malformed {
    String domain = "";
    long version = 0;
    ProtoReader opset = inner(field);
    while (opset.next()) {
      switch (opset.field()) {
        case 1 -> domain = opset.isBytes() ? opset.text() : domain;
        case 2 -> version = opset.number();
        default -> {}
      }
    }
    opsets.put(domain, version);
  }

  /// A StringStringEntryProto.
  private static Map.Entry<String, String> entry(ProtoReader field) throws Malformed {
    String key = "";
    String value = "";
    ProtoReader entry = inner(field);
    while (entry.next()) {
      if (entry.isBytes()) {
        key = entry.field() == 1 ? entry.text() : key;
        value = entry.field() == 2 ? entry.text() : value;
      }
    }
    return Map.entry(key, value);
  }

  private void mainGraph(ProtoReader graph) throws Malformed {
    while (graph.next()) {
      switch (graph.field()) {
        case 1 -> node(graph, 1, makers);
        case 5 -> weights.add(tensor(graph));
        case 11 -> inputs.add(value(graph));
        case 12 -> outputs.add(value(graph));
        case 15 -> sparse(graph);
        default -> {}
      }
    }
  }

  /// A graph within an operator: its own inputs and outputs are nobody's concern.
  private void graph(ProtoReader field, int depth) throws Malformed {
    if (depth > DEPTH_MAX) {
      throw new Malformed("has graphs nested deeper than " + DEPTH_MAX);
    }
    Map<String, String> unused = new HashMap<>();
    ProtoReader graph = inner(field);
    while (graph.next()) {
      switch (graph.field()) {
        case 1 -> node(graph, depth, unused);
        case 5 -> tensor(graph);
        case 15 -> sparse(graph);
        default -> {}
      }
    }
  }

  private void function(ProtoReader field) throws Malformed {
    Map<String, String> unused = new HashMap<>();
    ProtoReader function = inner(field);
    while (function.next()) {
      switch (function.field()) {
        case 7 -> node(function, 1, unused);
        case 11 -> attribute(function, 1);
        default -> {}
      }
    }
  }

  private void node(ProtoReader field, int depth, Map<String, String> makes) throws Malformed {
    String operator = "";
    List<String> made = new ArrayList<>();
    ProtoReader node = inner(field);
    while (node.next()) {
      switch (node.field()) {
        case 2 -> made.add(node.isBytes() ? node.text() : "");
        case 4 -> operator = node.isBytes() ? node.text() : operator;
        case 5 -> attribute(node, depth);
        default -> {}
      }
    }
    ops.merge(operator, 1, Integer::sum);
    for (String output : made) {
      makes.put(output, operator);
    }
  }

  private void attribute(ProtoReader field, int depth) throws Malformed {
    ProtoReader attribute = inner(field);
    while (attribute.next()) {
      switch (attribute.field()) {
        case 5, 10 -> tensor(attribute);
        case 6, 11 -> graph(attribute, depth + 1);
        case 22, 23 -> sparse(attribute);
        default -> {}
      }
    }
  }

  private void sparse(ProtoReader field) throws Malformed {
    ProtoReader sparse = inner(field);
    while (sparse.next()) {
      switch (sparse.field()) {
        case 1, 2 -> tensor(sparse);
        default -> {}
      }
    }
  }

  /// Its name.
  private String tensor(ProtoReader field) throws Malformed {
    String name = "";
    boolean elsewhere = false;
    Map<String, String> place = new HashMap<>();
    ProtoReader tensor = inner(field);
    while (tensor.next()) {
      switch (tensor.field()) {
        case 8 -> name = tensor.isBytes() ? tensor.text() : name;
        case 13 -> {
          Map.Entry<String, String> entry = entry(tensor);
          place.put(entry.getKey(), entry.getValue());
        }
        case 14 -> elsewhere |= tensor.number() != 0;
        default -> {}
      }
    }
    if (elsewhere || !place.isEmpty()) {
      outside.add(outside(name, place));
    }
    return name;
  }

  private static OnnxModel.Outside outside(String name, Map<String, String> place)
      throws Malformed {
    try {
      return new OnnxModel.Outside(
          place.getOrDefault("location", ""),
          Long.parseLong(place.getOrDefault("offset", "0")),
          Long.parseLong(place.getOrDefault("length", "-1")));
    } catch (NumberFormatException problem) {
      throw new Malformed(
          "keeps weights in other files, but where '%s' begins there is no number: %s"
              .formatted(name, place));
    }
  }

  private static OnnxModel.Value value(ProtoReader field) throws Malformed {
    String name = "";
    long type = 0;
    List<OnnxModel.Dim> dims = new ArrayList<>();
    ProtoReader value = inner(field);
    while (value.next()) {
      if (value.field() == 1 && value.isBytes()) {
        name = value.text();
      } else if (value.field() == 2) {
        ProtoReader kind = inner(value);
        while (kind.next()) {
          type = kind.field() == 1 ? tensorType(kind, dims) : type;
        }
      }
    }
    return new OnnxModel.Value(name, TensorType.of(type), dims);
  }

  private static long tensorType(ProtoReader field, List<OnnxModel.Dim> dims) throws Malformed {
    long type = 0;
    ProtoReader tensor = inner(field);
    while (tensor.next()) {
      if (tensor.field() == 1) {
        type = tensor.number();
      } else if (tensor.field() == 2) {
        ProtoReader shape = inner(tensor);
        while (shape.next()) {
          dims.add(dim(shape));
        }
      }
    }
    return type;
  }

  private static OnnxModel.Dim dim(ProtoReader field) throws Malformed {
    long size = -1;
    String symbol = "";
    ProtoReader dim = inner(field);
    while (dim.next()) {
      size = dim.field() == 1 && dim.isNumber() ? dim.number() : size;
      symbol = dim.field() == 2 && dim.isBytes() ? dim.text() : symbol;
    }
    return new OnnxModel.Dim(size > 0 ? size : -1, symbol);
  }

  /// A field that should be a message and is a number reads as an empty one, as the runtime sees
  /// it.
  private static ProtoReader inner(ProtoReader field) {
    return field.isBytes() ? field.inner() : new ProtoReader(ByteBuffer.allocate(0));
  }
}
