package dev.linewarden.opcua;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where the OPC UA server listens, how it is protected and who may come.
///
/// @param host the address it listens on
/// @param security the ways a client may choose from; at least one
/// @param anonymous whether somebody without a name may look; commands always need a user
/// @param users programs that sign on with a certificate, beside the station's users
public record OpcUaSettings(
    String host, int port, Set<Security> security, boolean anonymous, List<OpcUaUser> users) {
  public static final int PORT = 4840;
  static final String HOST = "127.0.0.1";
  static final int USERS_MAX = 64;

  /// Everything that encrypts.
  static final Set<Security> SECURE = Set.copyOf(EnumSet.complementOf(EnumSet.of(Security.NONE)));

  private enum May {
    READ,
    COMMAND
  }

  public OpcUaSettings {
    security = Set.copyOf(security);
    users = List.copyOf(users);
    List<String> problems = new ArrayList<>();
    if (security.isEmpty()) {
      problems.add("'security' must name one policy or more, but names none");
    }
    if (users.size() > USERS_MAX) {
      problems.add("there can be %d users, but are %d".formatted(USERS_MAX, users.size()));
    }
    if (users.stream().map(OpcUaUser::name).distinct().count() < users.size()) {
      problems.add("each user must have a name of his own");
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  /// Reads the table `[opcua]`. Empty unless `enabled`; what else stands there must be right all
  /// the same. The caller still calls [SettingsReader#finish()].
  ///
  /// @param base what relative files are meant from
  public static Optional<OpcUaSettings> read(SettingsReader table, Path base) {
    boolean enabled = table.flag("enabled", false);
    String host = table.text("host", HOST);
    int port = table.integer("port", 1, 65_535, PORT);
    boolean anonymous = table.flag("anonymous", false);
    Set<Security> security = table.has("security") ? security(table) : SECURE;
    List<OpcUaUser> users = new ArrayList<>();
    if (table.has("users")) {
      table.tables("users").forEach(user -> user(user, base).ifPresent(users::add));
    }
    try {
      return enabled
          ? Optional.of(new OpcUaSettings(host, port, security, anonymous, users))
          : Optional.empty();
    } catch (BadInput e) {
      e.problems().forEach(table::problem);
      return Optional.empty();
    }
  }

  private static Set<Security> security(SettingsReader table) {
    Set<Security> chosen = EnumSet.noneOf(Security.class);
    for (String name : table.texts("security")) {
      Optional<Security> policy = Security.of(name);
      if (policy.isPresent()) {
        chosen.add(policy.get());
      } else {
        table.problem(
            "'security' must be of %s, but has '%s'"
                .formatted(
                    String.join(
                        ", ",
                        EnumSet.allOf(Security.class).stream().map(Security::policyName).toList()),
                    name));
      }
    }
    return chosen;
  }

  private static Optional<OpcUaUser> user(SettingsReader table, Path base) {
    String name = table.text("name");
    boolean mayCommand = table.choice("may", May.class, May.READ) == May.COMMAND;
    String certificate = table.text("certificate");
    if (certificate.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new OpcUaUser(name, mayCommand, OpcUaUser.certificate(base.resolve(certificate))));
    } catch (BadInput e) {
      e.problems().forEach(table::problem);
      return Optional.empty();
    }
  }
}
