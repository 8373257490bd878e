package dev.linewarden.opcua;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Period;
import java.util.Base64;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultApplicationGroup;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.DefaultServerCertificateValidator;
import org.eclipse.milo.opcua.stack.core.security.FileBasedCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.FileBasedTrustListManager;
import org.eclipse.milo.opcua.stack.core.security.KeyStoreCertificateStore;
import org.eclipse.milo.opcua.stack.core.security.RsaSha256CertificateFactory;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.validation.ValidationCheck;

/// The server's own certificate and whose it trusts, in one folder: `own.p12` with its password
/// beside it, made at the first start; `rejected/` with the certificates of clients that nobody
/// trusts yet; `trusted/certs/`, where a person moves them. What a person moves counts at once.
final class ServerKeys implements Closeable {
  /// The oldest makes room: a stranger can send any number.
  static final int REJECTED_MAX = 64;

  private static final Period VALID = Period.ofYears(20);
  private static final int PASSWORD_BYTES = 24;
  private static final Set<java.nio.file.attribute.PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");

  private final FileBasedTrustListManager trust;
  private final CertificateManager manager;
  private final X509Certificate own;

  /// @param station names it in the certificate
  /// @param applicationUri likewise; clients compare it with what the server says of itself
  /// @param host a client may compare the address with
  ServerKeys(Path folder, String station, String applicationUri, String host) {
    try {
      Path rejected = Files.createDirectories(folder.resolve("rejected"));
      trust = trust(folder);
      FileBasedCertificateQuarantine quarantine =
          new FileBasedCertificateQuarantine(rejected.toFile(), REJECTED_MAX);
      DefaultApplicationGroup group =
          DefaultApplicationGroup.createAndInitialize(
              trust,
              store(folder),
              new Maker(station, applicationUri, host),
              // What a certificate says of its host and its use differs from vendor to vendor; that
              // a person trusts this one, that it is in force and that its key signed do not.
              new DefaultServerCertificateValidator(
                  trust, Set.of(ValidationCheck.VALIDITY), quarantine));
      manager = new DefaultCertificateManager(quarantine, group);
      own =
          group.getCertificateChain(NodeIds.RsaSha256ApplicationCertificateType)
              .orElseThrow(() -> new IOException("no certificate in " + folder))[0];
    } catch (Exception e) { // the library's own methods say no more
      throw new IllegalStateException(
          "the certificates in %s cannot be used: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private static FileBasedTrustListManager trust(Path folder) throws IOException {
    FileBasedTrustListManager lists =
        new FileBasedTrustListManager(
            Files.createDirectories(folder.resolve("issuers/certs")),
            Files.createDirectories(folder.resolve("issuers/crl")),
            Files.createDirectories(folder.resolve("trusted/certs")),
            Files.createDirectories(folder.resolve("trusted/crl")));
    lists.initialize();
    return lists;
  }

  private static KeyStoreCertificateStore store(Path folder) throws Exception {
    Path secret = folder.resolve("own.password");
    if (!Files.exists(secret)) {
      byte[] random = new byte[PASSWORD_BYTES];
      new SecureRandom().nextBytes(random);
      Files.createFile(secret, PosixFilePermissions.asFileAttribute(PRIVATE));
      Files.writeString(secret, Base64.getEncoder().encodeToString(random));
    }
    char[] password = Files.readString(secret).strip().toCharArray();
    return KeyStoreCertificateStore.createAndInitialize(
        new KeyStoreCertificateStore.Settings(
            folder.resolve("own.p12"), password::clone, _ -> password.clone()));
  }

  CertificateManager manager() {
    return manager;
  }

  X509Certificate own() {
    return own;
  }

  @Override
  public void close() throws IOException {
    trust.close();
  }

  /// Makes the server's own certificate.
  private static final class Maker extends RsaSha256CertificateFactory {
    private final String station;
    private final String applicationUri;
    private final String host;

    Maker(String station, String applicationUri, String host) {
      this.station = station;
      this.applicationUri = applicationUri;
      this.host = host;
    }

    @Override
    protected X509Certificate[] createRsaSha256CertificateChain(KeyPair keys) throws Exception {
      SelfSignedCertificateBuilder certificate =
          new SelfSignedCertificateBuilder(keys)
              .setCommonName("Linewarden " + station)
              .setOrganization("Linewarden")
              .setApplicationUri(applicationUri)
              .setValidityPeriod(VALID);
      boolean address = host.chars().allMatch(c -> c == '.' || Character.isDigit(c));
      if (address || host.indexOf(':') >= 0) {
        certificate.addIpAddress(host);
      } else {
        certificate.addDnsName(host);
      }
      return new X509Certificate[] {certificate.build()};
    }
  }
}
