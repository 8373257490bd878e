package dev.linewarden.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes one sentence of what the runtime says when an accelerator cannot be used: what was wanted
/// in which version, and what this machine has.
final class ProviderTrouble {
  private static final String DRIVER_FILE = "proc/driver/nvidia/version";
  private static final Pattern LIBRARY =
      Pattern.compile("(lib[\\w+-]+)\\.so(?:\\.(\\d+))?[\\d.]*: cannot open shared object file");
  private static final Pattern SYMBOL =
      Pattern.compile("error: (\\S+?):? (undefined symbol|version `[^']+' not found)[^\\n]*");
  private static final Pattern CUDA_ERROR = Pattern.compile("CUDA failure (\\d+): ([^;\\n]+)");
  private static final Pattern DRIVER =
      Pattern.compile("Module\\D*?(?:x86_64|aarch64)?\\s+(\\d[\\d.]+)");

  private static final int DRIVER_INSUFFICIENT = 35;
  private static final int NO_DEVICE = 100;
  private static final int NO_KERNEL_IMAGE = 209;

  /// The driver that each CUDA of ours asks for, from NVIDIA's table of compatible drivers.
  private static final String DRIVERS = "CUDA 13 needs driver 580 or later, CUDA 12 needs 525";

  private final Path root;
  private final List<Path> folders;

  /// @param root of the system looked at
  /// @param folders where the loader looks for libraries
  ProviderTrouble(Path root, List<Path> folders) {
    this.root = root;
    this.folders = folders;
  }

  static ProviderTrouble ofThisMachine() {
    String path = System.getenv().getOrDefault("LD_LIBRARY_PATH", "");
    Stream<String> named = Stream.of(path.split(":")).filter(part -> !part.isBlank());
    Stream<String> usual =
        Stream.of(
            "/usr/lib/x86_64-linux-gnu",
            "/usr/lib/aarch64-linux-gnu",
            "/usr/lib64",
            "/usr/lib",
            "/usr/local/cuda/lib64");
    return new ProviderTrouble(Path.of("/"), Stream.concat(named, usual).map(Path::of).toList());
  }

  /// Without a full stop, to go on with.
  String words(Provider provider, String message) {
    Matcher library = LIBRARY.matcher(message);
    if (library.find()) {
      return missing(provider, library.group(1), library.group(2));
    }
    Matcher symbol = SYMBOL.matcher(message);
    if (symbol.find()) {
      return "%s found a library of the wrong version: %s"
          .formatted(provider.words(), symbol.group().substring("error: ".length()));
    }
    Matcher cuda = CUDA_ERROR.matcher(message);
    if (cuda.find()) {
      return failure(provider, Integer.parseInt(cuda.group(1)), cuda.group(2).strip());
    }
    if (message.contains("shared provider")) {
      return "this ONNX Runtime has no %s in it: ./linewarden cuda install, or docs/cuda.md"
          .formatted(provider.words());
    }
    return provider.words() + " cannot be used: " + Models.shortly(message);
  }

  private String missing(Provider provider, String name, String version) {
    String wanted = version == null ? name + ".so" : name + ".so." + version;
    String needs =
        "%s needs the library %s (%s)"
            .formatted(
                provider.words(), wanted, product(name, version == null ? "" : " " + version));
    List<Path> others = others(name);
    for (Path other : others) {
      if (other.endsWith(wanted)) {
        return "%s, which lies in %s, where the loader does not look: set LD_LIBRARY_PATH"
            .formatted(needs, other.getParent());
      }
    }
    return "%s, but this machine has %s"
        .formatted(
            needs,
            others.isEmpty()
                ? "none of that name"
                : others.stream().map(Path::toString).collect(Collectors.joining(", ")));
  }

  private static String product(String library, String version) {
    String low = library.toLowerCase(Locale.ROOT);
    if (low.startsWith("libcudnn")) {
      return "NVIDIA cuDNN" + version;
    }
    if (low.startsWith("libnvinfer") || low.startsWith("libnvonnxparser")) {
      return "NVIDIA TensorRT" + version;
    }
    if (low.equals("libcuda") || low.startsWith("libnvidia")) {
      return "part of the NVIDIA driver";
    }
    return low.startsWith("libcu") ? "NVIDIA CUDA" + version : "a system library";
  }

  private String failure(Provider provider, int code, String says) {
    return switch (code) {
      case DRIVER_INSUFFICIENT ->
          "%s needs a newer NVIDIA driver (%s), but this machine has %s"
              .formatted(provider.words(), DRIVERS, driver());
      case NO_DEVICE ->
          "%s needs an NVIDIA GPU, but the driver sees none (driver: %s)"
              .formatted(provider.words(), driver());
      case NO_KERNEL_IMAGE ->
          "%s has no code for this GPU: it is older or newer than the library was built for"
              .formatted(provider.words());
      default -> "%s failed with error %d: %s".formatted(provider.words(), code, says);
    };
  }

  /// The kernel module's version, from the first line of its file.
  String driver() {
    try (Stream<String> lines = Files.lines(root.resolve(DRIVER_FILE))) {
      Matcher version = DRIVER.matcher(lines.findFirst().orElse(""));
      return version.find() ? version.group(1) : "one that does not say its version";
    } catch (IOException noModule) {
      return "none";
    }
  }

  boolean isDriverThere() {
    return Files.exists(root.resolve(DRIVER_FILE));
  }

  /// The same library, wherever there may be one.
  private List<Path> others(String name) {
    return folders.stream().flatMap(folder -> named(folder, name + ".so")).sorted().toList();
  }

  private static Stream<Path> named(Path folder, String prefix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(prefix))
          .toList()
          .stream();
    } catch (IOException absent) {
      return Stream.of();
    }
  }
}
