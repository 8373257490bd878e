package dev.linewarden.capture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
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
public record CameraLink(int payloadBytes, int packetBytes, int socketBytes, long exposureNanos) {
  /// Below this a picture is so small that the packets' size hardly matters.
  private static final int LARGE_BYTES = 500_000;

  private static final double BITS_PER_MEGABIT = 1e6;
  private static final Path SYSTEM = Path.of("/");

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

  /// Of the network card that reaches the camera, in bit/s; empty for USB, for this machine itself
  /// and where the driver does not say. A slower link behind a switch is not seen.
  ///
  /// @param address of the camera; not resolved when it is no literal
  public static OptionalDouble bitsPerSecond(String address) {
    Optional<InetAddress> camera = CameraAddress.literal(address);
    return camera.isPresent() ? bitsPerSecond(camera.get()) : OptionalDouble.empty();
  }

  private static OptionalDouble bitsPerSecond(InetAddress camera) {
    try {
      for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
        boolean near = card.getInterfaceAddresses().stream().anyMatch(own -> isBeside(own, camera));
        if (near && !card.isLoopback()) {
          return speed(SYSTEM.resolve("sys/class/net").resolve(card.getName()));
        }
      }
    } catch (SocketException e) {
      return OptionalDouble.empty(); // no network
    }
    return OptionalDouble.empty();
  }

  static boolean isBeside(InterfaceAddress own, InetAddress camera) {
    return sameNetwork(
        own.getAddress().getAddress(), camera.getAddress(), own.getNetworkPrefixLength());
  }

  static boolean sameNetwork(byte[] one, byte[] other, int prefixBits) {
    if (one.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }

  /// In one read: the kernel gives such a file's beginning once, and nothing after it.
  private static String line(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.isEmpty() ? "" : lines.getFirst().trim();
  }

  private static OptionalDouble speed(Path card) {
    try {
      double megabits = Double.parseDouble(line(card.resolve("speed")));
      return megabits > 0 ? OptionalDouble.of(megabits * BITS_PER_MEGABIT) : OptionalDouble.empty();
    } catch (IOException | NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
