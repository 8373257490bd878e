package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whom the station believes, and what it shows of itself, on an encrypted connection.
///
/// @param trust PEM file with the certificates that sign the other side's; empty = those Java
///   trusts
/// @param certificate PEM file with the station's own certificate, and those that sign it
/// @param key PEM file with the private key to it (PKCS #8, not encrypted)
public record TlsSettings(Optional<Path> trust, Optional<Path> certificate, Optional<Path> key) {
  public static final TlsSettings DEFAULT =
      new TlsSettings(Optional.empty(), Optional.empty(), Optional.empty());

  public TlsSettings {
    List<String> problems = new ArrayList<>();
    trust.ifPresent(file -> requireFile("trust", file, problems));
    certificate.ifPresent(file -> requireFile("certificate", file, problems));
    key.ifPresent(file -> requireFile("key", file, problems));
    if (certificate.isPresent() != key.isPresent()) {
      problems.add("upstream: a 'certificate' and its 'key' come together or not at all");
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
  }

  /// Believes only what these certificates sign.
  static TlsSettings trusting(Path pem) {
    return new TlsSettings(Optional.of(pem), Optional.empty(), Optional.empty());
  }

  static TlsSettings read(SettingsReader table, Path base) {
    Optional<Path> trust = path(table, "trust", base);
    Optional<Path> certificate = path(table, "certificate", base);
    Optional<Path> key = path(table, "key", base);
    try {
      return new TlsSettings(trust, certificate, key);
    } catch (BadInput e) {
      e.problems().forEach(table::problem);
      return DEFAULT;
    }
  }

  /// A file that a key names, if it does.
  static Optional<Path> path(SettingsReader table, String key, Path base) {
    return table.has(key)
        ? Optional.of(base.resolve(table.path(key, Path.of(""))))
        : Optional.empty();
  }

  private static void requireFile(String key, Path file, List<String> problems) {
    if (!Files.isRegularFile(file)) {
      problems.add("upstream: '%s' must be a PEM file, but '%s' is none".formatted(key, file));
    }
  }
}
