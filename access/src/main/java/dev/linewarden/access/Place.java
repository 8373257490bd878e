package dev.linewarden.access;

import java.net.InetAddress;

/// Where somebody asks from.
final class Place {
  private Place() {}

  /// Whether it is the box itself.
  ///
  /// @param address as it is written, also in brackets
  static boolean isLocal(String address) {
    try {
      String bare = address.replaceAll("[\\[\\]]", "").split("%", 2)[0];
      return InetAddress.ofLiteral(bare).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
