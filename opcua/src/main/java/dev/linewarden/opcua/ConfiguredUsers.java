package dev.linewarden.opcua;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// Those that the configuration names. Whoever tries one password after the other has to wait: so
/// does everybody else of that minute, since a stranger can say any name.
public final class ConfiguredUsers implements SignOn {
  /// Wrong passwords in one span of time; at the bound nobody signs on by password until it is
  /// over.
  static final int WRONG_MAX = 10;

  static final long SPAN_NANOS = 60_000_000_000L;

  private final List<OpcUaUser> users;
  private final Clock clock;
  private final FaultLog faults;
  private long spanNanos;
  private int wrong;

  public ConfiguredUsers(List<OpcUaUser> users, Clock clock, FaultLog faults) {
    this.users = List.copyOf(users);
    this.clock = clock;
    this.faults = faults;
    this.spanNanos = clock.nanos();
  }

  /// One at a time: guesses do not take more than one processor.
  @Override
  public synchronized Optional<Person> byPassword(String name, String password) {
    long now = clock.nanos();
    if (now - spanNanos >= SPAN_NANOS) {
      spanNanos = now;
      wrong = 0;
    }
    if (wrong >= WRONG_MAX) {
      faults.count("opcua", "too many wrong passwords", "the last name was '" + name + "'");
      return Optional.empty();
    }
    Optional<Person> person =
        users.stream()
            .filter(user -> user.name().equals(name) && hasPassword(user, password))
            .findFirst()
            .map(ConfiguredUsers::person);
    if (person.isEmpty()) {
      wrong++;
      faults.count("opcua", "sign-on refused", "name or password of '" + name + "'");
    }
    return person;
  }

  @Override
  public Optional<Person> byCertificate(X509Certificate certificate) {
    Optional<Person> person =
        users.stream()
            .filter(user -> user.proof().equals(new OpcUaUser.Proof.Certificate(certificate)))
            .findFirst()
            .map(ConfiguredUsers::person);
    if (person.isEmpty()) {
      faults.count(
          "opcua", "sign-on refused", "certificate of " + certificate.getSubjectX500Principal());
    }
    return person;
  }

  private static boolean hasPassword(OpcUaUser user, String password) {
    return switch (user.proof()) {
      case OpcUaUser.Proof.Password(PasswordHash hash) -> hash.matches(password);
      case OpcUaUser.Proof.Certificate _ -> false;
    };
  }

  private static Person person(OpcUaUser user) {
    return new Person(user.name(), user.mayCommand());
  }
}
