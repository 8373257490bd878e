package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On what ONNX Runtime 1.28.0 really says.
class ProviderTroubleTest {
  private static final Provider CUDA = new Provider.Cuda();

  private static final String MISSING =
      "Error code - ORT_FAIL - message: /build/onnxruntime/core/session/provider_bridge_ort.cc:2020"
          + " onnxruntime::Provider& onnxruntime::ProviderLibrary::Get() [ONNXRuntimeError] : 1 :"
          + " FAIL : Failed to load library /opt/cuda/libonnxruntime_providers_cuda.so with error:"
          + " libcublasLt.so.13: cannot open shared object file: No such file or directory\n";

  @TempDir private Path root;

  private String words(Provider provider, String message) {
    return new ProviderTrouble(root, List.of(root.resolve("lib"), root.resolve("gone")))
        .words(provider, message);
  }

  @Test
  void aMissingLibraryIsNamedWithItsVersionAndWhatThereIsInstead() throws IOException {
    assertThat(words(CUDA, MISSING))
        .isEqualTo(
            "CUDA needs the library libcublasLt.so.13 (NVIDIA CUDA 13), but this machine has none"
                + " of that name");

    Path lib = Files.createDirectory(root.resolve("lib"));
    Files.createFile(lib.resolve("libcublasLt.so.12"));
    Files.createFile(lib.resolve("libcublas.so.12"));
    assertThat(words(CUDA, MISSING)).endsWith("but this machine has " + lib + "/libcublasLt.so.12");

    Files.createFile(lib.resolve("libcublasLt.so.13"));
    assertThat(words(CUDA, MISSING))
        .endsWith(
            ", which lies in " + lib + ", where the loader does not look: set LD_LIBRARY_PATH");
  }

  @Test
  void theProductThatALibraryBelongsToIsNamed() {
    String message = "error: %s: cannot open shared object file: No such file or directory";
    assertThat(words(CUDA, message.formatted("libcudnn.so.9"))).contains("(NVIDIA cuDNN 9)");
    assertThat(words(CUDA, message.formatted("libcuda.so.1")))
        .contains("(part of the NVIDIA driver)");
    assertThat(words(new Provider.TensorRt(root), message.formatted("libnvinfer.so.10")))
        .contains("TensorRT needs the library libnvinfer.so.10 (NVIDIA TensorRT 10)");
  }

  @Test
  void aDriverTooOldIsNamedWithBothVersions() throws IOException {
    String message =
        "Parse Failed to parse provider option \"device_id\": CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version ; GPU=-1 ;"
            + " hostname=box ; file=cuda_execution_provider.cc";
    assertThat(words(CUDA, message))
        .isEqualTo(
            "CUDA needs a newer NVIDIA driver (CUDA 13 needs driver 580 or later, CUDA 12 needs"
                + " 525), but this machine has none");

    Path nvidia = Files.createDirectories(root.resolve("proc/driver/nvidia"));
    Files.writeString(
        nvidia.resolve("version"),
        """
        NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.183.01  Sun May 12 19:39:15 UTC 2024
        GCC version:  gcc version 12.2.0 (Debian 12.2.0-14)
        """);
    assertThat(words(CUDA, message)).endsWith("but this machine has 535.183.01");
  }

  @Test
  void noGpuAndOneThatIsTooOldAreNamed() {
    assertThat(words(CUDA, "CUDA failure 100: no CUDA-capable device is detected ; GPU=-1"))
        .isEqualTo("CUDA needs an NVIDIA GPU, but the driver sees none (driver: none)");
    assertThat(words(CUDA, "CUDA failure 209: no kernel image is available ; GPU=0"))
        .contains("has no code for this GPU");
    assertThat(words(CUDA, "CUDA failure 2: out of memory ; GPU=0"))
        .isEqualTo("CUDA failed with error 2: out of memory");
  }

  @Test
  void aLibraryOfTheWrongVersionIsNamed() {
    assertThat(
            words(
                CUDA,
                "Failed to load library x.so with error: libcudnn.so.9: undefined symbol: cudnnX"))
        .isEqualTo(
            "CUDA found a library of the wrong version: libcudnn.so.9: undefined symbol: cudnnX");
  }

  @Test
  void anythingElseIsToldInItsOwnFirstLine() {
    assertThat(words(CUDA, "Something else\nand more"))
        .isEqualTo("CUDA cannot be used: Something else");
  }
}
