package dev.linewarden.onnx;

import java.nio.FloatBuffer;

/// How the numbers of one tensor are spread over all pictures seen: a histogram that grows with
/// them, so that each picture is looked at once. Not thread-safe.
public final class ValueRange {
  private static final int BINS = 4096;
  private static final int HALF = BINS / 2;

  private final long[] counts = new long[BINS];
  private long total;

  /// The histogram reaches from minus this to this; a power of two.
  private double reach = Math.scalb(1.0, -20);

  private float lowest;
  private float highest;

  /// Numbers from 0 to the buffer's capacity; all finite.
  public void add(FloatBuffer numbers) {
    for (int i = 0; i < numbers.capacity(); i++) {
      float number = numbers.get(i);
      lowest = Math.min(lowest, number);
      highest = Math.max(highest, number);
    }
    while (Math.max(-lowest, highest) >= reach) {
      widen();
    }
    double perBin = HALF / reach;
    for (int i = 0; i < numbers.capacity(); i++) {
      counts[(int) (numbers.get(i) * perBin + HALF)]++;
    }
    total += numbers.capacity();
  }

  /// Twice as far: two bins become one.
  private void widen() {
    for (int i = 0; i < HALF / 2; i++) {
      counts[HALF + i] = counts[HALF + 2 * i] + counts[HALF + 2 * i + 1];
      counts[HALF - 1 - i] = counts[HALF - 1 - 2 * i] + counts[HALF - 2 - 2 * i];
    }
    for (int i = HALF / 2; i < HALF; i++) {
      counts[HALF + i] = 0;
      counts[HALF - 1 - i] = 0;
    }
    reach *= 2;
  }

  /// What holds this share of all numbers, half of the rest left out at each end; 1 = everything.
  ///
  /// @param share 0 to 1
  public Quantized.Step step(double share) {
    long out = (long) Math.floor(total * (1 - share) / 2);
    double width = reach / HALF;
    int first = 0;
    for (long seen = counts[0]; seen <= out && first < BINS - 1; seen += counts[first]) {
      first++;
    }
    int last = BINS - 1;
    for (long seen = counts[last]; seen <= out && last > 0; seen += counts[last]) {
      last--;
    }
    return Quantized.step(
        Math.max(lowest, (first - HALF) * width), Math.min(highest, (last + 1 - HALF) * width));
  }
}
