package dev.linewarden.onnx;

/// Numbers as whole ones of 8 bits, each standing for `(number - zero) * scale`.
public final class Quantized {
  /// Whole numbers of an activation: 0 to 255.
  private static final int LEVELS = 255;

  /// Of a weight: -64 to 64, zero in the middle. A processor without instructions for it (VNNI)
  /// adds two products of 255 and a weight in 16 bits, and 127 would not fit there.
  private static final int HALF = 64;

  /// Keeps a bias within 32 bits with room for what is added to it.
  private static final double BIAS_MAX = 1 << 30;

  private Quantized() {}

  /// How an activation is written.
  ///
  /// @param scale above 0
  /// @param zero what stands for 0, from 0 to 255
  public record Step(float scale, int zero) {}

  /// What lies between two numbers; zero is always among what can be written, because a padding of
  /// zeros has to stay one.
  static Step step(double lowest, double highest) {
    double low = Math.min(0, lowest);
    double high = Math.max(0, highest);
    float scale = (float) ((high - low) / LEVELS);
    if (!(scale >= Float.MIN_NORMAL)) {
      return new Step(1, 0);
    }
    return new Step(scale, Math.clamp(Math.round(-low / scale), 0, LEVELS));
  }

  /// The weights of one layer, with a scale for each of its output channels. Whoever asks owns the
  /// arrays.
  static final class Layer {
    final byte[] weights;
    final float[] scales;

    /// In steps of the input's scale times the weight's; empty when the layer has none.
    final int[] bias;

    private Layer(byte[] weights, float[] scales, int[] bias) {
      this.weights = weights;
      this.scales = scales;
      this.bias = bias;
    }
  }

  /// @param stride from a number to the next of the same channel's run
  /// @param channels where the numbers of a channel lie: `index / stride % channels`
  /// @param bias empty, or a number a channel
  static Layer layer(float[] weights, int channels, int stride, float[] bias, float inputScale) {
    double[] largest = new double[channels];
    for (int i = 0; i < weights.length; i++) {
      int channel = i / stride % channels;
      largest[channel] = Math.max(largest[channel], Math.abs(weights[i]));
    }
    float[] scales = new float[channels];
    for (int channel = 0; channel < channels; channel++) {
      double scale = largest[channel] / HALF;
      if (bias.length > 0) {
        scale = Math.max(scale, Math.abs(bias[channel]) / inputScale / BIAS_MAX);
      }
      scales[channel] = scale >= Float.MIN_NORMAL ? (float) scale : 1;
    }
    byte[] whole = new byte[weights.length];
    for (int i = 0; i < weights.length; i++) {
      long rounded = Math.round((double) weights[i] / scales[i / stride % channels]);
      whole[i] = (byte) Math.clamp(rounded, -HALF, HALF);
    }
    int[] wholeBias = new int[bias.length];
    for (int channel = 0; channel < bias.length; channel++) {
      wholeBias[channel] =
          (int) Math.round(bias[channel] / ((double) inputScale * scales[channel]));
    }
    return new Layer(whole, scales, wholeBias);
  }
}
