package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.vision.Zone;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YoloxBoxingTest {
  private static final int ROW = 7;

  /// 32x32 pixels: 16 cells of 8, 4 of 16, 1 of 32.
  private final FloatBuffer output = FloatBuffer.allocate(21 * ROW);

  private List<Finding> decode() {
    return decode(0);
  }

  private List<Finding> decode(int sideRim) {
    Zone whole = Zone.box(10, 20, 64, 64);
    SettingsReader settings =
        new SettingsReader(
            "t", Map.of("class", 1, "minScore", 0.3, "nmsIou", 0.5, "sideRim", sideRim));
    Decoder decoder =
        DetectDecoder.read(settings, YoloxBoxing::fit, DetectDecoder.NMS_IOU)
            .make(
                new Decoder.Shape(
                    "t",
                    List.of(List.of(1L, 21L, (long) ROW)),
                    32,
                    32,
                    new Placement(0, 0, 32, 32, whole)));
    FindingSink sink = new FindingSink(4);
    sink.from("t");
    decoder.decode(List.of(output), sink);
    return sink.findings();
  }

  private void put(int row, double... numbers) {
    for (int i = 0; i < numbers.length; i++) {
      output.put(row * ROW + i, (float) numbers[i]);
    }
  }

  @Test
  void anObjectIsPlacedByItsCellAndScaledBackToTheFrame() {
    // Cell 2 of line 1 in the grid of 8: middle (2.5, 1.5) cells, 16 wide, 8 high.
    put(6, 0.5, 0.5, Math.log(2), 0, 0.9, 0, 0.8);

    List<Finding> findings = decode();

    assertThat(value(findings, "count")).isEqualTo(1);
    assertThat(value(findings, "score")).isEqualTo(0.9f * 0.8f);
    Region.Box box = (Region.Box) findings.get(2).where();
    assertThat(box).isEqualTo(new Region.Box(10 + 2 * 12, 20 + 2 * 8, 32, 16));
  }

  @Test
  void ofTwoThatOverlapTheBetterStays() {
    put(6, 0.5, 0.5, Math.log(2), 0, 0.9, 0, 0.5);
    put(7, -0.5, 0.5, Math.log(2), 0, 0.9, 0, 0.9);
    put(20, 0.5, 0.5, 0, 0, 0.9, 0, 0.7);

    List<Finding> findings = decode();

    assertThat(value(findings, "count")).isEqualTo(2);
    assertThat(value(findings, "score")).isEqualTo(0.9f * 0.9f);
  }

  @Test
  void otherClassesAndWeakScoresDoNotCount() {
    put(6, 0.5, 0.5, 0, 0, 0.9, 0.9, 0.1);
    put(9, 0.5, 0.5, 0, 0, 0.5, 0, 0.5);

    List<Finding> findings = decode();

    assertThat(findings).hasSize(2);
    assertThat(value(findings, "count")).isZero();
    assertThat(value(findings, "score")).isZero();
  }

  @Test
  void numbersThatAreNoneAreNoObject() {
    put(6, Double.NaN, 0.5, 0, 0, 0.9, 0, 0.9);
    put(9, 0.5, 0.5, 1000, 0, 0.9, 0, 0.9);
    put(10, 0.5, 0.5, 0, 0, Double.NaN, 0, 0.9);

    assertThat(value(decode(), "count")).isZero();
  }

  @Test
  void anObjectAtTheSideOfThePictureDoesNotCount() {
    // 12 to 28 of 32 pixels: 24 frame pixels from the left, 8 from the right.
    put(6, 0.5, 0.5, Math.log(2), 0, 0.9, 0, 0.8);

    assertThat(value(decode(8), "count")).isEqualTo(1);
    assertThat(value(decode(9), "count")).isZero();
    assertThat(value(decode(9), "score")).isZero();
  }
}
