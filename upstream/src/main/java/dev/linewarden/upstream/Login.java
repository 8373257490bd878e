package dev.linewarden.upstream;

import dev.linewarden.inspection.SettingsReader;
import java.util.Optional;

/// A name and what proves it. Never shown whole: settings are logged.
public record Login(String username, String password) {
  /// Reads `username` and `password`; empty to come without a name.
  static Optional<Login> read(SettingsReader table) {
    Optional<String> username =
        table.has("username") ? Optional.of(table.text("username", "")) : Optional.empty();
    String password = table.has("password") ? table.text("password", "") : "";
    if (username.isEmpty() && !password.isEmpty()) {
      table.problem("upstream: a 'password' needs a 'username'");
    }
    return username.map(name -> new Login(name, password));
  }

  @Override
  public String toString() {
    return "username %s, password %s".formatted(username, password.isEmpty() ? "none" : "set");
  }
}
