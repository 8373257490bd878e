package dev.linewarden.inference;

import dev.linewarden.onnx.ProtoWriter;
import dev.linewarden.onnx.TensorType;

/// Digits of 5 by 7 dots, each dot [#DOT] pixels wide, and a network that reads them.
final class Digits {
  static final int DOT = 3;
  static final int WIDTH = 5 * DOT;
  static final int HEIGHT = 7 * DOT;

  /// From one digit to the next.
  static final int PITCH = WIDTH + 2 * DOT;

  /// A line of dots is five bits, the left one the highest.
  private static final int[][] DOTS = {
    {14, 17, 19, 21, 25, 17, 14},
    {4, 12, 4, 4, 4, 4, 14},
    {14, 17, 1, 2, 4, 8, 31},
    {31, 2, 4, 2, 1, 17, 14},
    {2, 6, 10, 18, 31, 2, 2},
    {31, 16, 30, 1, 1, 17, 14},
    {6, 8, 16, 30, 17, 17, 14},
    {31, 1, 2, 4, 8, 8, 8},
    {14, 17, 17, 14, 17, 17, 14},
    {14, 17, 17, 15, 1, 2, 12}
  };

  private Digits() {}

  /// Whether there is ink; `x` and `y` from the text's top left corner.
  static boolean ink(String text, int x, int y) {
    int place = Math.floorDiv(x, PITCH);
    return place >= 0
        && place < text.length()
        && ink(text.charAt(place) - '0', x - place * PITCH, y);
  }

  private static boolean ink(int digit, int x, int y) {
    boolean inside = x >= 0 && x < WIDTH && y >= 0 && y < HEIGHT;
    return inside && (DOTS[digit][y / DOT] >> (4 - x / DOT) & 1) == 1;
  }

  /// Compares each place along the line with every digit; what is like none is blank. Takes [1, 1,
  /// HEIGHT, width] with ink 0 and paper 1, gives shares as [1, width - WIDTH + 1, 11].
  static byte[] reader(int width) {
    float[] kernels = new float[11 * HEIGHT * WIDTH];
    float[] offsets = new float[11];
    for (int digit = 0; digit < 10; digit++) {
      int own = 0;
      for (int i = 0; i < HEIGHT * WIDTH; i++) {
        boolean isInk = ink(digit, i % WIDTH, i / WIDTH);
        // Ink where ink belongs counts for it, ink elsewhere against it.
        kernels[(digit + 1) * HEIGHT * WIDTH + i] = isInk ? -1 : 1;
        own += isInk ? 0 : 1;
      }
      // 0 for a digit as drawn, less for every pixel that differs; blank from eighteen on.
      offsets[digit + 1] = 18 - own;
    }
    int steps = width - WIDTH + 1;
    return TinyOnnx.model(
        new ProtoWriter()
            .message(1, ProtoWriter.node("Conv", "likeness", "in", "kernels", "offsets"))
            .message(1, ProtoWriter.node("Reshape", "rows", "likeness", "flat"))
            .message(
                1,
                ProtoWriter.node("Transpose", "scores", "rows")
                    .message(5, ProtoWriter.attribute("perm", new long[] {0, 2, 1})))
            .message(1, ProtoWriter.node("Softmax", "out", "scores"))
            .message(5, ProtoWriter.floats("kernels", new long[] {11, 1, HEIGHT, WIDTH}, kernels))
            .message(5, ProtoWriter.floats("offsets", new long[] {11}, offsets))
            .message(5, TinyOnnx.longs("flat", 1, 11, steps))
            .message(11, ProtoWriter.value("in", TensorType.FLOAT, 1, 1, HEIGHT, width))
            .message(12, ProtoWriter.value("out", TensorType.FLOAT, 1, steps, 11)));
  }
}
