package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.onnx.ModelFile;
import dev.linewarden.onnx.ProtoWriter;
import dev.linewarden.onnx.TensorType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecognitionTest {
  private static final TensorType FLOAT = TensorType.FLOAT;
  private static final Map<String, String> NOTHING = Map.of();

  @TempDir private Path folder;

  private ModelCard card(Map<String, String> metadata, ProtoWriter input, ProtoWriter... outputs)
      throws IOException {
    Path file = folder.resolve("m.onnx");
    Files.write(file, TinyOnnx.signature(metadata, input, outputs));
    return card(file);
  }

  static ModelCard card(Path file) {
    try (ModelFile model = ModelFile.read("", file)) {
      return ModelCard.of(model.facts());
    }
  }

  private static ModelCard real(String name) {
    return card(RecipeFiles.data("onnx").resolve(name));
  }

  static ProtoWriter images(long... shape) {
    return ProtoWriter.value("images", FLOAT, shape);
  }

  static ProtoWriter out(String name, long... shape) {
    return ProtoWriter.value(name, FLOAT, shape);
  }

  /// `color=rgb (metadata)` for each setting, in the order of the alphabet.
  static List<String> said(ModelCard card) {
    return new TreeMap<>(card.settings())
        .entrySet().stream()
            .map(entry ->
                "%s=%s (%s)"
                    .formatted(
                        entry.getKey(),
                        entry.getValue().value(),
                        CardFile.word(entry.getValue().from())))
            .toList();
  }

  static List<String> asked(ModelCard card) {
    return card.questions().stream()
        .map(question -> question.setting() + (question.isNeeded() ? "!" : ""))
        .collect(Collectors.toList());
  }

  private static Map<String, String> ultralytics(String task, String args) {
    return Map.of(
        "author", "Ultralytics",
        "task", task,
        "names", "{0: 'cap', 1: \"it's\"}",
        "license", "AGPL-3.0 License (https://ultralytics.com/license)",
        "imgsz", "[320, 640]",
        "args", args);
  }

  @Test
  void anExportOfUltralyticsSaysAll() throws IOException {
    ModelCard card =
        card(
            ultralytics("detect", "{'nms': False}"),
            images(1, 3, 64, 64),
            out("output0", 1, 6, 84));

    assertThat(said(card))
        .containsExactly(
            "color=rgb (metadata)",
            "decode=yolo8 (metadata)",
            "fit=letterbox (metadata)",
            "labels=[cap, it's] (metadata)",
            "layout=nchw (shape)",
            "output=output0 (metadata)",
            "pad=114 (metadata)",
            "place=centre (metadata)",
            "scale=0.00392156862745098 (metadata)",
            "type=float (shape)");
    assertThat(asked(card)).isEmpty();
    assertThat(card.about())
        .containsEntry("licence", "AGPL-3.0 License (https://ultralytics.com/license)");
  }

  @Test
  void freeSidesComeFromItsMetadata() throws IOException {
    ModelCard card =
        card(ultralytics("detect", "{}"), images(-1, 3, -1, -1), out("output0", -1, 6, -1));

    assertThat(said(card)).contains("width=640 (metadata)", "height=320 (metadata)");
    assertThat(asked(card)).isEmpty();
  }

  @Test
  void overlapsDroppedInsideAreSeenInMetadataOrShape() throws IOException {
    ModelCard metadata =
        card(
            ultralytics("detect", "{'nms': True}"),
            images(1, 3, 64, 64),
            out("output0", 1, 300, 6));
    ModelCard shape = card(NOTHING, images(1, 3, 64, 64), out("output0", 1, 300, 6));

    assertThat(said(metadata)).contains("decode=endtoend (metadata)");
    assertThat(metadata.about().get("threshold")).startsWith("inside the model, not said");
    assertThat(said(shape)).contains("decode=endtoend (shape)", "color=rgb (shape)");
  }

  @Test
  void segmentsHaveTwoOutputs() throws IOException {
    ProtoWriter protos = out("output1", 1, 32, 16, 16);
    ModelCard metadata =
        card(ultralytics("segment", "{}"), images(1, 3, 64, 64), out("output0", 1, 38, 84), protos);
    ModelCard shape = card(NOTHING, images(1, 3, 64, 64), out("output0", 1, 38, 84), protos);
    ModelCard endToEnd = card(NOTHING, images(1, 3, 64, 64), out("output0", 1, 300, 38), protos);

    assertThat(said(metadata)).contains("decode=yolo8seg (metadata)", "protos=output1 (metadata)");
    assertThat(said(shape)).contains("decode=yolo8seg (shape)", "protos=output1 (shape)");
    assertThat(asked(shape)).containsExactly("labels");
    assertThat(said(endToEnd)).contains("decode=endtoendseg (shape)");
  }

  @Test
  void aTaskThatIsNotReadIsAsked() throws IOException {
    ModelCard card =
        card(ultralytics("pose", "{}"), images(1, 3, 64, 64), out("output0", 1, 56, 84));

    assertThat(card.questions())
        .singleElement()
        .extracting(ModelCard.Question::setting)
        .isEqualTo("decode");
  }

  /// 64x64: 64 + 16 + 4 = 84 cells.
  @Test
  void yoloFamiliesDifferInRowsAndColumns() throws IOException {
    ProtoWriter input = images(1, 3, 64, 64);
    assertThat(said(card(NOTHING, input, out("o", 1, 6, 84)))).contains("decode=yolo8 (shape)");
    assertThat(said(card(NOTHING, input, out("o", 1, 252, 7)))).contains("decode=yolo5 (shape)");
    assertThat(said(card(NOTHING, input, out("o", 1, 252, 6)))).contains("decode=yolo5 (shape)");
    assertThat(said(card(NOTHING, input, out("output", 1, 84, 7))))
        .contains(
            "decode=yolox (shape)",
            "color=bgr (shape)",
            "scale=1.0 (shape)",
            "place=corner (shape)");
    assertThat(said(card(NOTHING, input, out("outputs", 1, 84, 7))))
        .contains("decode=yolo5 (shape)", "color=rgb (names)");
    assertThat(
            said(
                card(
                    Map.of("stride", "32", "names", "['a', 'b']"),
                    input,
                    out("output0", 1, 252, 7))))
        .contains("decode=yolo5 (metadata)", "labels=[a, b] (metadata)", "color=rgb (metadata)");
  }

  @Test
  void anomalibIsKnownByItsNames() throws IOException {
    ModelCard card =
        card(
            NOTHING,
            ProtoWriter.value("input", FLOAT, -1, 3, -1, -1),
            out("pred_score", -1),
            out("pred_label", -1),
            out("anomaly_map", -1, 1, -1, -1));

    assertThat(said(card))
        .containsExactly(
            "color=rgb (names)",
            "decode=anomaly (names)",
            "fit=stretch (names)",
            "layout=nchw (shape)",
            "output=anomaly_map (names)",
            "scale=0.00392156862745098 (names)",
            "scores=pred_score (names)",
            "type=float (shape)");
    assertThat(asked(card)).containsExactly("width!", "height!");
    assertThat(card.about().get("threshold")).contains("0.5");
  }

  @Test
  void aTaughtModelThatTakesBytesNeedsNoScale() throws IOException {
    ModelCard card =
        card(
            Map.of("threshold", "1.0", "Image.BitmapPixelFormat", "Bgr8"),
            ProtoWriter.value("image", TensorType.UINT8, 1, 256, 256, 3),
            out("pred_score", 1),
            out("anomaly_map", 1, 1, 128, 128));

    assertThat(said(card))
        .contains("type=u8 (shape)", "layout=nhwc (shape)", "color=bgr (metadata)");
    assertThat(card.settings()).doesNotContainKey("scale");
    assertThat(card.about()).containsEntry("threshold", "1.0");
    assertThat(asked(card)).isEmpty();
  }

  @Test
  void modelInfoOfOpenVinoIsRead() throws IOException {
    ModelCard card =
        card(
            Map.of(
                "model_info model_type", "Classification",
                "model_info labels", "good bad",
                "model_info mean_values", "123.675 116.28 103.53",
                "model_info scale_values", "58.395 57.12 57.375",
                "model_info reverse_input_channels", "YES",
                "model_info resize_type", "standard",
                "model_info confidence_threshold", "0.4"),
            images(1, 3, 64, 64),
            out("logits", 1, 2));

    assertThat(said(card))
        .contains(
            "decode=classify (metadata)",
            "color=rgb (metadata)",
            "mean=[123.675, 116.28, 103.53] (metadata)",
            "std=[58.395, 57.12, 57.375] (metadata)",
            "labels=[good, bad] (metadata)");
    assertThat(card.about()).containsEntry("threshold", "0.4");
    assertThat(asked(card)).isEmpty();
  }

  @Test
  void whatOnlyShapesSayLeavesColourAndScaleOpen() throws IOException {
    ProtoWriter input = images(1, 3, 64, 64);
    ModelCard classes = card(NOTHING, input, out("o", 1, 3));
    ModelCard planes = card(NOTHING, input, out("o", 1, 3, 16, 16));
    ModelCard map = card(NOTHING, input, out("o", 1, 1, 16, 16));
    ModelCard numbers = card(NOTHING, input, ProtoWriter.value("o", TensorType.INT64, 1, 64, 64));
    ModelCard vector = card(NOTHING, input, out("embedding", 1, 128));
    ModelCard many = card(NOTHING, input, out("o", 1, 512));

    assertThat(said(classes)).contains("decode=classify (shape)", "softmax=true (shape)");
    assertThat(asked(classes)).containsExactly("labels", "color!", "scale!");
    assertThat(said(planes)).contains("decode=semantic (shape)");
    assertThat(said(map)).contains("decode=anomaly (shape)");
    assertThat(asked(map)).containsExactly("color!", "scale!");
    assertThat(said(numbers)).contains("decode=semantic (shape)");
    assertThat(asked(numbers)).containsExactly("labels!", "color!", "scale!");
    assertThat(said(vector)).contains("decode=embedding (shape)");
    assertThat(asked(many)).containsExactly("decode!", "color!", "scale!");
  }

  @Test
  void whatIsNoPictureIsSaid() throws IOException {
    ModelCard card = card(NOTHING, ProtoWriter.value("text", FLOAT, 1, 77), out("o", 1, 2));

    assertThat(card.questions())
        .singleElement()
        .extracting(ModelCard.Question::words)
        .isEqualTo("its input is no picture of 1 or 3 channels, but text FLOAT [1, 77]");
  }

  @Test
  void realModelsAreRecognised() {
    assertThat(said(real("yolox_nano_coco.onnx")))
        .contains("decode=yolox (shape)", "color=bgr (shape)", "fit=letterbox (shape)");
    assertThat(asked(real("yolox_nano_coco.onnx"))).containsExactly("labels");
    assertThat(said(real("FastestDet.onnx")))
        .contains("decode=fastestdet (shape)", "scale=0.00392156862745098 (shape)");
    assertThat(said(real("mnist.onnx"))).contains("decode=classify (shape)", "color=grey (shape)");
    assertThat(asked(real("mnist.onnx"))).containsExactly("labels", "scale!");
    assertThat(said(real("ppocr_mobile_v2_cls.onnx")))
        .contains("decode=classify (shape)", "softmax=false (shape)");
    assertThat(asked(real("ppocr_mobile_v2_cls.onnx")))
        .containsExactly("width!", "height!", "labels", "color!", "scale!");
    assertThat(said(real("ppocrv3_det.onnx"))).contains("decode=anomaly (shape)");
  }
}
