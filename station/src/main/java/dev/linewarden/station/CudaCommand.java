package dev.linewarden.station;

import dev.linewarden.inference.GpuCheck;
import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `./linewarden cuda`: lets models run on an NVIDIA GPU, without building anything anew.
final class CudaCommand {
  private static final int RAN = 0;
  private static final int RAN_WITHOUT_GPU = 1;

  private final Console console;
  private final CudaInstall install;

  /// What can be asked for.
  enum What {
    STATUS,
    INSTALL,
    REMOVE
  }

  CudaCommand(Console console, Path home) {
    this.console = console;
    this.install =
        new CudaInstall(
            home, CudaPackage.CUDA_13, new MavenFetch(CudaPackage.CUDA_13), this::tried);
  }

  int run(String what, Optional<Path> from) {
    return switch (what(what)) {
      case STATUS -> status();
      case INSTALL -> install(from);
      case REMOVE -> remove();
    };
  }

  private static What what(String word) {
    for (What what : What.values()) {
      if (what.name().toLowerCase(Locale.ROOT).equals(word)) {
        return what;
      }
    }
    throw new BadInput("cuda takes 'status', 'install' or 'remove', but came '%s'".formatted(word));
  }

  /// 0 = models run on the GPU, 1 = they do not.
  private int status() {
    GpuCheck check = GpuCheck.run();
    console.result(check.words());
    return check.works() ? RAN : RAN_WITHOUT_GPU;
  }

  private int install(Optional<Path> from) {
    String machine = System.getProperty("os.arch");
    if (!machine.equals("amd64")) {
      throw new BadInput(
          "CUDA's libraries are there for x86-64 only, but this machine is %s: docs/cuda.md says"
                  .formatted(machine)
              + " what a Jetson needs");
    }
    console.say("CUDA for ONNX Runtime: " + install.cost(from.isPresent()) + ".");
    try (InputStream jni = jni()) {
      String answer = install.install(from, jni);
      console.result("Installed in %s; used from the next start on.".formatted(install.folder()));
      console.result(answer);
      return RAN;
    } catch (IOException e) {
      throw new BadInput("the program's own library cannot be read: " + e.getMessage(), e);
    }
  }

  private int remove() {
    console.result(
        install.remove()
            ? "Removed; models run on the processor from the next start on."
            : "There was nothing to remove.");
    return RAN;
  }

  /// From the Java side's own jar, so that both are of one version.
  private static InputStream jni() {
    InputStream jni =
        CudaCommand.class.getResourceAsStream(
            "/ai/onnxruntime/native/linux-x64/libonnxruntime4j_jni.so");
    if (jni == null) {
      throw new BadInput("this build holds no library of ONNX Runtime for x86-64");
    }
    return jni;
  }

  /// The status as a process of its own sees it with those libraries.
  private String tried(Path folder) {
    try {
      Process process =
          new ProcessBuilder(ChildJava.command(Optional.of(folder), "cuda", "status"))
              .redirectErrorStream(true)
              .start();
      List<String> said = process.inputReader().lines().toList();
      int status = process.onExit().join().exitValue();
      if (status != RAN && status != RAN_WITHOUT_GPU) {
        throw new BadInput(
            "the libraries in %s do not load on this machine (exit code %d): %s"
                .formatted(folder, status, said.isEmpty() ? "not a word" : said.getLast()));
      }
      return said.isEmpty() ? "" : said.getLast();
    } catch (IOException e) {
      throw new BadInput("a process to try %s cannot be started: %s".formatted(folder, e), e);
    }
  }
}
