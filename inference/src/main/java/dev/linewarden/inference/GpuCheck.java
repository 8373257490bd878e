package dev.linewarden.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import java.nio.ByteBuffer;

/// Whether models can run on this machine's GPU, found out by running one.
///
/// @param installed whether the runtime has CUDA in it
/// @param works whether a small network gave the processor's answers there
/// @param words why not, or with what
public record GpuCheck(boolean installed, boolean works, String words) {
  private static final int SIDE = 64;
  private static final int LAYERS = 3;
  private static final int CHANNELS = 8;

  /// Takes a second or two; loads the runtime into this process.
  public static GpuCheck run() {
    boolean installed = OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    if (!installed) {
      return new GpuCheck(
          false, false, "ONNX Runtime %s, on the processor".formatted(runtimeVersion()));
    }
    FaultLog unheard = new FaultLog(new MonotonicClock());
    try {
      Accelerators.Opened opened =
          new Accelerators(InferenceSettings.DEFAULT, unheard)
              .open("a small network ", sample(), _ -> {});
      opened.session().close();
      boolean works = opened.why().isEmpty();
      String words =
          works
              ? "on CUDA a network gave the processor's answers"
              : "not on the GPU: " + opened.why();
      return new GpuCheck(true, works, "ONNX Runtime %s; %s".formatted(runtimeVersion(), words));
    } catch (OrtException broken) {
      throw new IllegalStateException("a network of ours cannot be opened", broken);
    }
  }

  private static ByteBuffer sample() {
    byte[] model = SampleModel.convolutions(SIDE, LAYERS, CHANNELS);
    return ByteBuffer.allocateDirect(model.length).put(model).flip();
  }

  /// Of the native library that is loaded, not of the Java side.
  private static String runtimeVersion() {
    return Accelerators.runtime().getVersion();
  }

  /// Everything outside of a model that decides how it runs here: changes with the runtime, where
  /// it was loaded from, and the GPU's driver.
  public static String machine() {
    return "%s %s %s"
        .formatted(
            runtimeVersion(),
            System.getProperty("onnxruntime.native.path", ""),
            ProviderTrouble.ofThisMachine().driver());
  }
}
