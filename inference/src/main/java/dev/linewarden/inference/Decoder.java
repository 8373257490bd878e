package dev.linewarden.inference;

import java.nio.FloatBuffer;
import java.util.List;

/// Turns a model's output numbers into findings.
interface Decoder {
  /// The names of all findings it can give.
  List<String> yields();

  /// Those that come exactly once for each picture: what can be compared between regions.
  default List<String> measures() {
    return yields();
  }

  /// Each output stands in its buffer from 0 on, row by row; all numbers are finite.
  void decode(List<FloatBuffer> outputs, FindingSink sink);

  /// Makes a decoder for outputs that are known by their shapes. Throws
  /// [dev.linewarden.inspection.BadInput] when a shape is not the declared one.
  interface Maker {
    Decoder make(Shape shape);

    /// The names of the outputs that are read after the first one.
    default List<String> others() {
      return List.of();
    }

    /// Whether the outputs list what was found, so that their sizes differ from picture to picture.
    default boolean takesLists() {
      return false;
    }
  }

  /// What is known of the model when a decoder is made.
  ///
  /// @param where names the tool in messages
  /// @param outputs the dimensions of each output
  /// @param width of the model's picture
  record Shape(String where, List<List<Long>> outputs, int width, int height, Placement placement) {
    public Shape {
      outputs = List.copyOf(outputs);
    }

    /// The dimensions of the first one.
    List<Long> output() {
      return outputs.getFirst();
    }

    long elements() {
      return output().stream().reduce(1L, (a, b) -> a * b);
    }
  }
}
