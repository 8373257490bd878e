package dev.linewarden.station;

import java.util.Map;

/// An archive with ONNX Runtime's libraries for NVIDIA GPUs: its name, what it must be, and which
/// of its files are wanted.
///
/// @param version of ONNX Runtime; its Java side must be of the same
/// @param artifact as Maven's repositories name it
/// @param fileName that it has there
/// @param bytes of the archive
/// @param files name in the archive to name on disk
/// @param unpackedBytes of those files together
record CudaPackage(
    String version,
    String artifact,
    String fileName,
    String sha256,
    long bytes,
    Map<String, String> files,
    long unpackedBytes) {
  private static final String INSIDE = "org/bytedeco/onnxruntime/linux-x86_64-gpu/";

  /// For CUDA 13 and cuDNN 9 on x86-64: NVIDIA GPUs of compute capability 7.5 and later.
  static final CudaPackage CUDA_13 =
      new CudaPackage(
          "1.28.0",
          "org.bytedeco:onnxruntime:1.28.0-1.5.14:jar:linux-x86_64-gpu",
          "onnxruntime-1.28.0-1.5.14-linux-x86_64-gpu.jar",
          "a1775c67abc5864dcaa3771eff343be804cd0d0232f0b187e6c9867c15d6167f",
          165_275_041,
          Map.of(
              INSIDE + "libonnxruntime.so.1", "libonnxruntime.so",
              INSIDE + "libonnxruntime_providers_shared.so", "libonnxruntime_providers_shared.so",
              INSIDE + "libonnxruntime_providers_cuda.so", "libonnxruntime_providers_cuda.so"),
          282_614_064);
}
