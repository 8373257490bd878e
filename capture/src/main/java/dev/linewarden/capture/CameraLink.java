package dev.linewarden.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a picture's way from the camera looks like, and what of it could be better.
///
/// @param payloadBytes of one picture as the camera sends it
/// @param packetBytes of the stream, IP header included; 0 = not over Ethernet
/// @param socketBytes room that was asked of the kernel for packets; 0 = not over Ethernet
/// @param exposureNanos how long the shutter is open; 0 = the camera does not say
/// @param card that reaches the camera; empty where there is none
public record CameraLink(
    int payloadBytes,
    int packetBytes,
    int socketBytes,
    long exposureNanos,
    Optional<NetworkCard> card) {
  /// Below this a picture is so small that the packets' size hardly matters.
  private static final int LARGE_BYTES = 500_000;

  private static final Path SYSTEM = Path.of("/");

  /// What the network card announces, in bit/s; empty where that is not known, and for USB.
  public OptionalDouble announced() {
    return packetBytes == 0 || card.isEmpty() ? OptionalDouble.empty() : card.get().bitsPerSecond();
  }

  /// What is to be done about this link, for people; empty when it is as it should be.
  public List<String> advice() {
    return advice(SYSTEM);
  }

  /// @param root the system's files are read below it
  List<String> advice(Path root) {
    List<String> advice = new ArrayList<>();
    if (packetBytes > 0
        && packetBytes <= LinkBudget.PACKET_STANDARD
        && payloadBytes > LARGE_BYTES) {
      advice.add(
          "packets of %d bytes: set jumbo frames (MTU %d) on camera, switch and station, or lower the"
                  .formatted(packetBytes, LinkBudget.PACKET_JUMBO)
              + " picture's size");
    }
    long allowed = socketBytesMax(root);
    if (allowed < socketBytes) {
      advice.add(
          String.format(
              Locale.ROOT,
              "the kernel keeps %.1f MB of packets, but three pictures are %.1f MB: sysctl -w"
                  + " net.core.rmem_max=%d",
              allowed / 1e6,
              socketBytes / 1e6,
              socketBytes));
    }
    return advice;
  }

  private static long socketBytesMax(Path root) {
    try {
      return Long.parseLong(line(root.resolve("proc/sys/net/core/rmem_max")));
    } catch (IOException | NumberFormatException e) {
      return Long.MAX_VALUE; // not on this kernel: nothing to advise
    }
  }

  /// In one read: the kernel gives such a file's beginning once, and nothing after it.
  private static String line(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.isEmpty() ? "" : lines.getFirst().trim();
  }
}
