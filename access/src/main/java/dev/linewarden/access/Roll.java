package dev.linewarden.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// All users and tokens as they lie in the file, and which of their changes the audit trail was not
/// told yet. Immutable.
///
/// @param format of the document: [#FORMAT]
/// @param badgeSalt what this station's badges are hashed with, so that a badge finds its user
/// @param nextChange the number of the next change
record Roll(
    int format,
    String badgeSalt,
    List<User> users,
    List<Token> tokens,
    List<Change> untold,
    long nextChange) {
  static final int FORMAT = 1;

  /// What one station can have.
  static final int USERS_MAX = 200;

  static final int TOKENS_MAX = 100;

  /// While no station runs nobody tells; then nothing more can be changed.
  static final int UNTOLD_MAX = 500;

  Roll {
    users = List.copyOf(users);
    tokens = List.copyOf(tokens);
    untold = List.copyOf(untold);
  }

  /// @param password Argon2id in its own notation; empty for none
  /// @param pin likewise
  /// @param badge Argon2id with the station's salt, in hexadecimal; empty for none
  /// @param version another after each change: a session of an older one has ended
  record User(String name, Role role, String password, String pin, String badge, long version) {
    /// Two names that differ in capitals only are the same.
    boolean isCalled(String other) {
      return name.toLowerCase(Locale.ROOT).equals(other.strip().toLowerCase(Locale.ROOT));
    }
  }

  /// What a program shows.
  ///
  /// @param id for people, to name it
  /// @param hash SHA-256 of what is shown, in hexadecimal
  /// @param untilMillis wall time
  record Token(String id, String name, Role role, String hash, long untilMillis) {}

  /// What was done to a user or a token.
  record Change(
      long number,
      long wallMillis,
      String who,
      String what,
      String before,
      String after,
      String why) {}

  static Roll fresh(String badgeSalt) {
    return new Roll(FORMAT, badgeSalt, List.of(), List.of(), List.of(), 1);
  }

  Optional<User> user(String name) {
    return users.stream().filter(user -> user.isCalled(name)).findFirst();
  }

  long admins() {
    return users.stream().filter(user -> user.role() == Role.ADMIN).count();
  }

  Roll with(User added) {
    List<User> all = new ArrayList<>(users);
    all.add(added);
    return withUsers(all);
  }

  /// The user has another version afterwards.
  Roll with(User user, UnaryOperator<User> change) {
    List<User> all = new ArrayList<>();
    for (User each : users) {
      all.add(each.equals(user) ? change.apply(each) : each);
    }
    return withUsers(all);
  }

  Roll without(User user) {
    return withUsers(users.stream().filter(each -> !each.equals(user)).toList());
  }

  private Roll withUsers(List<User> all) {
    return new Roll(format, badgeSalt, all, tokens, untold, nextChange);
  }

  Roll withTokens(List<Token> all) {
    return new Roll(format, badgeSalt, users, all, untold, nextChange);
  }

  Roll noting(long wallMillis, String who, String what, String before, String after, String why) {
    List<Change> all = new ArrayList<>(untold);
    all.add(new Change(nextChange, wallMillis, who, what, before, after, why));
    return new Roll(format, badgeSalt, users, tokens, all, nextChange + 1);
  }

  /// Changes up to this number have been told.
  Roll told(long number) {
    List<Change> left = untold.stream().filter(change -> change.number() > number).toList();
    return new Roll(format, badgeSalt, users, tokens, left, nextChange);
  }
}
