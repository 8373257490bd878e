package dev.linewarden.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a model runs.
sealed interface Provider {
  Provider CPU = new Cpu();

  /// For people.
  String words();

  /// As the configuration calls it.
  ProviderChoice setting();

  /// The runtime's own name for it.
  OrtProvider id();

  /// Asks the runtime for it; throws what the runtime says when it cannot be had.
  void addTo(OrtSession.SessionOptions options) throws OrtException;

  /// The processor; always there.
  record Cpu() implements Provider {
    @Override
    public String words() {
      return "the processor";
    }

    @Override
    public ProviderChoice setting() {
      return ProviderChoice.CPU;
    }

    @Override
    public OrtProvider id() {
      return OrtProvider.CPU;
    }

    @Override
    public void addTo(OrtSession.SessionOptions options) {
      // What the runtime uses when it is asked for nothing.
    }
  }

  /// The first NVIDIA GPU.
  record Cuda() implements Provider {
    @Override
    public String words() {
      return "CUDA";
    }

    @Override
    public ProviderChoice setting() {
      return ProviderChoice.CUDA;
    }

    @Override
    public OrtProvider id() {
      return OrtProvider.CUDA;
    }

    @Override
    public void addTo(OrtSession.SessionOptions options) throws OrtException {
      try (OrtCUDAProviderOptions cuda = new OrtCUDAProviderOptions(DEVICE)) {
        // Ten bits of mantissa less would move scores away from what the processor says.
        cuda.add("use_tf32", "0");
        // An exhaustive search would take seconds for each model; found again at each start.
        cuda.add("cudnn_conv_algo_search", "HEURISTIC");
        cuda.add("arena_extend_strategy", "kSameAsRequested");
        options.addCUDA(cuda);
      }
    }
  }

  /// The first NVIDIA GPU by TensorRT; what TensorRT cannot do is left to CUDA.
  ///
  /// @param engines folder for what it compiles: minutes for each model the first time
  record TensorRt(Path engines) implements Provider {
    @Override
    public String words() {
      return "TensorRT";
    }

    @Override
    public ProviderChoice setting() {
      return ProviderChoice.TENSORRT;
    }

    @Override
    public OrtProvider id() {
      return OrtProvider.TENSOR_RT;
    }

    @Override
    public void addTo(OrtSession.SessionOptions options) throws OrtException {
      try {
        Files.createDirectories(engines);
      } catch (IOException problem) {
        throw new BadInput(
            "TensorRT's engines cannot be kept in %s: %s".formatted(engines, problem), problem);
      }
      try (OrtTensorRTProviderOptions rt = new OrtTensorRTProviderOptions(DEVICE)) {
        rt.add("trt_engine_cache_enable", "1");
        rt.add("trt_engine_cache_path", engines.toString());
        rt.add("trt_timing_cache_enable", "1");
        rt.add("trt_timing_cache_path", engines.toString());
        options.addTensorrt(rt);
      }
      new Cuda().addTo(options);
    }
  }

  /// A station has one GPU; which one it is when there are several is the driver's to say
  /// (CUDA_VISIBLE_DEVICES).
  int DEVICE = 0;
}
