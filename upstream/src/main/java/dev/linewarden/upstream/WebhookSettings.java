package dev.linewarden.upstream;

import dev.linewarden.inspection.SettingsReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// A web server that takes batches of events.
///
/// @param url where they are posted; `http` only on this machine
/// @param signingKey file with the secret that proves to the server who sends; empty = not signed
/// @param everySeconds so long events are gathered at most
public record WebhookSettings(
    String station,
    URI url,
    Optional<Path> signingKey,
    TlsSettings tls,
    int everySeconds,
    SendPolicy policy)
    implements SinkSettings {
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

  /// Reads `[upstream.webhook]`. Empty when it names no `url`.
  static Optional<WebhookSettings> read(String station, SettingsReader table, Path base) {
    String url = table.text("url", "");
    Optional<Path> signingKey = TlsSettings.path(table, "signing_key", base);
    TlsSettings tls = TlsSettings.read(table, base);
    int everySeconds = table.integer("every_s", 1, 3600, 1);
    SendPolicy policy = SendPolicy.read(table, false);
    if (url.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI address = URI.create(url);
      if (usable(address)) {
        return Optional.of(
            new WebhookSettings(station, address, signingKey, tls, everySeconds, policy));
      }
    } catch (IllegalArgumentException _) {
      // No address at all: said below, in the same words.
    }
    table.problem(
        "'url' must be https://host/path without a name or password, or http:// on this machine,"
            + " but is '"
            + url.replaceAll("//[^/@]*@", "//…@")
            + "'");
    return Optional.empty();
  }

  private static boolean usable(URI url) {
    String scheme = String.valueOf(url.getScheme());
    String host = String.valueOf(url.getHost());
    return url.getHost() != null
        && url.getUserInfo() == null
        && (scheme.equals("https") || (scheme.equals("http") && HERE.contains(host)));
  }

  @Override
  public String name() {
    return "webhook";
  }

  /// Without the query, which may hold a secret.
  @Override
  public String place() {
    return url.getScheme() + "://" + url.getAuthority() + url.getPath();
  }

  boolean encrypted() {
    return url.getScheme().equals("https");
  }

  int port() {
    return url.getPort() > 0 ? url.getPort() : encrypted() ? 443 : 80;
  }

  @Override
  public String toString() {
    return "webhook %s, every %d s, %s".formatted(place(), everySeconds, policy);
  }
}
