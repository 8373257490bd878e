package dev.linewarden.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class QuantizedTest {
  @Test
  void zeroCanAlwaysBeWritten() {
    assertThat(Quantized.step(-1, 3)).isEqualTo(new Quantized.Step(4f / 255, 64));
    assertThat(Quantized.step(2, 5.1)).isEqualTo(new Quantized.Step(0.02f, 0));
    assertThat(Quantized.step(-2.55, -1)).isEqualTo(new Quantized.Step(0.01f, 255));
    assertThat(Quantized.step(0, 0)).isEqualTo(new Quantized.Step(1, 0));
  }

  /// Two channels of three: the largest of each is 64, and the bias is in steps of both scales.
  @Test
  void eachChannelHasItsOwnScale() {
    Quantized.Layer layer =
        Quantized.layer(
            new float[] {0.64f, -0.32f, 0, 6.4f, -6.4f, 0.1f}, 2, 3, new float[] {1, -2}, 0.5f);

    assertThat(layer.weights).containsExactly(64, -32, 0, 64, -64, 1);
    assertThat(layer.scales).containsExactly(new float[] {0.01f, 0.1f}, within(1e-6f));
    assertThat(layer.bias).containsExactly(200, -40);
  }

  @Test
  void channelsMayLieSideBySide() {
    Quantized.Layer layer = Quantized.layer(new float[] {1, 10, -0.5f, 5}, 2, 1, new float[0], 1);

    assertThat(layer.weights).containsExactly(64, 64, -32, 32);
    assertThat(layer.bias).isEmpty();
  }

  @Test
  void aBiasFarAboveItsWeightsStillFits() {
    Quantized.Layer layer = Quantized.layer(new float[] {1e-9f}, 1, 1, new float[] {1000}, 0.001f);

    assertThat((double) layer.bias[0] * layer.scales[0] * 0.001f).isCloseTo(1000, within(0.01));
  }

  @Test
  void aShareOfAllNumbersLeavesOutTheFarthest() {
    ValueRange range = new ValueRange();
    FloatBuffer numbers = FloatBuffer.allocate(10_000);
    for (int i = 0; i < numbers.capacity(); i++) {
      numbers.put(i, i % 101);
    }
    range.add(numbers);
    range.add(FloatBuffer.wrap(new float[] {5000}));

    assertThat(range.step(1)).isEqualTo(new Quantized.Step(5000f / 255, 0));
    // 4096 bins from -8192 to 8192: a bin is 4 wide.
    assertThat((double) range.step(0.999).scale() * 255).isCloseTo(102, within(2.01));
  }

  @Test
  void numbersBelowZeroAreSeenToo() {
    ValueRange range = new ValueRange();
    range.add(FloatBuffer.wrap(new float[] {-3, 1}));
    range.add(FloatBuffer.wrap(new float[] {-0.5f}));

    assertThat(range.step(1)).isEqualTo(new Quantized.Step(4f / 255, 191));
  }
}
