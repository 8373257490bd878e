package dev.linewarden.opcua;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/// A program that signs on with a certificate of its own. People, and programs with a password, are
/// the station's users.
///
/// @param mayCommand what an operator may: start, stop, halt and change the recipe; otherwise look
///   only
public record OpcUaUser(String name, boolean mayCommand, X509Certificate certificate) {
  public OpcUaUser {
    if (name.isBlank() || name.codePoints().anyMatch(Character::isISOControl)) {
      throw new BadInput("an OPC UA user's name must be one line of text, but is '" + name + "'");
    }
  }

  /// A certificate in PEM or DER.
  static X509Certificate certificate(Path file) {
    try (var in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (IOException | CertificateException e) {
      throw new BadInput(
          "'certificate' must be a file with one X.509 certificate, but '%s' is none: %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
