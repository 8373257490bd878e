package dev.linewarden.capture;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// The network card that reaches a camera. Cameras behind the same one share its wire.
///
/// @param name as the kernel calls it: `enp3s0`
/// @param bitsPerSecond what it announces; empty where the driver does not say. A slower link
///   behind a switch is not seen
public record NetworkCard(String name, OptionalDouble bitsPerSecond) {
  private static final double BITS_PER_MEGABIT = 1e6;
  private static final Path CARDS = Path.of("/sys/class/net");

  /// Empty for USB, for this machine itself and for what no card is beside.
  ///
  /// @param address of the camera; not resolved when it is no literal
  static Optional<NetworkCard> reaching(String address) {
    return CameraAddress.literal(address).flatMap(NetworkCard::reaching);
  }

  private static Optional<NetworkCard> reaching(InetAddress camera) {
    try {
      for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
        boolean near = card.getInterfaceAddresses().stream().anyMatch(own -> isBeside(own, camera));
        if (near && !card.isLoopback()) {
          return Optional.of(new NetworkCard(card.getName(), speed(card.getName())));
        }
      }
    } catch (SocketException e) {
      return Optional.empty(); // no network
    }
    return Optional.empty();
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

  private static OptionalDouble speed(String card) {
    try {
      // In one read: the kernel gives such a file's beginning once, and nothing after it.
      List<String> lines = Files.readAllLines(CARDS.resolve(card).resolve("speed"));
      double megabits = lines.isEmpty() ? 0 : Double.parseDouble(lines.getFirst().trim());
      return megabits > 0 ? OptionalDouble.of(megabits * BITS_PER_MEGABIT) : OptionalDouble.empty();
    } catch (IOException | NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
