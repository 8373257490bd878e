package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.Optional;

/// Where the screen listens with encryption, and who it says it is.
///
/// @param port 0 = any free one
/// @param certificate PEM: the station's own first, then those above it
/// @param key PEM: its private key, without a passphrase
/// @param own whether the station makes both where they are missing
public record TlsSettings(int port, Path certificate, Path key, boolean own) {
  static final int PORT = 8443;
  private static final String FOLDER = "tls";

  /// What `tls` may be.
  private enum Choice {
    ON,
    OFF
  }

  /// A certificate of the station's own, in its data folder.
  public static TlsSettings own(int port, Path data) {
    Path folder = data.resolve(FOLDER);
    return new TlsSettings(
        port, folder.resolve("certificate.pem"), folder.resolve("key.pem"), true);
  }

  /// Empty = no encryption. Left out, it is on where other machines reach the screen.
  ///
  /// @param base what relative files are meant from
  static Optional<TlsSettings> read(SettingsReader table, boolean onlyLocal, Path base, Path data) {
    Choice choice = table.choice("tls", Choice.class, onlyLocal ? Choice.OFF : Choice.ON);
    int port = table.integer("tls_port", 0, UiSettings.PORT_MAX, PORT);
    String certificate = table.text("certificate", "");
    String key = table.text("key", "");
    if (certificate.isEmpty() != key.isEmpty()) {
      table.problem("'certificate' and 'key' belong together, but only one of them is there");
    }
    return switch (choice) {
      case OFF -> Optional.empty();
      case ON ->
          Optional.of(
              certificate.isEmpty() || key.isEmpty()
                  ? own(port, data)
                  : new TlsSettings(port, base.resolve(certificate), base.resolve(key), false));
    };
  }

  /// Of the address in use already, which no two can have.
  void checkBeside(int plainPort) {
    if (port == plainPort && port != 0) {
      throw new BadInput(
          "station.toml, [ui] tls_port must be another one than port, but both are " + port);
    }
  }
}
