package dev.linewarden.opcua;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/// Somebody who may sign on, and what he may then do.
///
/// @param mayCommand start, stop, halt and change the recipe; otherwise look only
/// @param proof how he shows who he is
public record OpcUaUser(String name, boolean mayCommand, Proof proof) {
  /// How somebody shows who he is.
  public sealed interface Proof {
    record Password(PasswordHash hash) implements Proof {}

    record Certificate(X509Certificate certificate) implements Proof {}
  }

  public OpcUaUser {
    if (name.isBlank() || name.codePoints().anyMatch(Character::isISOControl)) {
      throw new BadInput("an OPC UA user's name must be one line of text, but is '" + name + "'");
    }
  }

  /// The file that `./linewarden opcua-password` made.
  static Proof password(Path file) {
    return new Proof.Password(PasswordHash.read(file));
  }

  /// A certificate in PEM or DER.
  static Proof certificate(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new Proof.Certificate(
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
    } catch (IOException | CertificateException e) {
      throw new BadInput(
          "'certificate' must be a file with one X.509 certificate, but '%s' is none: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
