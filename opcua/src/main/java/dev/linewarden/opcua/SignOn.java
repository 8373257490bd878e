package dev.linewarden.opcua;

import dev.linewarden.inspection.Right;
import java.security.cert.X509Certificate;
import java.util.Optional;

/// Who somebody is. The station decides; any thread, and it may take a fraction of a second.
public interface SignOn {
  /// Somebody who signed on, until his session ends. Any thread.
  interface Person {
    /// For the ledger; never empty.
    String who();

    /// As it is at this moment: rights that were taken away are gone at once.
    boolean may(Right right);

    /// The session has ended.
    void leave();
  }

  /// Empty when there is nobody with this name and password, or too many wrong ones were tried.
  ///
  /// @param from the client's address
  Optional<Person> byPassword(String name, String password, String from);

  /// Empty when it is nobody's. That the client has its key was proven before.
  Optional<Person> byCertificate(X509Certificate certificate, String from);
}
