package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/// The certificate a station makes for itself at its first start: nobody vouches for it, so people
/// compare its fingerprint once. For the machine's name and every address it has then.
final class OwnCertificate {
  private static final long VALID_DAYS = 3_653;

  /// Backwards too: the clock of whoever looks may be behind.
  private static final long BEFORE_DAYS = 1;

  private static final int SERIAL_BITS = 126;
  private static final int ADDRESSES_MAX = 64;
  private static final String LOCALHOST = "localhost";
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_-]{1,63}(\\.[A-Za-z0-9_-]{1,63}){0,8}");
  private static final Pattern ONLY_NUMBERS = Pattern.compile("[0-9.]+");

  private OwnCertificate() {}

  /// Leaves both files alone when they are there. The key is its owner's only.
  ///
  /// @param host where the screen listens: may be a name of its own
  static void makeIfMissing(TlsSettings settings, String host, long wallMillis) {
    if (Files.exists(settings.certificate()) && Files.exists(settings.key())) {
      return;
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      X509CertificateHolder certificate = certificate(keys, names(host), wallMillis);
      Files.createDirectories(
          parent(settings.key()),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      write(settings.key(), "PRIVATE KEY", keys.getPrivate().getEncoded(), "rw-------");
      write(settings.certificate(), "CERTIFICATE", certificate.getEncoded(), "rw-r--r--");
    } catch (IOException e) {
      throw new BadInput(
          "the screen's certificate cannot be kept in %s: %s".formatted(settings.certificate(), e),
          e);
    } catch (GeneralSecurityException | OperatorException e) {
      throw new IllegalStateException("every Java has P-256", e);
    }
  }

  private static X509CertificateHolder certificate(KeyPair keys, Set<String> names, long wallMillis)
      throws IOException, OperatorException {
    Instant now = Instant.ofEpochMilli(wallMillis);
    X500Name subject = new X500NameBuilder().addRDN(BCStyle.CN, names.iterator().next()).build();
    return new JcaX509v3CertificateBuilder(
            subject,
            new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS),
            Date.from(now.minus(BEFORE_DAYS, ChronoUnit.DAYS)),
            Date.from(now.plus(VALID_DAYS, ChronoUnit.DAYS)),
            subject,
            keys.getPublic())
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
        .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
        .addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
        .addExtension(Extension.subjectAlternativeName, false, alternatives(names))
        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()));
  }

  /// The machine's own name first, or `localhost` when it has none.
  private static Set<String> names(String host) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : List.of(machine(), host, LOCALHOST)) {
      if (NAME.matcher(name).matches() && !ONLY_NUMBERS.matcher(name).matches()) {
        names.add(name);
      }
    }
    return names;
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return LOCALHOST; // no name server knows it, and nobody else will call it by that
    }
  }

  private static GeneralNames alternatives(Set<String> names) throws IOException {
    List<GeneralName> all = new ArrayList<>();
    names.forEach(name -> all.add(new GeneralName(GeneralName.dNSName, name)));
    NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .limit(ADDRESSES_MAX)
        .map(address -> new DEROctetString(address.getAddress()))
        .forEach(address -> all.add(new GeneralName(GeneralName.iPAddress, address)));
    return new GeneralNames(all.toArray(GeneralName[]::new));
  }

  /// On disk when it returns.
  private static void write(Path file, String kind, byte[] content, String permissions)
      throws IOException {
    StringWriter text = new StringWriter();
    try (PemWriter pem = new PemWriter(text)) {
      pem.writeObject(new PemObject(kind, content));
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)));
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(parent(file), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  private static Path parent(Path file) {
    return file.resolveSibling(".").normalize();
  }
}
