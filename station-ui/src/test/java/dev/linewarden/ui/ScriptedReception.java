package dev.linewarden.ui;

import dev.linewarden.inspection.Denied;
import dev.linewarden.inspection.Right;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Knows one person, `anna` with the secret `right`, and writes down what it was asked.
final class ScriptedReception implements Reception {
  static final String TOKEN = "lw_token";

  final List<String> asked = new CopyOnWriteArrayList<>();

  /// Of whoever did not sign on.
  volatile Set<Right> strangers = EnumSet.allOf(Right.class);

  /// Of anna, and of whoever shows the token.
  volatile Set<Right> known = EnumSet.allOf(Right.class);

  private final List<String> sessions = new CopyOnWriteArrayList<>();

  @Override
  public Caller caller(Shown shown) {
    if (shown.token().isPresent()) {
      if (!shown.token().get().equals(TOKEN)) {
        throw new Denied(Denied.Code.UNKNOWN_TOKEN, "the token is unknown");
      }
      return new Caller("token mes at " + shown.address(), "", "operator", false, known);
    }
    return shown.session().filter(sessions::contains).isPresent()
        ? anna(shown.address())
        : new Caller("screen at " + shown.address(), "", "", true, strangers);
  }

  private Caller anna(String address) {
    return new Caller("anna at " + address, "anna", "engineer", true, known);
  }

  @Override
  public Welcome welcome(Caller caller) {
    return new Welcome("", List.of("otto"), "signature");
  }

  @Override
  public Opened signOn(String name, String secret, String address) {
    if (!name.equals("anna") || !secret.equals("right")) {
      throw new Denied(Denied.Code.WRONG_SECRET, "name and password do not belong together");
    }
    String session = "session-" + asked.size();
    asked.add("sign on " + name);
    sessions.add(session);
    return new Opened(session, anna(address));
  }

  @Override
  public Opened badge(String badge, String address) {
    return signOn("anna", badge, address);
  }

  @Override
  public Opened first(String code, String name, String secret, String address) {
    return signOn(name, secret, address);
  }

  @Override
  public void signOff(String session, String address) {
    if (sessions.remove(session)) {
      asked.add("sign off");
    }
  }

  @Override
  public void active(String session) {
    asked.add("active");
  }

  @Override
  public void changeSecret(Caller caller, String old, String secret, String address) {
    asked.add("secret of " + caller.name());
  }

  @Override
  public String sign(Caller caller, String deed, String name, String secret, String address) {
    return "%s signed-by-%s".formatted(deed, name);
  }

  @Override
  public String releasing(Caller caller, String deed, Optional<String> signature) {
    return caller.who() + signature.map(each -> ", %s for %s".formatted(each, deed)).orElse("");
  }

  @Override
  public List<User> users() {
    return List.of(new User("anna", "engineer", true, false, false));
  }

  @Override
  public void add(User user, String secret, By by) {
    asked.add("add %s as %s by %s".formatted(user.name(), user.role(), by.who()));
  }

  @Override
  public void role(String name, String role, By by) {
    asked.add("%s is %s since %s".formatted(name, role, by.why()));
  }

  @Override
  public void secret(String name, String secret, By by) {
    asked.add("secret of " + name);
  }

  @Override
  public void carry(String name, String badge, By by) {
    asked.add("badge of " + name);
  }

  @Override
  public void remove(String name, By by) {
    asked.add("remove " + name);
  }

  @Override
  public List<Token> tokens() {
    return List.of(new Token("1f", "mes", "operator", 1));
  }

  @Override
  public String issue(String name, String role, int days, By by) {
    return TOKEN;
  }

  @Override
  public void revoke(String id, By by) {
    asked.add("revoke " + id);
  }
}
