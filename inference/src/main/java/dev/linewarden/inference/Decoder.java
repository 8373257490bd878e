package dev.linewarden.inference;

import java.nio.FloatBuffer;
import java.util.List;

/// Turns a model's output numbers into findings.
interface Decoder {
  /// The names of all findings it can give.
  List<String> yields();

  /// The output stands in the buffer from 0 on, row by row.
  void decode(FloatBuffer output, FindingSink sink);

  /// Makes a decoder for an output that is known by its shape. Throws
  /// [dev.linewarden.inspection.BadInput] when the shape is not the declared one.
  interface Maker {
    Decoder make(Shape shape);
  }

  /// What is known of the model when a decoder is made.
  ///
  /// @param where names the tool in messages
  /// @param output the output's dimensions
  /// @param width of the model's picture
  record Shape(String where, List<Long> output, int width, int height, Placement placement) {
    public Shape {
      output = List.copyOf(output);
    }

    long elements() {
      return output.stream().reduce(1L, (a, b) -> a * b);
    }
  }
}
