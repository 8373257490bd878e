package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import java.net.InetAddress;

/// Where the screen listens.
///
/// @param host a name or an address of this machine; other machines reach the screen only if it is
///   not a loopback one
/// @param port 0 = any free one
public record UiSettings(String host, int port) {
  public static final UiSettings DEFAULT = new UiSettings("127.0.0.1", 8080);

  private static final int PORT_MAX = 65_535;

  public UiSettings {
    if (host.isBlank()) {
      throw new BadInput("station.toml, [ui] host must be a name or an address, but is empty");
    }
    if (port < 0 || port > PORT_MAX) {
      throw new BadInput(
          "station.toml, [ui] port must be from 0 to " + PORT_MAX + ", but is " + port);
    }
  }

  /// Whether no other machine reaches the screen.
  public boolean isOnlyLocal() {
    try {
      return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
