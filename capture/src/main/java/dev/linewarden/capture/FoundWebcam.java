package dev.linewarden.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A device of Video4Linux2 that the kernel knows: a webcam, a grabber, or one of their extra
/// devices that send no pictures.
///
/// @param device what `v4l2:` takes, for example `/dev/video0`
/// @param name as its maker calls it
public record FoundWebcam(String device, String name) {
  /// In the order of their names.
  ///
  /// @param root the system's files are read below it
  public static List<FoundWebcam> all(Path root) {
    try (Stream<Path> devices = Files.list(root.resolve("sys/class/video4linux"))) {
      return devices
          .filter(device -> device.getFileName().toString().startsWith("video"))
          .sorted()
          .map(device -> new FoundWebcam("/dev/" + device.getFileName(), name(device)))
          .toList();
    } catch (IOException e) {
      return List.of(); // no such kernel, or none was ever plugged in
    }
  }

  private static String name(Path device) {
    try {
      List<String> lines = Files.readAllLines(device.resolve("name"));
      return lines.isEmpty() ? "" : lines.getFirst().trim();
    } catch (IOException e) {
      return ""; // pulled meanwhile
    }
  }
}
