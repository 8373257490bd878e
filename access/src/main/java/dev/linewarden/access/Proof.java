package dev.linewarden.access;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Denied;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether somebody is who he says, by whatever way he comes: the same names and secrets, the same
/// patience with wrong tries, the same words in the event log. Any thread.
final class Proof {
  static final String AT = " at ";

  private static final String WRONG = "name and password do not belong together";
  private static final String FROM = "from ";

  private final Accounts accounts;
  private final Telling telling;
  private final Clock clock;
  private final Lockout lockout = new Lockout();

  Proof(Accounts accounts, Telling telling, Clock clock) {
    this.accounts = accounts;
    this.telling = telling;
    this.clock = clock;
  }

  /// Throws [Denied] when they do not belong together, or too often did not.
  ///
  /// @param panel he stands at the box itself, where an operator's PIN counts too
  Roll.User password(String name, String secret, String address, boolean panel) {
    // Who guesses from the network must not lock out the person who stands at the panel.
    String person = (panel ? "panel " : "network ") + name.strip().toLowerCase(Locale.ROOT);
    lockout.begin(List.of(person, FROM + address), clock.nanos());
    Optional<Roll.User> user = accounts.roll().user(name);
    boolean pin = panel && Rules.isPin(secret);
    String hash = user.map(known -> pin ? known.pin() : known.password()).orElse("");
    if (!accounts.secrets().matches(secret, hash) || user.isEmpty()) {
      // A name that nobody has may be a password in the wrong field.
      String who = user.map(Roll.User::name).orElse("somebody") + AT + address;
      throw refused(who, user.isEmpty() ? "an unknown name" : "a wrong password");
    }
    lockout.succeeded(person, FROM + address, clock.nanos());
    return user.get();
  }

  Roll.User badge(String badge, String address) {
    lockout.begin(List.of(FROM + address), clock.nanos());
    Roll.User user =
        accounts
            .withBadge(badge)
            .orElseThrow(() -> refused("somebody" + AT + address, "an unknown badge"));
    lockout.succeeded("", FROM + address, clock.nanos());
    return user;
  }

  /// Throws [Denied] for a wrong one.
  void firstCode(FirstCode right, String code, String address) {
    lockout.begin(List.of(FROM + address, "the first code"), clock.nanos());
    if (!right.is(code)) {
      throw refused("somebody" + AT + address, "a wrong code for the first administrator");
    }
  }

  private Denied refused(String who, String why) {
    telling.refused(who, why);
    return new Denied(Denied.Code.WRONG_SECRET, WRONG);
  }
}
