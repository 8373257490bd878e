package dev.linewarden.capture;

import java.net.InetAddress;
import java.util.Optional;

/// A camera is named by its address, or by an id as discovery shows it.
final class CameraAddress {
  private CameraAddress() {}

  /// Empty for an id. Looks nothing up.
  static Optional<InetAddress> literal(String address) {
    try {
      return Optional.of(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
