package dev.linewarden.access;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// The users and tokens of a station, and every change of them. The station and a command beside it
/// may both have one. Any thread; what sets a secret takes a quarter of a second.
public final class Accounts implements AutoCloseable {
  public static final int DAYS_MAX = 3660;

  private static final String TOKEN_BEGINS = "lw_";
  private static final int TOKEN_ID_BYTES = 4;

  private final RollFile file;
  private final Clock clock;
  private final Secrets secrets = new Secrets();

  public Accounts(Path data, Clock clock, FaultLog faults) {
    this.file = new RollFile(data, faults);
    this.clock = clock;
  }

  /// Who changes something, and why in words; empty when nobody said.
  public record By(String who, String why) {}

  public record User(String name, Role role, boolean password, boolean pin, boolean badge) {}

  /// @param id names it
  /// @param untilMillis wall time after which it is worth nothing
  public record Token(String id, String name, Role role, long untilMillis) {}

  public List<User> users() {
    return roll().users().stream()
        .map(user ->
            new User(
                user.name(),
                user.role(),
                !user.password().isEmpty(),
                !user.pin().isEmpty(),
                !user.badge().isEmpty()))
        .toList();
  }

  public List<Token> tokens() {
    return roll().tokens().stream()
        .map(token -> new Token(token.id(), token.name(), token.role(), token.untilMillis()))
        .toList();
  }

  /// @param secret a password of eight characters or more; for an operator also four to seven
  ///   digits, which then count at the station's own panel only
  public void add(String name, Role role, String secret, By by) {
    String called = name.strip();
    Rules.requireName(called);
    Roll.User bare = new Roll.User(called, role, "", "", "", clock.nanos());
    Roll.User added = withSecret(bare, secret);
    change(
        by,
        roll -> {
          if (roll.user(called).isPresent()) {
            throw new BadInput("there is a user '%s' already".formatted(called));
          }
          requireRoom("users", roll.users().size(), Roll.USERS_MAX);
          return noted(roll.with(added), by, "user " + called, "", role.key());
        });
  }

  /// Nobody can be without an administrator: the last one stays one. An operator's PIN goes with
  /// the role.
  public void role(String name, Role role, By by) {
    change(
        by,
        roll -> {
          Roll.User user = known(roll, name);
          requireOtherAdmin(roll, user, role != Role.ADMIN);
          String pin = role == Role.OPERATOR ? user.pin() : "";
          Roll changed =
              roll.with(
                  user,
                  old ->
                      new Roll.User(
                          old.name(), role, old.password(), pin, old.badge(), old.version() + 1));
          return noted(changed, by, "user " + user.name(), user.role().key(), role.key());
        });
  }

  public void secret(String name, String secret, By by) {
    Roll.User asked = known(roll(), name);
    Roll.User made = withSecret(asked, secret);
    change(
        by,
        roll -> {
          Roll.User user = known(roll, name);
          if (user.version() != asked.version()) {
            throw new BadInput("user '%s' was changed meanwhile; try again".formatted(user.name()));
          }
          return noted(roll.with(user, _ -> made), by, "user " + user.name(), "", "another secret");
        });
  }

  /// @param badge what the reader types; empty takes it away
  public void badge(String name, String badge, By by) {
    Rules.requireBadge(badge);
    Roll salted = change(by, this::salted);
    String hash = badge.isEmpty() ? "" : secrets.badge(badge, salted.badgeSalt());
    change(
        by,
        roll -> {
          Roll.User user = known(roll, name);
          if (!hash.isEmpty()
              && roll.users().stream().anyMatch(other -> other.badge().equals(hash))) {
            throw new BadInput("this badge is somebody's already");
          }
          Roll changed =
              roll.with(
                  user,
                  old ->
                      new Roll.User(
                          old.name(),
                          old.role(),
                          old.password(),
                          old.pin(),
                          hash,
                          old.version() + 1));
          String now = hash.isEmpty() ? "no badge" : "another badge";
          return noted(changed, by, "user " + user.name(), "", now);
        });
  }

  public void remove(String name, By by) {
    change(
        by,
        roll -> {
          Roll.User user = known(roll, name);
          requireOtherAdmin(roll, user, true);
          return noted(roll.without(user), by, "user " + user.name(), user.role().key(), "");
        });
  }

  /// For a program. What it has to show is told this once.
  ///
  /// @param days from now on, by the wall clock
  public String issue(String name, Role role, int days, By by) {
    Rules.requireName(name.strip());
    if (days < 1 || days > DAYS_MAX) {
      throw new BadInput("a token is good for 1 to %d days, not for %d".formatted(DAYS_MAX, days));
    }
    String shown = TOKEN_BEGINS + secrets.unguessable();
    byte[] id = new byte[TOKEN_ID_BYTES];
    secrets.random().nextBytes(id);
    long until = clock.wallMillis() + TimeUnit.DAYS.toMillis(days);
    Roll.Token token =
        new Roll.Token(
            java.util.HexFormat.of().formatHex(id),
            name.strip(),
            role,
            Secrets.digest(shown),
            until);
    change(
        by,
        roll -> {
          requireRoom("tokens", roll.tokens().size(), Roll.TOKENS_MAX);
          List<Roll.Token> all = new ArrayList<>(roll.tokens());
          all.add(token);
          String what = "token %s (%s)".formatted(token.name(), token.id());
          return noted(roll.withTokens(all), by, what, "", role.key() + " for " + days + " days");
        });
    return shown;
  }

  public void revoke(String id, By by) {
    change(
        by,
        roll -> {
          Roll.Token token =
              roll.tokens().stream()
                  .filter(each -> each.id().equals(id))
                  .findFirst()
                  .orElseThrow(() -> new BadInput("there is no token '%s'".formatted(id)));
          List<Roll.Token> left =
              roll.tokens().stream().filter(each -> !each.equals(token)).toList();
          String what = "token %s (%s)".formatted(token.name(), token.id());
          return noted(roll.withTokens(left), by, what, token.role().key(), "");
        });
  }

  Roll roll() {
    return file.roll();
  }

  /// No users, and there never were any.
  boolean isNew() {
    return roll().users().isEmpty() && !file.lostUsers();
  }

  void told(long number) {
    file.change(roll -> roll.told(number));
  }

  Secrets secrets() {
    return secrets;
  }

  /// The user whose badge this is.
  Optional<Roll.User> withBadge(String badge) {
    Roll roll = roll();
    boolean any = roll.users().stream().anyMatch(user -> !user.badge().isEmpty());
    if (!any || !Rules.isBadge(badge)) {
      return Optional.empty();
    }
    String hash = secrets.badge(badge, roll.badgeSalt());
    return roll.users().stream().filter(user -> user.badge().equals(hash)).findFirst();
  }

  private Roll change(By by, UnaryOperator<Roll> change) {
    if (by.who().isBlank()) {
      throw new BadInput("a change of users must say who makes it, but says nobody");
    }
    return file.change(change);
  }

  private Roll salted(Roll roll) {
    return roll.badgeSalt().isEmpty()
        ? new Roll(
            Roll.FORMAT,
            secrets.newSaltHex(),
            roll.users(),
            roll.tokens(),
            roll.untold(),
            roll.nextChange())
        : roll;
  }

  private Roll noted(Roll roll, By by, String what, String before, String after) {
    requireRoom(
        "changes that the audit trail was not told yet (start the station, it tells them)",
        roll.untold().size(),
        Roll.UNTOLD_MAX);
    return roll.noting(clock.wallMillis(), by.who(), what, before, after, by.why());
  }

  private Roll.User withSecret(Roll.User user, String secret) {
    boolean pin = Rules.requireSecret(user, secret);
    String hash = secrets.hash(secret);
    return new Roll.User(
        user.name(),
        user.role(),
        pin ? user.password() : hash,
        pin ? hash : user.pin(),
        user.badge(),
        user.version() + 1);
  }

  private static void requireOtherAdmin(Roll roll, Roll.User user, boolean goes) {
    if (goes && user.role() == Role.ADMIN && roll.admins() == 1) {
      throw new BadInput(
          "'%s' is the only administrator: make somebody else one first".formatted(user.name()));
    }
  }

  private static Roll.User known(Roll roll, String name) {
    return roll.user(name)
        .orElseThrow(() -> new BadInput("there is no user '%s'".formatted(name.strip())));
  }

  private static void requireRoom(String what, int there, int max) {
    if (there >= max) {
      throw new BadInput("there can be at most %d %s".formatted(max, what));
    }
  }

  @Override
  public void close() {
    secrets.close();
  }
}
