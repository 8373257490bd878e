package dev.linewarden.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;

/// Whether models can run on this machine's GPU, found out by running one.
///
/// @param installed whether the runtime has CUDA in it
/// @param works whether a small network gave the processor's answers there
/// @param words why not, or with what
public record GpuCheck(boolean installed, boolean works, String words) {
  private static final int SIDE = 64;

  /// Takes a second or two; loads the runtime into this process.
  public static GpuCheck run() {
    boolean installed = OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
    if (!installed) {
      return new GpuCheck(
          false, false, "ONNX Runtime %s for the processor".formatted(runtimeVersion()));
    }
    InferenceSettings insist = InferenceSettings.DEFAULT.on(ProviderChoice.CUDA);
    Accelerators accelerators = new Accelerators(insist, new FaultLog(new MonotonicClock()));
    try (var session =
        accelerators.open("a small network ", SampleModel.convolutions(SIDE, 3, 8)).session()) {
      return new GpuCheck(
          true,
          true,
          "ONNX Runtime %s; %d network on CUDA gave the processor's answers"
              .formatted(runtimeVersion(), session.getNumOutputs()));
    } catch (BadInput | OrtException refused) {
      return new GpuCheck(true, false, String.valueOf(refused.getMessage()));
    }
  }

  /// Of the native library that is loaded, not of the Java side.
  public static String runtimeVersion() {
    return Accelerators.runtime().getVersion();
  }
}
