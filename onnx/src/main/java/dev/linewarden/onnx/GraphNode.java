package dev.linewarden.onnx;

import java.nio.ByteBuffer;
import java.util.List;

/// One operator of a graph: what it is called, what goes in and out, and its bytes as they stand in
/// the file. An input that is left out is "".
///
/// @param domain empty for the standard operators
/// @param nested whether it has graphs of its own, which can use any tensor around them
record GraphNode(
    String operator,
    String domain,
    List<String> inputs,
    List<String> outputs,
    boolean nested,
    ByteBuffer raw) {
  GraphNode {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /// Whether it is a standard operator of this name.
  boolean is(String standard) {
    return operator.equals(standard) && domain.isEmpty();
  }

  /// The input's name; empty when there is none.
  String input(int index) {
    return index < inputs.size() ? inputs.get(index) : "";
  }

  /// An attribute that is a number; whole or not.
  double number(String attribute, double otherwise) throws Malformed {
    double found = otherwise;
    ProtoReader field = attribute(attribute);
    while (field.next()) {
      if (field.field() == 2 && !field.isNumber()) {
        found = field.bytes().getFloat();
      } else if (field.field() == 3) {
        found = field.number();
      }
    }
    return found;
  }

  /// An attribute that is a text.
  String text(String attribute, String otherwise) throws Malformed {
    String found = otherwise;
    ProtoReader field = attribute(attribute);
    while (field.next()) {
      found = field.field() == 4 && field.isBytes() ? field.text() : found;
    }
    return found;
  }

  /// An empty message when there is no such attribute.
  private ProtoReader attribute(String wanted) throws Malformed {
    ProtoReader node = new ProtoReader(raw);
    while (node.next()) {
      if (node.field() == 5 && node.isBytes() && nameOf(node.inner()).equals(wanted)) {
        return node.inner();
      }
    }
    return new ProtoReader(ByteBuffer.allocate(0));
  }

  private static String nameOf(ProtoReader attribute) throws Malformed {
    while (attribute.next()) {
      if (attribute.field() == 1 && attribute.isBytes()) {
        return attribute.text();
      }
    }
    return "";
  }

  /// The same operator with other tensors, as a NodeProto.
  byte[] with(List<String> newInputs, List<String> newOutputs) throws Malformed {
    ProtoWriter node = new ProtoWriter();
    newInputs.forEach(input -> node.text(1, input));
    newOutputs.forEach(output -> node.text(2, output));
    ProtoReader old = new ProtoReader(raw);
    while (old.next()) {
      if (old.field() > 2) {
        node.copy(old.raw());
      }
    }
    return node.toBytes();
  }
}
