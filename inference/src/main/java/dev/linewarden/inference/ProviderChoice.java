package dev.linewarden.inference;

import java.util.Locale;

/// What the configuration says about where models run.
public enum ProviderChoice {
  /// CUDA if this machine has it and it answers as the processor does, else the processor.
  AUTO,
  /// The processor, whatever there is.
  CPU,
  /// CUDA or nothing.
  CUDA,
  /// TensorRT or nothing.
  TENSORRT;

  /// As the configuration writes it.
  public String words() {
    return name().toLowerCase(Locale.ROOT);
  }
}
