package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where and as whom the station reports. The only address the module ever connects to.
///
/// @param station the station's name: part of every topic and event
/// @param broker `mqtt://host[:port]` or, with TLS, `mqtts://host[:port]`
/// @param username or null to come without a name
/// @param password only together with a username
/// @param trust PEM file with the certificates that sign the broker's; null = those Java trusts
public record UpstreamSettings(
    String station,
    URI broker,
    @Nullable String username,
    @Nullable String password,
    @Nullable Path trust) {
  static final int PORT_PLAIN = 1883;
  static final int PORT_TLS = 8883;

  // A topic level: the characters with a meaning in MQTT stay out.
  private static final Pattern STATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  public UpstreamSettings {
    List<String> problems = new ArrayList<>();
    if (!STATION.matcher(station).matches()) {
      problems.add(
          "the station's name must be 1 to 63 letters, digits, dots, dashes or underscores, but is '"
              + station
              + "'");
    }
    checkBroker(broker, problems);
    if (password != null && username == null) {
      problems.add("upstream: a 'password' needs a 'username'");
    }
    if (trust != null && !Files.isRegularFile(trust)) {
      problems.add("upstream: 'trust' must be a PEM file, but '" + trust + "' is none");
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  /// Without a name, a password or certificates of one's own.
  public UpstreamSettings(String station, URI broker) {
    this(station, broker, null, null, null);
  }

  /// Reads the table `[upstream]`: `broker`, `username`, `password`, `trust`. Empty when it names
  /// no broker: then nothing is sent anywhere. The caller still calls [SettingsReader#finish()].
  ///
  /// @param base what a relative `trust` is meant from
  public static Optional<UpstreamSettings> read(String station, SettingsReader table, Path base) {
    String broker = table.text("broker", "");
    String username = table.has("username") ? table.text("username", "") : null;
    String password = table.has("password") ? table.text("password", "") : null;
    Path trust = table.has("trust") ? base.resolve(table.path("trust", Path.of(""))) : null;
    if (broker.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new UpstreamSettings(station, URI.create(broker), username, password, trust));
    } catch (BadInput e) {
      e.problems().forEach(table::problem);
    } catch (IllegalArgumentException _) {
      table.problem(expected(broker));
    }
    return Optional.empty();
  }

  boolean tls() {
    return "mqtts".equals(broker.getScheme());
  }

  String host() {
    return broker.getHost();
  }

  int port() {
    int given = broker.getPort();
    return given > 0 ? given : tls() ? PORT_TLS : PORT_PLAIN;
  }

  /// The broker for people, without anything secret.
  String place() {
    return broker.getScheme() + "://" + host() + ":" + port();
  }

  /// Without the password: settings are logged.
  @Override
  public String toString() {
    return "station %s, broker %s, username %s, password %s, trust %s"
        .formatted(
            station,
            place(),
            username == null ? "none" : username,
            password == null ? "none" : "set",
            trust == null ? "as Java" : trust);
  }

  private static void checkBroker(URI broker, List<String> problems) {
    boolean scheme = "mqtt".equals(broker.getScheme()) || "mqtts".equals(broker.getScheme());
    boolean place = broker.getHost() != null && broker.getPort() != 0 && broker.getPort() <= 65535;
    if (broker.getUserInfo() != null) {
      // Not repeated in the message: it may hold a password.
      problems.add("upstream: 'broker' must not hold a name or password; use their own keys");
    } else if (!scheme || !place || !plain(broker)) {
      problems.add("upstream: " + expected(broker.toString()));
    }
  }

  private static boolean plain(URI broker) {
    String path = broker.getPath();
    return (path == null || path.isEmpty() || path.equals("/"))
        && broker.getQuery() == null
        && broker.getFragment() == null;
  }

  private static String expected(String came) {
    return "'broker' must be mqtt://host[:port] or mqtts://host[:port], but is '" + came + "'";
  }
}
