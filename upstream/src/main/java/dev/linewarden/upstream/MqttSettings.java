package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// An MQTT broker, and as whom the station comes to it.
///
/// @param station the station's name: part of every topic and event
/// @param broker `mqtt://host[:port]` or, with TLS, `mqtts://host[:port]`
/// @param login empty to come without a name
/// @param tls only for `mqtts`
/// @param version of the protocol
/// @param confirm what says that an event is kept
/// @param commands what the plant may ask; empty = nothing
public record MqttSettings(
    String station,
    URI broker,
    Optional<Login> login,
    TlsSettings tls,
    Version version,
    Confirm confirm,
    Optional<CommandSettings> commands,
    SendPolicy policy)
    implements SinkSettings {
  static final int PORT_PLAIN = 1883;
  static final int PORT_TLS = 8883;

  // A topic level: the characters with a meaning in MQTT stay out.
  private static final Pattern STATION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  /// Of MQTT. Version 5 says why something was refused; 3.1.1 is what older brokers speak.
  public enum Version {
    V5("5"),
    V3_1_1("3.1.1");

    private final String said;

    Version(String said) {
      this.said = said;
    }
  }

  /// What moves the position.
  public enum Confirm {
    /// The broker's acknowledgement, until a consumer once says what it has stored.
    AUTO,
    /// The broker's acknowledgement, whatever anybody says.
    BROKER,
    /// Only a consumer's word.
    STORED
  }

  public MqttSettings {
    List<String> problems = new ArrayList<>();
    if (!isStation(station)) {
      problems.add(
          "the station's name must be 1 to 63 letters, digits, dots, dashes or underscores, but is '"
              + station
              + "'");
    }
    checkBroker(broker, problems);
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  /// Without a name or certificates of one's own, and with everything as it is when nobody says
  /// more.
  public MqttSettings(String station, URI broker) {
    this(
        station,
        broker,
        Optional.empty(),
        TlsSettings.DEFAULT,
        Version.V5,
        Confirm.AUTO,
        Optional.empty(),
        SendPolicy.DEFAULT);
  }

  /// Reads what stands in `[upstream]` itself. Empty when it names no broker.
  static Optional<MqttSettings> read(String station, SettingsReader table, Path base) {
    Confirm confirm = table.choice("confirm", Confirm.class, Confirm.AUTO);
    Optional<CommandSettings> commands = CommandSettings.read(table.table("commands"), base);
    SendPolicy policy = SendPolicy.read(table, true);
    return read(station, table, base, confirm, commands, policy);
  }

  /// Only where the broker is and who comes to it; what else is said of the sink is given.
  static Optional<MqttSettings> read(
      String station,
      SettingsReader table,
      Path base,
      Confirm confirm,
      Optional<CommandSettings> commands,
      SendPolicy policy) {
    String broker = table.text("broker", "");
    Optional<Login> login = Login.read(table);
    TlsSettings tls = TlsSettings.read(table, base);
    Version version = version(table);
    if (broker.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new MqttSettings(
              station, URI.create(broker), login, tls, version, confirm, commands, policy));
    } catch (BadInput e) {
      e.problems().forEach(table::problem);
    } catch (IllegalArgumentException _) {
      table.problem(expected(broker));
    }
    return Optional.empty();
  }

  static boolean isStation(String name) {
    return STATION.matcher(name).matches();
  }

  /// The same, with the past told in this way and as fast as it is taken.
  public MqttSettings telling(SendPolicy.History history) {
    return new MqttSettings(
        station, broker, login, tls, version, confirm, commands, policy.telling(history));
  }

  /// Whether anybody may come without a name and without TLS.
  public boolean isOpen() {
    return login.isEmpty() && !encrypted();
  }

  @Override
  public String name() {
    return "mqtt";
  }

  @Override
  public boolean stored() {
    return confirm == Confirm.STORED;
  }

  boolean encrypted() {
    return "mqtts".equals(broker.getScheme());
  }

  public String host() {
    return broker.getHost();
  }

  public int port() {
    int given = broker.getPort();
    return given > 0 ? given : encrypted() ? PORT_TLS : PORT_PLAIN;
  }

  @Override
  public String place() {
    return broker.getScheme() + "://" + host() + ":" + port();
  }

  private static Version version(SettingsReader table) {
    String said = table.text("version", Version.V5.said);
    for (Version version : Version.values()) {
      if (version.said.equals(said)) {
        return version;
      }
    }
    table.problem("'version' must be '5' or '3.1.1', but is '" + said + "'");
    return Version.V5;
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
