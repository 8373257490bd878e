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

/// Each family's boxes against numbers worked out by hand: a box of 8x4 model pixels around (10, 6)
/// is one of 16x8 frame pixels from (10 + 12, 20 + 8) on.
class BoxingTest {
  private static final Region BOX = new Region.Box(22, 28, 16, 8);
  private static final Map<String, Object> NAMED = Map.of("labels", List.of("cap", "scratch"));

  private static List<Finding> yolo5(Decoding decoding, Map<String, Object> settings) {
    return decoding.findings(
        reader -> DetectDecoder.read(reader, Yolo5Boxing::fit, DetectDecoder.NMS_IOU), settings);
  }

  private static List<Finding> yolo8(Decoding decoding, Map<String, Object> settings) {
    return decoding.findings(
        reader -> DetectDecoder.read(reader, Yolo8Boxing::fit, DetectDecoder.NMS_IOU), settings);
  }

  private static List<Finding> endToEnd(Decoding decoding, Map<String, Object> settings) {
    return decoding.findings(
        reader -> DetectDecoder.read(reader, EndToEndBoxing::fit, DetectDecoder.NO_NMS), settings);
  }

  @Test
  void yolo5MultipliesObjectnessAndClass() {
    Decoding output = new Decoding().output(1, 3, 7).put(7, 1, 10, 6, 8, 4, 0.8, 0.25, 0.75);

    List<Finding> findings = yolo5(output, NAMED);

    assertThat(value(findings, "count")).isEqualTo(1);
    assertThat(value(findings, "score")).isCloseTo(0.6, within(1e-6));
    assertThat(value(findings, "count cap")).isZero();
    assertThat(value(findings, "count scratch")).isEqualTo(1);
    assertThat(called("box scratch", findings))
        .singleElement()
        .extracting(Finding::where)
        .isEqualTo(BOX);
  }

  @Test
  void yolo8ReadsColumnsAndTakesTheBestClass() {
    Decoding output = new Decoding().output(1, 6, 5).put(3, 5, 10, 6, 8, 4, 0.25, 0.5);

    List<Finding> findings = yolo8(output, NAMED);

    assertThat(value(findings, "score")).isEqualTo(0.5);
    assertThat(called("box scratch", findings))
        .singleElement()
        .extracting(Finding::where)
        .isEqualTo(BOX);
  }

  @Test
  void oneClassIsSoughtByItself() {
    Decoding output = new Decoding().output(1, 6, 5).put(3, 5, 10, 6, 8, 4, 0.375, 0.5);

    List<Finding> findings = yolo8(output, Map.of("class", 0));

    assertThat(findings).extracting(Finding::name).containsExactly("count", "score", "box");
    assertThat(value(findings, "score")).isEqualTo(0.375);
  }

  @Test
  void overlappingBoxesOfOneClassAreOneObjectAndOfTwoClassesTwo() {
    Decoding same =
        new Decoding()
            .output(1, 6, 2)
            .put(0, 2, 10, 6, 8, 4, 0.5, 0)
            .put(1, 2, 11, 6, 8, 4, 0.75, 0);
    Decoding other =
        new Decoding()
            .output(1, 6, 2)
            .put(0, 2, 10, 6, 8, 4, 0.5, 0)
            .put(1, 2, 11, 6, 8, 4, 0, 0.75);

    assertThat(value(yolo8(same, NAMED), "count")).isEqualTo(1);
    assertThat(value(yolo8(same, NAMED), "score")).isEqualTo(0.75);
    assertThat(value(yolo8(other, NAMED), "count")).isEqualTo(2);
    assertThat(value(yolo8(other, NAMED), "count cap")).isEqualTo(1);
  }

  @Test
  void aWeakScratchIsFoundBesideHundredsOfBoxesOfACap() {
    int boxes = 600;
    Decoding crowded = new Decoding().output(1, 6, boxes);
    for (int i = 0; i < boxes - 1; i++) {
      crowded.put(i, boxes, 10, 6, 8, 4, 0.9, 0);
    }
    crowded.put(boxes - 1, boxes, 20, 20, 4, 4, 0, 0.35);

    List<Finding> findings = yolo8(crowded, NAMED);

    assertThat(value(findings, "count cap")).isEqualTo(1);
    assertThat(value(findings, "count scratch")).isEqualTo(1);
  }

  @Test
  void endToEndRowsAreTakenAsTheyAre() {
    Decoding output =
        new Decoding()
            .output(1, 4, 6)
            .put(0, 1, 6, 4, 14, 8, 0.75, 1)
            .put(6, 1, 6, 4, 14, 8, 0.5, 1)
            .put(12, 1, 6, 4, 14, 8, 0.25, 0);

    List<Finding> findings = endToEnd(output, NAMED);

    // The model has left both; the third is too weak and the fourth is empty.
    assertThat(value(findings, "count scratch")).isEqualTo(2);
    assertThat(value(findings, "count")).isEqualTo(2);
    assertThat(called("box scratch", findings))
        .extracting(Finding::where)
        .containsExactly(BOX, BOX);
  }

  @Test
  void endToEndWithoutLabelsSaysOnlyHowMany() {
    Decoding output = new Decoding().output(1, 4, 6).put(0, 1, 6, 4, 14, 8, 0.75, 77);

    assertThat(endToEnd(output, Map.of()))
        .extracting(Finding::name)
        .containsExactly("count", "score", "box");
  }

  @Test
  void fastestDetIsDecodedAsItsAuthorsDo() {
    // Cell 1 of line 1 of a grid of 2x2; size sigmoid(0) = a half, places tanh(0) = 0.
    Decoding output = new Decoding().output(1, 7, 2, 2).put(3, 4, 0.5, 0, 0, 0, 0, 0.25, 0.75);

    List<Finding> findings =
        output.findings(
            reader -> DetectDecoder.read(reader, FastestBoxing::fit, DetectDecoder.NMS_IOU), NAMED);

    assertThat(value(findings, "score"))
        .isCloseTo(Math.pow(0.5, 0.6) * Math.pow(0.75, 0.4), within(1e-6));
    assertThat(called("box scratch", findings))
        .singleElement()
        .extracting(Finding::where)
        .isEqualTo(new Region.Box(10 + 2 * 8, 20 + 2 * 8, 32, 32));
  }

  @Test
  void aClassThatTheModelDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> yolo8(new Decoding().output(1, 6, 5), Map.of("class", 2)))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "t: decode 'yolo8' with class 2 needs an output of [1, 7 or more, columns], but it is"
                + " [1, 6, 5]");
    assertThatThrownBy(() ->
            endToEnd(new Decoding().output(1, 4, 6), Map.of("class", 2, "labels", List.of("a"))))
        .hasMessage("t: 'class' is 2, but the model knows 1 classes");
  }
}
