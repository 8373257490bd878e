package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;

/// Where the screen listens.
///
/// @param host a name or an address of this machine; other machines reach the screen only if it is
///   not a loopback one
/// @param port of plain HTTP; 0 = any free one
/// @param tls empty = no encryption
public record UiSettings(String host, int port, Optional<TlsSettings> tls) {
  public static final UiSettings DEFAULT = new UiSettings("127.0.0.1", 8080);

  static final int PORT_MAX = 65_535;

  public UiSettings {
    if (host.isBlank()) {
      throw new BadInput("station.toml, [ui] host must be a name or an address, but is empty");
    }
    if (port < 0 || port > PORT_MAX) {
      throw new BadInput(
          "station.toml, [ui] port must be from 0 to " + PORT_MAX + ", but is " + port);
    }
    tls.ifPresent(secure -> secure.checkBeside(port));
  }

  /// Without encryption.
  public UiSettings(String host, int port) {
    this(host, port, Optional.empty());
  }

  /// The table `[ui]`; empty = no screen.
  ///
  /// @param asked a port that somebody named over the file's
  /// @param base what relative files are meant from
  public static Optional<UiSettings> read(
      SettingsReader table, Optional<Integer> asked, Path base, Path data) {
    boolean enabled = table.flag("enabled", true);
    String host = table.text("host", DEFAULT.host());
    int port = asked.orElse(table.integer("port", 0, PORT_MAX, DEFAULT.port()));
    UiSettings plain = new UiSettings(host, port);
    Optional<TlsSettings> tls = TlsSettings.read(table, plain.isOnlyLocal(), base, data);
    return enabled ? Optional.of(new UiSettings(host, port, tls)) : Optional.empty();
  }

  /// Where plain HTTP is: with encryption, at this machine only.
  public String plainHost() {
    return tls.isPresent() && !isOnlyLocal() ? DEFAULT.host() : host;
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
