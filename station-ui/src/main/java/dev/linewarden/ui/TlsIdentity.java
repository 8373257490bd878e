package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who the screen says it is to a browser: its certificate, those above it, and the key that proves
/// it. A value; any thread.
public final class TlsIdentity {
  private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

  /// What [java.security.cert.X509Certificate#getSubjectAlternativeNames] calls a name.
  private static final Integer DNS_NAME = 2;

  /// The store is never written anywhere.
  private static final char[] IN_MEMORY = "in memory".toCharArray();

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  TlsIdentity(List<X509Certificate> chain, PrivateKey key) {
    this.chain = List.copyOf(chain);
    this.key = key;
  }

  /// Throws [BadInput] when the files are not there, or not what they must be.
  public static TlsIdentity read(TlsSettings settings) {
    List<X509Certificate> chain = Pem.certificates(settings.certificate());
    return new TlsIdentity(
        chain, Pem.key(settings.key(), chain.getFirst(), settings.certificate()));
  }

  /// SHA-256 of the certificate, as browsers show it.
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
      return COLONS.formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Why browsers refuse it at this time although it is served; empty = they do not.
  public Optional<String> complaint(long wallMillis) {
    Instant now = Instant.ofEpochMilli(wallMillis);
    Instant first = certificate().getNotBefore().toInstant();
    Instant last = certificate().getNotAfter().toInstant();
    if (now.isAfter(last)) {
      return Optional.of("it expired at " + last);
    }
    return now.isBefore(first)
        ? Optional.of("it does not count before " + first)
        : Optional.empty();
  }

  /// What the station is called, in lower case: whoever signed says so.
  Set<String> names() {
    try {
      Collection<List<?>> names = certificate().getSubjectAlternativeNames();
      if (names == null) {
        return Set.of();
      }
      return names.stream()
          .filter(name -> DNS_NAME.equals(name.getFirst()))
          .map(name -> String.valueOf(name.getLast()).toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());
    } catch (CertificateParsingException e) {
      return Set.of(); // a certificate without names that can be read has none
    }
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  /// As the server wants it.
  KeyStore store() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("screen", key, IN_MEMORY, chain.toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new BadInput("the screen's certificate cannot be served: " + e.getMessage(), e);
    }
  }

  static String storePassword() {
    return new String(IN_MEMORY);
  }
}
