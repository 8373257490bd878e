package dev.linewarden.opcua;

import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.SessionListener;
import org.eclipse.milo.opcua.sdk.server.identity.AbstractUsernameIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.AbstractX509IdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.sdk.server.identity.CompositeValidator;
import org.eclipse.milo.opcua.sdk.server.identity.DefaultUsernameIdentity;
import org.eclipse.milo.opcua.sdk.server.identity.DefaultX509UserIdentity;
import org.eclipse.milo.opcua.sdk.server.identity.Identity;
import org.eclipse.milo.opcua.sdk.server.identity.IdentityValidator;
import org.jspecify.annotations.Nullable;

/// Asks the station who somebody is, and keeps the answer with the session.
final class People {
  private People() {}

  static IdentityValidator validator(SignOn signOn, boolean anonymous) {
    List<IdentityValidator> all =
        new ArrayList<>(List.of(byPassword(signOn), byCertificate(signOn)));
    if (anonymous) {
      all.add(AnonymousIdentityValidator.INSTANCE);
    }
    return new CompositeValidator(all);
  }

  /// Whoever is behind a session, if it has a name.
  static Optional<SignOn.Person> of(Session session) {
    return Optional.ofNullable(session.getIdentity())
        .map(Identity::getUserData)
        .filter(SignOn.Person.class::isInstance)
        .map(SignOn.Person.class::cast);
  }

  /// Says goodbye for whoever goes, or whose connection does not come back.
  static SessionListener leaving() {
    return new SessionListener() {
      @Override
      public void onSessionClosed(Session session) {
        of(session).ifPresent(SignOn.Person::leave);
      }
    };
  }

  /// An address in digits; a connection that is gone again has none.
  private static String from(Session session) {
    return Optional.ofNullable(session.getClientAddress())
        .map(InetAddress::getHostAddress)
        .orElse("somewhere");
  }

  private static IdentityValidator byPassword(SignOn signOn) {
    return new AbstractUsernameIdentityValidator() {
      @Override
      protected Identity.@Nullable UsernameIdentity authenticateUsernamePassword(
          Session session, String name, String password) {
        Optional<SignOn.Person> person = signOn.byPassword(name, password, from(session));
        if (person.isEmpty()) {
          return null;
        }
        Identity.UsernameIdentity identity = new DefaultUsernameIdentity(name);
        identity.setUserData(person.get());
        return identity;
      }
    };
  }

  private static IdentityValidator byCertificate(SignOn signOn) {
    return new AbstractX509IdentityValidator() {
      @Override
      protected Identity.@Nullable X509UserIdentity authenticateCertificate(
          Session session, X509Certificate certificate) {
        Optional<SignOn.Person> person = signOn.byCertificate(certificate, from(session));
        if (person.isEmpty()) {
          return null;
        }
        Identity.X509UserIdentity identity = new DefaultX509UserIdentity(certificate);
        identity.setUserData(person.get());
        return identity;
      }
    };
  }
}
