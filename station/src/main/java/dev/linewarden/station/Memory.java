package dev.linewarden.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// What the kernel says about memory. Empty where it does not say it.
final class Memory {
  private static final long KIB = 1024;

  private Memory() {}

  /// What can still be had without anybody having to give something back.
  static OptionalLong availableBytes() {
    return kibibytes(Path.of("/proc/meminfo"), "MemAvailable:");
  }

  /// The most that a process has had in memory so far.
  static OptionalLong peakBytes(long process) {
    return kibibytes(Path.of("/proc", Long.toString(process), "status"), "VmHWM:");
  }

  private static OptionalLong kibibytes(Path file, String key) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream()
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty(); // not on this kernel, or the process has ended
    }
  }
}
