package dev.linewarden.inference;

import static dev.linewarden.inference.RecognitionTest.asked;
import static dev.linewarden.inference.RecognitionTest.images;
import static dev.linewarden.inference.RecognitionTest.out;
import static dev.linewarden.inference.RecognitionTest.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.onnx.ProtoWriter;
import dev.linewarden.onnx.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Detectors whose outputs are lists, as their exporters name them.
class ListsTest {
  @TempDir private Path folder;

  private ModelCard card(Map<String, String> metadata, ProtoWriter input, ProtoWriter... outputs)
      throws IOException {
    byte[] model = TinyOnnx.signature(metadata, input, outputs);
    return RecognitionTest.card(Files.write(folder.resolve("m.onnx"), model));
  }

  @Test
  void aDetectorOfOpenVinoListsBoxesWithTheirScores() throws IOException {
    ModelCard card =
        card(
            Map.of(
                "model_info model_type", "ssd",
                "model_info labels", "cap scratch",
                "model_info mean_values", "0.0 0.0 0.0",
                "model_info scale_values", "255.0 255.0 255.0",
                "model_info reverse_input_channels", "True",
                "model_info confidence_threshold", "0.35"),
            images(1, 3, 64, 64),
            out("boxes", 1, -1, 5),
            ProtoWriter.value("labels", TensorType.INT64, 1, -1));

    assertThat(said(card))
        .contains(
            "decode=boxes (metadata)",
            "output=boxes (metadata)",
            "classes=labels (metadata)",
            "labels=[cap, scratch] (metadata)")
        .doesNotContain("scores=scores (metadata)");
    assertThat(card.about()).containsEntry("threshold", "0.35");
    assertThat(asked(card)).isEmpty();
  }

  @Test
  void aDetectorOfTorchvisionTakesOnePictureWithoutASideForMore() throws IOException {
    ModelCard card =
        card(
            Map.of(),
            images(3, 320, 640),
            out("boxes", -1, 4),
            ProtoWriter.value("labels", TensorType.INT64, -1),
            out("scores", -1),
            out("masks", -1, 1, 320, 640));

    assertThat(said(card))
        .containsExactly(
            "classes=labels (names)",
            "color=rgb (names)",
            "decode=boxes (names)",
            "fit=stretch (default)",
            "layout=nchw (shape)",
            "output=boxes (names)",
            "scale=0.00392156862745098 (names)",
            "scores=scores (names)",
            "type=float (shape)");
    assertThat(card.about()).containsKey("masks");
    assertThat(asked(card)).containsExactly("labels");
  }

  @Test
  void aDetectorOfMmDetectionSaysNothingOfItsPicture() throws IOException {
    ModelCard card =
        card(
            Map.of(),
            images(-1, 3, 64, 64),
            out("dets", -1, -1, 5),
            ProtoWriter.value("labels", TensorType.INT64, -1, -1));

    assertThat(said(card)).contains("decode=boxes (names)", "output=dets (names)");
    assertThat(asked(card)).containsExactly("labels", "color!", "scale!");
  }
}
