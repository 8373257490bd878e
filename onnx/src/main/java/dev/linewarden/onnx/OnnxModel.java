package dev.linewarden.onnx;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What an ONNX file says of itself, read without the runtime. Immutable.
///
/// @param irVersion of the file format; below 4 every weight is listed as an input too
/// @param producer name and version of the program that wrote it; empty when it does not say
/// @param opsets version by domain; the standard operators have the domain ""
/// @param metadata `metadata_props`
/// @param inputs of the graph that have to be fed, weights listed as inputs left out
/// @param outputs of the graph, in its order
/// @param ops how often each operator is used, graphs within graphs included
/// @param weightsAsInputs names of the inputs that are weights
/// @param makers the operator that makes each output
/// @param outside weights that lie in other files
public record OnnxModel(
    long irVersion,
    String producer,
    Map<String, Long> opsets,
    Map<String, String> metadata,
    List<Value> inputs,
    List<Value> outputs,
    Map<String, Integer> ops,
    Set<String> weightsAsInputs,
    Map<String, String> makers,
    List<Outside> outside) {
  public OnnxModel {
    opsets = Map.copyOf(opsets);
    metadata = Map.copyOf(metadata);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    ops = Map.copyOf(ops);
    weightsAsInputs = Set.copyOf(weightsAsInputs);
    makers = Map.copyOf(makers);
    outside = List.copyOf(outside);
  }

  /// A tensor that goes in or comes out.
  ///
  /// @param type of its elements
  /// @param dims its sides; empty as well when the file says nothing of them
  public record Value(String name, TensorType type, List<Dim> dims) {
    public Value {
      dims = List.copyOf(dims);
    }

    public int rank() {
      return dims.size();
    }

    /// The length of one side; -1 when it is free.
    public long dim(int index) {
      return dims.get(index).size();
    }

    @Override
    public String toString() {
      return type + " " + dims;
    }
  }

  /// One side of a tensor.
  ///
  /// @param size -1 when it is free
  /// @param symbol what a free side is called; may be empty
  public record Dim(long size, String symbol) {
    @Override
    public String toString() {
      return size >= 0 ? Long.toString(size) : symbol.isEmpty() ? "?" : symbol;
    }
  }

  /// A weight in another file.
  ///
  /// @param location as the model names it
  /// @param length in bytes; -1 = to the end
  public record Outside(String location, long offset, long length) {}

  /// The version of the standard operators; 0 when the file does not say.
  public long opset() {
    return opsets.getOrDefault("", opsets.getOrDefault("ai.onnx", 0L));
  }

  /// Names, types and sides: `output0 FLOAT [1, 84, 8400]`.
  public static String words(List<Value> values) {
    return values.stream().map(v -> v.name() + " " + v).collect(Collectors.joining(", "));
  }
}
