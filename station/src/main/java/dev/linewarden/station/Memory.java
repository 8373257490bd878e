package dev.linewarden.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Memory of processes as Linux counts it.
final class Memory {
  private static final int KILO = 1024;

  private Memory() {}

  /// Pages of a process that are in memory; 0 when it is gone.
  static long residentMegabytes(long process) {
    return megabytes(process, "VmRSS:");
  }

  /// The most there ever were.
  static long peakMegabytes(long process) {
    return megabytes(process, "VmHWM:");
  }

  private static long megabytes(long process, String key) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
        if (line.startsWith(key)) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) / KILO;
        }
      }
    } catch (IOException gone) {
      return 0;
    }
    return 0;
  }
}
