package dev.linewarden.ui;

import java.util.List;
import java.util.Optional;

/// Who comes in, and as whom. Called from the screen's own threads, several at once; what compares
/// a secret takes a quarter of a second. Everything throws [dev.linewarden.inspection.Denied] for
/// what is not given, and [dev.linewarden.inspection.BadInput] for what means nothing.
public interface Reception {
  Caller caller(Shown shown);

  /// What a browser has to know before anybody signs on.
  Welcome welcome(Caller caller);

  Opened signOn(String name, String secret, String address);

  Opened badge(String badge, String address);

  /// Makes the first administrator.
  Opened first(String code, String name, String secret, String address);

  void signOff(String session, String address);

  /// A person did something there.
  void active(String session);

  void changeSecret(Caller caller, String old, String secret, String address);

  /// Somebody proves to stand for what the caller does next; returns what has to be shown with it.
  ///
  /// @param deed what that is, in the words of the address where it is done
  String sign(Caller caller, String deed, String name, String secret, String address);

  /// For the ledger: who makes another recipe go live, with whoever signed that.
  String releasing(Caller caller, String deed, Optional<String> signature);

  List<User> users();

  void add(User user, String secret, By by);

  void role(String name, String role, By by);

  void secret(String name, String secret, By by);

  void carry(String name, String badge, By by);

  void remove(String name, By by);

  List<Token> tokens();

  /// Returns what the program has to show: told this once.
  String issue(String name, String role, int days, By by);

  void revoke(String id, By by);

  /// @param session what the browser shows from now on
  record Opened(String session, Caller caller) {}

  /// @param firstCode at the panel, while there are no users; empty otherwise
  /// @param names whom the panel offers to be
  /// @param releaseNeeds `reason`, `signature` or `four_eyes`
  record Welcome(String firstCode, List<String> names, String releaseNeeds) {}

  /// @param password whether there is one, as of the others
  record User(String name, String role, boolean password, boolean pin, boolean badge) {}

  record Token(String id, String name, String role, long untilMillis) {}

  /// @param why in words; empty when nobody said
  record By(String who, String why) {}
}
