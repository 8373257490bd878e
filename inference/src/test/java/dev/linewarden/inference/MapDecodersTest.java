package dev.linewarden.inference;

import static dev.linewarden.inference.Decoding.called;
import static dev.linewarden.inference.Stations.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Region;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Maps of 4x4 over 64x64 frame pixels from (10, 20) on: one of a map's pixels is 16x16 = 256 of
/// the frame's.
class MapDecodersTest {
  private static Region.Polygon polygon(double... corners) {
    List<Region.Point> points = new java.util.ArrayList<>();
    for (int i = 0; i < corners.length; i += 2) {
      points.add(new Region.Point(corners[i], corners[i + 1]));
    }
    return new Region.Polygon(points);
  }

  @Test
  void anAnomalyMapGivesItsHighestAndWhere() {
    Decoding map = new Decoding().output(1, 1, 4, 4).put(6, 1, 0.75);

    List<Finding> findings = map.findings(AnomalyDecoder::read, Map.of());

    assertThat(findings).extracting(Finding::name).containsExactly("score", "max");
    assertThat(value(findings, "score")).isEqualTo(0.75);
    assertThat(findings.get(1).where()).isEqualTo(new Region.Box(10 + 32, 20 + 16, 16, 16));
  }

  @Test
  void theModelsOwnScoreComesFirst() {
    Decoding map = new Decoding().output(4, 4).put(6, 1, 0.75).output(1, 1).put(0, 1, 0.375);

    List<Finding> findings = map.findings(AnomalyDecoder::read, Map.of("scores", "pred_score"));

    assertThat(value(findings, "score")).isEqualTo(0.375);
    assertThat(value(findings, "max")).isEqualTo(0.75);
  }

  @Test
  void aboveTheLevelPatchesAreOutlined() {
    // An L of three pixels, and one that only touches it at a corner.
    Decoding map =
        new Decoding().output(1, 1, 4, 4).put(0, 4, 0.5, 0.625).put(5, 1, 0.75).put(10, 1, 0.875);

    List<Finding> findings = map.findings(AnomalyDecoder::read, Map.of("level", 0.25));

    assertThat(value(findings, "area")).isEqualTo(4 * 256);
    List<Finding> regions = called("region", findings);
    assertThat(regions).extracting(Finding::value).containsExactly(0.75, 0.875);
    assertThat(regions.getFirst().where())
        .isEqualTo(polygon(10, 20, 26, 20, 26, 36, 42, 36, 42, 52, 10, 52));
    assertThat(regions.getLast().where()).isEqualTo(polygon(42, 52, 58, 52, 58, 68, 42, 68));
  }

  @Test
  void whatALetterboxLeavesFreeIsNotLookedAt() {
    Decoding map =
        new Decoding().letterboxed().output(1, 1, 4, 4).put(7, 1, 0.25).put(12, 1, 0.875);

    List<Finding> findings = map.findings(AnomalyDecoder::read, Map.of("level", 0.5));

    assertThat(value(findings, "max")).isEqualTo(0.25);
    assertThat(value(findings, "area")).isZero();
  }

  @Test
  void eachPlaceBelongsToItsHighestPlane() {
    Decoding planes = new Decoding().output(1, 3, 4, 4).put(16 + 5, 1, 1, 1).put(32 + 15, 1, 2);

    List<Finding> findings =
        planes.findings(SemanticDecoder::read, Map.of("labels", List.of("good", "dirt", "hole")));

    assertThat(value(findings, "share good")).isCloseTo(13 / 16.0, within(1e-9));
    assertThat(value(findings, "share dirt")).isCloseTo(2 / 16.0, within(1e-9));
    assertThat(value(findings, "share hole")).isCloseTo(1 / 16.0, within(1e-9));
    assertThat(called("region dirt", findings))
        .singleElement()
        .satisfies(region -> {
          assertThat(region.value()).isEqualTo(512);
          assertThat(region.where()).isEqualTo(polygon(26, 36, 58, 36, 58, 52, 26, 52));
        });
    assertThat(called("region hole", findings)).hasSize(1);
    assertThat(called("region good", findings)).isEmpty();
  }

  @Test
  void classNumbersAreReadAsTheyAre() {
    Decoding numbers = new Decoding().output(1, 4, 4).put(0, 1, 1, 1, 1, 1);
    Map<String, Object> settings =
        Map.of("labels", List.of("good", "dirt"), "background", "dirt", "minArea", 4000);

    List<Finding> findings = numbers.findings(SemanticDecoder::read, settings);

    assertThat(value(findings, "share dirt")).isEqualTo(0.25);
    // The rest is one region of 12 * 256 pixels: too small to be named.
    assertThat(findings).extracting(Finding::name).containsExactly("share good", "share dirt");
  }

  @Test
  void aClassNumberWithoutALabelFailsTheTool() {
    Decoding numbers = new Decoding().output(1, 4, 4).put(3, 1, 2);

    assertThatThrownBy(() ->
            numbers.findings(SemanticDecoder::read, Map.of("labels", List.of("good", "dirt"))))
        .isInstanceOf(ToolFailed.class)
        .hasMessage("the model says class 2.0, but there are labels for 2");
  }

  @Test
  void classNumbersNeedNames() {
    assertThatThrownBy(
            () -> new Decoding().output(1, 4, 4).findings(SemanticDecoder::read, Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessage("t: decode 'semantic' needs 'labels' for an output of class numbers");
  }

  /// Prototype 0 is 1 in the left half, prototype 1 is 1 in the upper half.
  private static Decoding withPrototypes(Decoding boxes) {
    return boxes
        .output(1, 2, 4, 4)
        .put(0, 4, 1, 1, 1, 1)
        .put(1, 4, 1, 1, 1, 1)
        .put(16, 1, 1, 1, 1, 1, 1, 1, 1, 1);
  }

  @Test
  void aMaskIsTheSumOfPrototypesInsideItsBox() {
    // The whole picture as a box; left half less upper half = the lower left quarter.
    Decoding yolo8 =
        withPrototypes(new Decoding().output(1, 7, 3).put(1, 3, 16, 16, 32, 32, 0.75, 1, -1));

    List<Finding> findings =
        yolo8.findings(
            MaskDecoder::readYolo8, Map.of("protos", "output1", "labels", List.of("dirt")));

    assertThat(value(findings, "count dirt")).isEqualTo(1);
    assertThat(value(findings, "area")).isEqualTo(4 * 256);
    assertThat(called("mask dirt", findings))
        .singleElement()
        .satisfies(mask -> {
          assertThat(mask.value()).isEqualTo(0.75);
          assertThat(mask.where()).isEqualTo(polygon(10, 52, 42, 52, 42, 84, 10, 84));
        });
  }

  @Test
  void aMaskIsCutToItsBoxAndStaysABoxWhenItIsEmpty() {
    Decoding rows =
        withPrototypes(
            new Decoding()
                .output(1, 2, 8)
                .put(0, 1, 0, 0, 8, 8, 0.75, 0, 1, 0)
                .put(8, 1, 24, 24, 32, 32, 0.5, 0, 1, 0));

    List<Finding> masks =
        called("mask", rows.findings(MaskDecoder::readEndToEnd, Map.of("protos", "output1")));

    assertThat(masks)
        .extracting(Finding::where)
        .containsExactly(polygon(10, 20, 26, 20, 26, 36, 10, 36), new Region.Box(58, 68, 16, 16));
  }

  @Test
  void anEmbeddingIsAsFarAsItsDirectionIs() {
    Decoding output = new Decoding().output(1, 2).put(0, 1, 3, 0);

    assertThat(
            value(
                output.findings(EmbeddingDecoder::read, Map.of("reference", List.of(1, 1))),
                "distance"))
        .isCloseTo(1 - Math.sqrt(0.5), within(1e-9));
  }

  @Test
  void classesAreCalledByTheirLabels() {
    Decoding output = new Decoding().output(1, 2).put(0, 1, 0.25, 0.75);

    List<Finding> findings =
        output.findings(
            ClassifyDecoder::read, Map.of("labels", List.of("good", "bad"), "softmax", false));

    assertThat(value(findings, "bad")).isEqualTo(0.75);
  }
}
