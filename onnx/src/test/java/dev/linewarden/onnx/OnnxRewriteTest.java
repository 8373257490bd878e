package dev.linewarden.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnnxRewriteTest {
  private static final ByteBuffer FILE = ByteBuffer.wrap(WrittenModels.listingItsWeight());

  private static OnnxModel written(OnnxRewrite rewrite) throws Malformed {
    try (Arena arena = Arena.ofConfined()) {
      return OnnxScan.read(rewrite.write(FILE, arena));
    }
  }

  @Test
  void weightsAreTakenOffTheListOfInputs() throws Malformed {
    OnnxModel old = OnnxScan.read(FILE);
    OnnxRewrite rewrite = new OnnxRewrite(old, null);
    assertThat(rewrite.isNeeded()).isTrue();

    OnnxModel model = written(rewrite);

    assertThat(model.weightsAsInputs()).isEmpty();
    assertThat(model.inputs()).isEqualTo(old.inputs());
    assertThat(model.outputs()).isEqualTo(old.outputs());
    assertThat(model.irVersion()).isEqualTo(4);
    assertThat(new OnnxRewrite(model, null).isNeeded()).isFalse();
  }

  @Test
  void aFrontTakesBytesAndFeedsTheOldInput() throws Malformed {
    Prefix front =
        new Prefix(
            "in",
            TensorType.FLOAT,
            Prefix.OPSET_MIN,
            true,
            List.of(0.5f),
            List.of(-1f),
            List.of(1L, 1L, 2L, 2L));

    OnnxModel model = written(new OnnxRewrite(OnnxScan.read(FILE), front));

    assertThat(OnnxModel.words(model.inputs())).isEqualTo(Prefix.PICTURE + " UINT8 [1, 1, 2, 2]");
    assertThat(model.ops().keySet()).isEqualTo(Set.of("Cast", "Mul", "Add"));
    assertThat(model.ops()).containsEntry("Add", 2);
  }
}
