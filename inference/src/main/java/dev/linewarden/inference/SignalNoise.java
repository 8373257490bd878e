package dev.linewarden.inference;

import java.nio.FloatBuffer;
import java.util.List;

/// How loud the error in a model's answers is, beside the answers themselves.
final class SignalNoise {
  private SignalNoise() {}

  /// The energy of the differences over the energy of what was wanted, added up over all outputs,
  /// so that one with large numbers does not drown the others; 0 = the same.
  ///
  /// @param wanted for each picture the outputs
  static double error(List<List<FloatBuffer>> wanted, List<List<FloatBuffer>> came) {
    double error = 0;
    for (int output = 0; output < wanted.getFirst().size(); output++) {
      double signal = 0;
      double noise = 0;
      for (int picture = 0; picture < wanted.size(); picture++) {
        FloatBuffer right = wanted.get(picture).get(output);
        FloatBuffer found = came.get(picture).get(output);
        for (int i = 0; i < right.capacity(); i++) {
          double off = right.get(i) - found.get(i);
          signal += (double) right.get(i) * right.get(i);
          noise += off * off;
        }
      }
      error += noise / Math.max(signal, Double.MIN_NORMAL);
    }
    return error;
  }

  /// Of its own, from 0 to the capacity.
  static FloatBuffer copy(FloatBuffer numbers) {
    return FloatBuffer.allocate(numbers.capacity()).put(0, numbers, 0, numbers.capacity());
  }
}
