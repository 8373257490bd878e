package dev.linewarden.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Which processor this machine has: on another one the same recipe takes another time.
final class Processor {
  private static final Path FACTS = Path.of("/proc/cpuinfo");

  private Processor() {}

  /// Its model, where the kernel says it, and its cores.
  static String words() {
    String cores = Runtime.getRuntime().availableProcessors() + " cores";
    try (Stream<String> lines = Files.lines(FACTS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.replaceFirst(".*:", "").strip() + ", " + cores)
          .orElse(cores);
    } catch (IOException e) {
      return cores; // the kernel does not say more
    }
  }
}
