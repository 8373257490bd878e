package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.jspecify.annotations.Nullable;

/// Certificates and keys in the text form in which authorities hand them out. What is not right is
/// a [BadInput] with the file's name.
final class Pem {
  private static final int BYTES_MAX = 1 << 20;
  private static final int BLOCKS_MAX = 32;
  private static final int CHALLENGE_BYTES = 32;

  private Pem() {}

  /// At least one; the first is the station's own.
  static List<X509Certificate> certificates(Path file) {
    List<X509Certificate> chain = new ArrayList<>();
    for (Object block : blocks(file, "a certificate")) {
      if (block instanceof X509CertificateHolder holder) {
        try {
          chain.add(new JcaX509CertificateConverter().getCertificate(holder));
        } catch (GeneralSecurityException e) {
          throw wrong(file, "a certificate", "one that cannot be read: " + e.getMessage(), e);
        }
      }
    }
    if (chain.isEmpty()) {
      throw new BadInput(
          "a certificate in PEM was expected in %s, but none is there".formatted(file));
    }
    return chain;
  }

  /// The private key of this certificate.
  ///
  /// @param from where the certificate is, for the message
  static PrivateKey key(Path file, X509Certificate certificate, Path from) {
    PublicKey known = certificate.getPublicKey();
    try {
      KeyFactory kind = KeyFactory.getInstance(known.getAlgorithm());
      byte[] encoded = encodedKey(file, known);
      PrivateKey key = kind.generatePrivate(new PKCS8EncodedKeySpec(encoded));
      if (proves(key, known)) {
        return key;
      }
    } catch (GeneralSecurityException e) {
      throw foreign(file, from, e);
    } catch (IOException e) {
      throw wrong(file, "a private key", e.getMessage(), e);
    }
    throw foreign(file, from, new GeneralSecurityException("a signature does not fit"));
  }

  private static byte[] encodedKey(Path file, PublicKey known) throws IOException {
    for (Object block : blocks(file, "a private key")) {
      switch (block) {
        case PrivateKeyInfo info -> {
          return info.getEncoded();
        }
        case PEMKeyPair pair -> {
          // This form may leave out which curve it is on; the certificate says it.
          return new PrivateKeyInfo(
                  SubjectPublicKeyInfo.getInstance(known.getEncoded()).getAlgorithm(),
                  pair.getPrivateKeyInfo().parsePrivateKey())
              .getEncoded();
        }
        case PEMEncryptedKeyPair _, PKCS8EncryptedPrivateKeyInfo _ ->
            throw new BadInput(
                "a private key without a passphrase was expected in %s, but it has one; a station starts with nobody there to say it"
                    .formatted(file));
        // What openssl writes before a key, or a certificate in the same file.
        default -> {}
      }
    }
    throw new BadInput(
        "a private key in PEM was expected in %s, but none is there".formatted(file));
  }

  private static boolean proves(PrivateKey key, PublicKey known) throws GeneralSecurityException {
    String algorithm =
        switch (known.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> known.getAlgorithm();
        };
    byte[] challenge = new byte[CHALLENGE_BYTES];
    new SecureRandom().nextBytes(challenge);
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(key);
    signer.update(challenge);
    byte[] signed = signer.sign();
    signer.initVerify(known);
    signer.update(challenge);
    return signer.verify(signed);
  }

  private static List<Object> blocks(Path file, String expected) {
    String text = text(file, expected);
    List<Object> blocks = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
        blocks.add(block);
        if (blocks.size() > BLOCKS_MAX) {
          throw new BadInput(
              "%s in PEM was expected in %s, but it has more than %d parts"
                  .formatted(expected, file, BLOCKS_MAX));
        }
      }
      return blocks;
    } catch (BadInput e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Of broken content the library throws what it comes across.
      throw wrong(file, expected, e.getMessage(), e);
    }
  }

  private static String text(Path file, String expected) {
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new BadInput(
            "%s in PEM was expected in %s, but it has more than %d bytes"
                .formatted(expected, file, BYTES_MAX));
      }
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new BadInput("%s was expected in %s: %s".formatted(expected, file, e), e);
    }
  }

  private static BadInput wrong(Path file, String expected, @Nullable String came, Exception e) {
    return new BadInput(
        "%s in PEM was expected in %s, but is broken: %s".formatted(expected, file, came), e);
  }

  private static BadInput foreign(Path key, Path certificate, Exception e) {
    return new BadInput(
        "the private key of the certificate in %s was expected in %s, but is another one: %s"
            .formatted(certificate, key, e.getMessage()),
        e);
  }
}
