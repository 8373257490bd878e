package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.onnx.TensorType;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On the runtime for the processor, which is the one that tests run on.
class AcceleratorsTest {
  @TempDir private Path folder;
  private final FaultLog faults = new FaultLog(new StepClock(1));

  private static OrtSession session(byte[] model) throws OrtException {
    return Accelerators.runtime().createSession(model, new OrtSession.SessionOptions());
  }

  private static ByteBuffer times(float factor) {
    byte[] model = TinyOnnx.times(factor);
    return ByteBuffer.allocateDirect(model.length).put(model).flip();
  }

  @Test
  void withoutAGpuRuntimeTheProcessorIsTakenAndNobodyIsAlarmed() throws OrtException {
    Accelerators accelerators = new Accelerators(InferenceSettings.DEFAULT, faults);

    Accelerators.Opened opened = accelerators.open("m ", times(1), _ -> {});

    assertThat(opened.provider()).isEqualTo(Provider.CPU);
    assertThat(opened.why()).isEmpty();
    assertThat(faults.faults()).isEmpty();
    opened.session().close();
  }

  @Test
  void aConfigurationThatInsistsIsRefusedWithTheReason() {
    Accelerators cuda = new Accelerators(InferenceSettings.DEFAULT.on(ProviderChoice.CUDA), faults);
    assertThatThrownBy(() -> cuda.open("recipe r1, model 'm': m.onnx ", times(1), _ -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "recipe r1, model 'm': m.onnx must run on cuda, as [inference] provider says, but this"
                + " ONNX Runtime has no CUDA in it: ./linewarden cuda install, or docs/cuda.md");

    InferenceSettings rt =
        new InferenceSettings(
            1, false, 30, 12, true, ProviderChoice.TENSORRT, folder.resolve("engines"));
    assertThatThrownBy(() -> new Accelerators(rt, faults).open("m ", times(1), _ -> {}))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("must run on tensorrt")
        .hasMessageContaining("no TensorRT in it");
    assertThat(folder.resolve("engines")).as("where engines will be kept").isDirectory();
  }

  @Test
  void whatAnswersAlikePassesTheSelfTestAndWhatDoesNotIsNamed() throws OrtException {
    SelfTest test = new SelfTest(Accelerators.runtime());
    try (OrtSession one = session(TinyOnnx.times(1));
        OrtSession near = session(TinyOnnx.times(1.001f));
        OrtSession far = session(TinyOnnx.times(1.1f));
        OrtSession broken = session(TinyOnnx.times(Float.NaN))) {
      assertThat(test.difference(one, one)).isEmpty();
      assertThat(test.difference(one, near)).isEmpty();
      assertThat(test.difference(one, far))
          .hasValue("output 'out' is 10.0 % off what the processor says, at most 1 % may be");
      assertThat(test.difference(one, broken)).get().asString().contains("Infinity % off");
    }
  }

  @Test
  void aModelThatTheAcceleratorCannotRunIsNamed() throws OrtException {
    SelfTest test = new SelfTest(Accelerators.runtime());
    try (OrtSession one = session(TinyOnnx.times(1));
        OrtSession fixed = session(TinyOnnx.echo(TensorType.FLOAT, 1, 1, 2, 2))) {
      assertThat(test.difference(one, fixed)).get().asString().startsWith("run 1 failed: ");
    }
  }

  @Test
  void distanceIsMeasuredAgainstTheLargestNumber() {
    assertThat(apart(new float[] {0, 10}, new float[] {0.05f, 10})).isCloseTo(0.005, within());
    assertThat(apart(new float[] {0, 0}, new float[] {0, 0})).isZero();
    assertThat(apart(new float[] {Float.NaN, 1}, new float[] {Float.NaN, 1})).isZero();
    assertThat(apart(new float[] {Float.NaN, 1}, new float[] {0, 1})).isInfinite();
    assertThat(apart(new float[] {1}, new float[] {Float.POSITIVE_INFINITY})).isInfinite();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-6);
  }

  private static double apart(float[] expected, float[] got) {
    return SelfTest.apart(FloatBuffer.wrap(expected), FloatBuffer.wrap(got));
  }
}
