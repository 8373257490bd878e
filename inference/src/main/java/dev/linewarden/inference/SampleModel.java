package dev.linewarden.inference;

import dev.linewarden.onnx.ProtoWriter;
import dev.linewarden.onnx.TensorType;
import java.util.Random;

/// A network of convolutions with random weights, written here: for measuring, and for trying an
/// accelerator, where no model of somebody else's is at hand.
final class SampleModel {
  private static final int SEED = 5;
  private static final int OPSET = 17;
  private static final int IR_VERSION = 8;

  private SampleModel() {}

  /// One grey picture in, one score out.
  ///
  /// @param side of the picture, in pixels
  /// @param layers of convolutions, 3x3 each; the first halves the sides
  /// @param channels of each layer
  static byte[] convolutions(int side, int layers, int channels) {
    Random random = new Random(SEED);
    ProtoWriter graph = new ProtoWriter();
    String last = "image";
    for (int layer = 0; layer < layers; layer++) {
      int from = layer == 0 ? 1 : channels;
      graph.message(5, weights("w" + layer, channels, from, random));
      ProtoWriter convolution = ProtoWriter.node("Conv", "c" + layer, last, "w" + layer);
      convolution.message(5, ProtoWriter.attribute("pads", new long[] {1, 1, 1, 1}));
      long stride = layer == 0 ? 2 : 1;
      convolution.message(5, ProtoWriter.attribute("strides", new long[] {stride, stride}));
      graph.message(1, convolution);
      last = "r" + layer;
      graph.message(1, ProtoWriter.node("Relu", last, "c" + layer));
    }
    graph.message(1, ProtoWriter.node("ReduceMean", "score", last));
    graph.text(2, "sample");
    graph.message(11, ProtoWriter.value("image", TensorType.FLOAT, 1, 1, side, side));
    graph.message(12, ProtoWriter.value("score", TensorType.FLOAT, 1, 1, 1, 1));
    return model(graph);
  }

  /// Says the sides of its input and never looks at its numbers.
  static byte[] idle(String input, TensorType type, long[] shape, String output) {
    ProtoWriter cast = ProtoWriter.node("Cast", output, "sides");
    ProtoWriter graph =
        new ProtoWriter()
            .message(1, ProtoWriter.node("Shape", "sides", input))
            .message(1, cast.message(5, ProtoWriter.attribute("to", TensorType.FLOAT.code())))
            .text(2, "idle")
            .message(11, ProtoWriter.value(input, type, shape))
            .message(12, ProtoWriter.value(output, TensorType.FLOAT, shape.length));
    return model(graph);
  }

  private static byte[] model(ProtoWriter graph) {
    return new ProtoWriter()
        .number(1, IR_VERSION)
        .message(7, graph)
        .message(8, new ProtoWriter().text(1, "").number(2, OPSET))
        .toBytes();
  }

  /// Small enough that what comes out neither dies away nor explodes.
  private static ProtoWriter weights(String name, int to, int from, Random random) {
    float[] values = new float[to * from * 9];
    double size = Math.sqrt(2.0 / (9 * from));
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * size);
    }
    return ProtoWriter.floats(name, new long[] {to, from, 3, 3}, values);
  }
}
