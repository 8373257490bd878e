package dev.linewarden.upstream;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Certificates and keys from PEM files, as the JDK wants them.
final class Tls {
  private static final List<String> KEY_KINDS = List.of("EC", "RSA", "EdDSA");
  private static final char[] NO_PASSWORD = {};
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private Tls() {}

  /// What signs the other side's certificate; empty = as Java. Throws [BadInput] when it cannot be
  /// read.
  static Optional<TrustManagerFactory> trust(TlsSettings settings) {
    return settings.trust().map(Tls::trusted);
  }

  /// The station's own certificate, if it has one. Throws [BadInput] when it cannot be read.
  static Optional<KeyManagerFactory> identity(TlsSettings settings) {
    return settings
        .certificate()
        .flatMap(certificate -> settings.key().map(key -> identified(certificate, key)));
  }

  /// Throws [BadInput] when it cannot be read.
  static String text(Path pem) {
    try {
      return Files.readString(pem);
    } catch (IOException e) {
      throw new BadInput("upstream: '%s' cannot be read: %s".formatted(pem, e), e);
    }
  }

  static SSLContext context(TlsSettings settings) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager[] keys =
          identity(settings).map(KeyManagerFactory::getKeyManagers).orElse(new KeyManager[0]);
      Optional<TrustManagerFactory> trust = trust(settings);
      context.init(keys, trust.isPresent() ? managers(trust.get()) : standard(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  private static TrustManager[] managers(TrustManagerFactory factory) {
    return factory.getTrustManagers();
  }

  private static TrustManager[] standard() throws GeneralSecurityException {
    TrustManagerFactory factory = factory();
    factory.init((KeyStore) null);
    return factory.getTrustManagers();
  }

  private static TrustManagerFactory factory() throws GeneralSecurityException {
    return TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
  }

  private static TrustManagerFactory trusted(Path pem) {
    try {
      KeyStore store = empty();
      for (Certificate certificate : certificates("trust", pem)) {
        store.setCertificateEntry("trusted" + store.size(), certificate);
      }
      TrustManagerFactory factory = factory();
      factory.init(store);
      return factory;
    } catch (IOException | GeneralSecurityException e) {
      throw unreadable("trust", "certificates", pem, e);
    }
  }

  private static KeyManagerFactory identified(Path certificate, Path key) {
    try {
      Certificate[] chain = certificates("certificate", certificate).toArray(new Certificate[0]);
      KeyStore store = empty();
      store.setKeyEntry("station", privateKey(key), NO_PASSWORD, chain);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, NO_PASSWORD);
      return factory;
    } catch (IOException | GeneralSecurityException e) {
      throw unreadable("certificate", "the station's own certificate", certificate, e);
    }
  }

  private static Collection<? extends Certificate> certificates(String name, Path pem)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(pem)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new BadInput(
            "upstream: '%s' must hold a certificate, but '%s' has none".formatted(name, pem));
      }
      return found;
    }
  }

  /// The kind stands inside; the JDK wants to be told, so each is tried.
  private static PrivateKey privateKey(Path pem) throws IOException, GeneralSecurityException {
    Matcher found = KEY.matcher(Files.readString(pem));
    if (found.find()) {
      PKCS8EncodedKeySpec key =
          new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1)));
      for (String kind : KEY_KINDS) {
        try {
          return KeyFactory.getInstance(kind).generatePrivate(key);
        } catch (InvalidKeySpecException _) {
          // Of another kind.
        }
      }
    }
    throw new BadInput(
        ("upstream: 'key' must be a PEM file with a private key (PKCS #8, not encrypted), but '%s'"
                + " has none")
            .formatted(pem));
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private static BadInput unreadable(String name, String what, Path pem, Exception why) {
    return new BadInput(
        "upstream: '%s' must be a PEM file with %s, but '%s' is not: %s"
            .formatted(name, what, pem, why),
        why);
  }
}
