package dev.linewarden.station;

import dev.linewarden.access.Access;
import dev.linewarden.access.Accounts;
import dev.linewarden.access.Identity;
import dev.linewarden.access.Role;
import dev.linewarden.ui.Caller;
import dev.linewarden.ui.Reception;
import dev.linewarden.ui.Shown;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who comes in at the screen, by the station's users. Any thread.
public final class StationReception implements Reception {
  private final Access access;
  private final Accounts accounts;

  public StationReception(Access access, Accounts accounts) {
    this.access = access;
    this.accounts = accounts;
  }

  @Override
  public Caller caller(Shown shown) {
    return caller(access.identify(shown.session(), shown.token(), shown.address()));
  }

  private static Caller caller(Identity identity) {
    return new Caller(
        identity.who(),
        identity.name(),
        identity.role().map(Role::key).orElse(""),
        identity.local(),
        identity.rights());
  }

  private static Identity identity(Caller caller) {
    Optional<Role> role =
        caller.role().isEmpty() ? Optional.empty() : Optional.of(Role.of(caller.role()));
    return new Identity(caller.who(), caller.name(), role, caller.local(), caller.rights());
  }

  /// Names and the code are for who stands there: from elsewhere they would help to guess.
  @Override
  public Welcome welcome(Caller caller) {
    return new Welcome(
        caller.local() ? access.firstCode().orElse("") : "",
        caller.local() ? access.operators() : List.of(),
        access.settings().releaseNeeds().name().toLowerCase(Locale.ROOT));
  }

  @Override
  public Opened signOn(String name, String secret, String address) {
    return opened(access.signOn(name, secret, address));
  }

  @Override
  public Opened badge(String badge, String address) {
    return opened(access.signOnByBadge(badge, address));
  }

  @Override
  public Opened first(String code, String name, String secret, String address) {
    return opened(access.first(code, name, secret, address));
  }

  private static Opened opened(Access.Opened opened) {
    return new Opened(opened.session(), caller(opened.identity()));
  }

  @Override
  public void signOff(String session, String address) {
    access.signOff(session, address);
  }

  @Override
  public void active(String session) {
    access.active(session);
  }

  @Override
  public void changeSecret(Caller caller, String old, String secret, String address) {
    access.changeOwnSecret(identity(caller), old, secret, address);
  }

  @Override
  public String sign(Caller caller, String deed, String name, String secret, String address) {
    return access.sign(identity(caller), deed, name, secret, address);
  }

  @Override
  public String releasing(Caller caller, String deed, Optional<String> signature) {
    return access.releasing(identity(caller), deed, signature);
  }

  @Override
  public List<User> users() {
    return accounts.users().stream()
        .map(user ->
            new User(user.name(), user.role().key(), user.password(), user.pin(), user.badge()))
        .toList();
  }

  @Override
  public void add(User user, String secret, By by) {
    accounts.add(user.name(), Role.of(user.role()), secret, changed(by));
  }

  @Override
  public void role(String name, String role, By by) {
    accounts.role(name, Role.of(role), changed(by));
  }

  @Override
  public void secret(String name, String secret, By by) {
    accounts.secret(name, secret, changed(by));
  }

  @Override
  public void carry(String name, String badge, By by) {
    accounts.badge(name, badge, changed(by));
  }

  @Override
  public void remove(String name, By by) {
    accounts.remove(name, changed(by));
  }

  @Override
  public List<Token> tokens() {
    return accounts.tokens().stream()
        .map(token -> new Token(token.id(), token.name(), token.role().key(), token.untilMillis()))
        .toList();
  }

  @Override
  public String issue(String name, String role, int days, By by) {
    return accounts.issue(name, Role.of(role), days, changed(by));
  }

  @Override
  public void revoke(String id, By by) {
    accounts.revoke(id, changed(by));
  }

  private static Accounts.By changed(By by) {
    return new Accounts.By(by.who(), by.why());
  }
}
