package dev.linewarden.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OnnxScanTest {
  /// Models of others lie beside the repository and are not part of it.
  private static OnnxModel real(String name) throws IOException, Malformed {
    Path root = Path.of(System.getProperty("linewarden.root", "..")).toAbsolutePath();
    Path file = root.resolve("../shared/data/onnx").resolve(name).normalize();
    return OnnxScan.read(ByteBuffer.wrap(Files.readAllBytes(file)));
  }

  @Test
  void aRealDetectorIsReadAsItsReadmeSays() throws IOException, Malformed {
    OnnxModel model = real("yolox_nano_coco.onnx");

    assertThat(model.irVersion()).isEqualTo(6);
    assertThat(model.opset()).isEqualTo(11);
    assertThat(model.producer()).startsWith("pytorch");
    assertThat(OnnxModel.words(model.inputs())).isEqualTo("images FLOAT [1, 3, 416, 416]");
    assertThat(OnnxModel.words(model.outputs())).isEqualTo("output FLOAT [1, 3549, 85]");
    assertThat(model.ops().get("Conv")).isGreaterThan(50);
    assertThat(model.weightsAsInputs()).isEmpty();
    assertThat(model.outside()).isEmpty();
    assertThat(model.makers()).containsOnlyKeys("output").containsValue("Transpose");
  }

  @Test
  void freeSidesKeepTheirNames() throws IOException, Malformed {
    OnnxModel.Value input = real("ppocr_mobile_v2_cls.onnx").inputs().getFirst();

    assertThat(input)
        .hasToString(
            "FLOAT [p2o.DynamicDimension.0, 3, p2o.DynamicDimension.1, p2o.DynamicDimension.2]");
    assertThat(input.dim(0)).isEqualTo(-1);
    assertThat(input.dim(1)).isEqualTo(3);
  }

  @Test
  void metadataAndTypesAreRead() throws Malformed {
    byte[] file =
        new ProtoWriter()
            .number(1, 9)
            .text(2, "ours")
            .text(3, "2.1")
            .message(14, new ProtoWriter().text(1, "task").text(2, "detect"))
            .message(8, new ProtoWriter().text(1, "").number(2, 17))
            .message(8, new ProtoWriter().text(1, "com.plant").number(2, 3))
            .message(
                7,
                new ProtoWriter()
                    .message(12, ProtoWriter.value("a", TensorType.FLOAT16, 1, 2))
                    .message(12, ProtoWriter.value("b", TensorType.INT64)))
            .toBytes();

    OnnxModel model = OnnxScan.read(ByteBuffer.wrap(file));

    assertThat(model.producer()).isEqualTo("ours 2.1");
    assertThat(model.metadata()).containsExactlyEntriesOf(java.util.Map.of("task", "detect"));
    assertThat(model.opsets()).containsEntry("", 17L).containsEntry("com.plant", 3L);
    assertThat(model.outputs().getFirst().type()).isEqualTo(TensorType.FLOAT16);
    assertThat(model.outputs().getLast().type()).isEqualTo(TensorType.INT64);
  }

  @Test
  void weightsListedAsInputsAreNoInputs() throws Malformed {
    OnnxModel model = OnnxScan.read(ByteBuffer.wrap(WrittenModels.listingItsWeight()));

    assertThat(model.inputs()).extracting(OnnxModel.Value::name).containsExactly("in");
    assertThat(model.weightsAsInputs()).containsExactly("w");
  }
}
