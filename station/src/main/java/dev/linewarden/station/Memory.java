package dev.linewarden.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// What the kernel says about memory, in bytes. Empty where it does not say it, or when the process
/// has ended.
final class Memory {
  static final long MEGABYTE = 1 << 20;

  private static final long KIB = 1024;

  private Memory() {}

  /// What can still be had without anybody having to give something back.
  static OptionalLong available() {
    return kibibytes(Path.of("/proc/meminfo"), "MemAvailable:");
  }

  /// What a process has in memory now.
  static OptionalLong resident(long process) {
    return kibibytes(status(process), "VmRSS:");
  }

  /// The most that it has had so far.
  static OptionalLong peak(long process) {
    return kibibytes(status(process), "VmHWM:");
  }

  private static Path status(long process) {
    return Path.of("/proc", Long.toString(process), "status");
  }

  private static OptionalLong kibibytes(Path file, String key) {
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream()
          .filter(line -> line.startsWith(key))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
