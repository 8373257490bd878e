package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemTest {
  private static final long NOW_MILLIS = 1_800_000_000_000L;

  @TempDir Path folder;
  private TlsSettings one;
  private TlsSettings other;

  @BeforeEach
  void twoStations() {
    one = made("one");
    other = made("other");
  }

  @Test
  void aKeyMayComeAsOpensslWritesItToo() throws IOException {
    PrivateKey key = key(one);
    StringWriter text = new StringWriter();
    text.write("-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n");
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(key);
    }
    assertThat(text.toString()).contains("BEGIN EC PRIVATE KEY");

    Files.writeString(one.key(), text.toString());

    assertThat(key(one)).isEqualTo(key);
  }

  @Test
  void theCertificatesAboveTheStationsOwnAreServedToo() throws IOException {
    Files.writeString(
        one.certificate(),
        "Subject: a station\n"
            + Files.readString(one.certificate())
            + Files.readString(other.certificate()));

    assertThat(Pem.certificates(one.certificate())).hasSize(2);
    assertThat(TlsIdentity.read(one).certificate())
        .isEqualTo(Pem.certificates(one.certificate()).getFirst());
  }

  @Test
  void theKeyOfAnotherCertificateIsRefused() throws IOException {
    Files.copy(other.key(), one.key(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> TlsIdentity.read(one))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("the private key of the certificate in " + one.certificate());
  }

  @Test
  void aKeyWithAPassphraseIsRefused() throws IOException {
    Files.writeString(
        one.key(),
        """
        -----BEGIN EC PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-128-CBC,00112233445566778899AABBCCDDEEFF

        AAAAAAAAAAAAAAAAAAAAAA==
        -----END EC PRIVATE KEY-----
        """);

    assertThatThrownBy(() -> TlsIdentity.read(one)).hasMessageContaining("without a passphrase");
  }

  @Test
  void whatIsNotThereOrSomethingElseIsSaidWithItsFile() throws IOException {
    Files.writeString(other.certificate(), "hello");
    Files.writeString(
        one.key(), "-----BEGIN PRIVATE KEY-----\nMIGHxx\n-----END PRIVATE KEY-----\n");

    assertThatThrownBy(() -> TlsIdentity.read(other))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("but none is there");
    assertThatThrownBy(() -> TlsIdentity.read(one))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a private key in PEM was expected in " + one.key());
    Files.delete(one.certificate());
    assertThatThrownBy(() -> TlsIdentity.read(one))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a certificate was expected in " + one.certificate());
  }

  private TlsSettings made(String name) {
    TlsSettings settings = TlsSettings.own(0, folder.resolve(name));
    OwnCertificate.makeIfMissing(settings, "filler-2", NOW_MILLIS);
    return settings;
  }

  private static PrivateKey key(TlsSettings of) {
    return Pem.key(of.key(), Pem.certificates(of.certificate()).getFirst(), of.certificate());
  }
}
