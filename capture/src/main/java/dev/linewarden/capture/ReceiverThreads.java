package dev.linewarden.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The threads in which libaravis puts a picture's packets together. The library does not tell who
/// they are; the kernel does, by their names.
final class ReceiverThreads {
  private static final List<String> NAMES = List.of("arv_gv_stream", "arv_uv_stream");
  private static final Path TASKS = Path.of("/proc/self/task");

  private static final System.Logger LOG = System.getLogger("dev.linewarden.capture");

  private ReceiverThreads() {}

  /// Real-time priority for all of them; says so where that is not to be had.
  static void raise(CameraHost host) {
    List<Integer> receivers = all();
    if (receivers.isEmpty() || !receivers.stream().allMatch(host::raise)) {
      LOG.log(System.Logger.Level.INFO, "packets are received without real-time priority");
    }
  }

  /// Of this process, by the kernel's numbers; empty where there is no such kernel.
  private static List<Integer> all() {
    try (Stream<Path> threads = Files.list(TASKS)) {
      return threads
          .filter(ReceiverThreads::isReceiver)
          .map(thread -> Integer.valueOf(thread.getFileName().toString()))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean isReceiver(Path thread) {
    try {
      String name = Files.readString(thread.resolve("comm")).trim();
      return NAMES.stream().anyMatch(name::startsWith);
    } catch (IOException e) {
      return false; // it has ended meanwhile
    }
  }
}
