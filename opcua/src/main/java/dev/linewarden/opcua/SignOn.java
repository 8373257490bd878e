package dev.linewarden.opcua;

import java.security.cert.X509Certificate;
import java.util.Optional;

/// Who somebody is. The station decides; any thread, and it may take a fraction of a second.
public interface SignOn {
  /// @param mayCommand start, stop, halt and change the recipe; otherwise look only
  record Person(String name, boolean mayCommand) {}

  /// Empty when there is nobody with this name and password.
  Optional<Person> byPassword(String name, String password);

  /// Empty when it is nobody's. That the client has its key was proven before.
  Optional<Person> byCertificate(X509Certificate certificate);
}
