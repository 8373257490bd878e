package dev.linewarden.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpcUaSettingsTest {
  @TempDir Path folder;

  private Optional<OpcUaSettings> read(Map<String, ?> values) {
    SettingsReader table = new SettingsReader("station.toml, opcua", values);
    Optional<OpcUaSettings> settings = OpcUaSettings.read(table, folder);
    table.finish();
    return settings;
  }

  @Test
  void itIsOffUnlessEnabled() {
    assertThat(read(Map.of())).isEmpty();
  }

  @Test
  void withoutAWordEverythingIsEncryptedOnThisMachineOnly() {
    OpcUaSettings settings = read(Map.of("enabled", true, "anonymous", true)).orElseThrow();

    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(4840);
    assertThat(settings.security())
        .containsExactlyInAnyOrder(Security.BASIC256_SHA256, Security.AES128, Security.AES256);
  }

  @Test
  void noSecurityHasToBeSaidInItsOwnName() {
    assertThat(
            read(Map.of("enabled", true, "anonymous", true, "security", List.of("None")))
                .orElseThrow()
                .security())
        .containsExactly(Security.NONE);
    assertThatThrownBy(
            () -> read(Map.of("enabled", true, "anonymous", true, "security", List.of("none"))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "'security' must be of None, Basic256Sha256, Aes128_Sha256_RsaOaep,"
                + " Aes256_Sha256_RsaPss, but has 'none'");
  }

  @Test
  void aProgramComesWithItsCertificateAndLooksOnlyUnlessMore() throws Exception {
    X509Certificate own =
        new SelfSignedCertificateBuilder(SelfSignedCertificateGenerator.generateRsaKeyPair(2048))
            .setCommonName("scada")
            .build();
    Files.write(folder.resolve("scada.der"), own.getEncoded());
    Map<String, ?> looks = Map.of("name", "wall", "certificate", "scada.der");
    Map<String, ?> commands = Map.of("name", "scada", "certificate", "scada.der", "may", "command");

    assertThat(
            read(Map.of("enabled", true, "users", List.of(looks, commands))).orElseThrow().users())
        .containsExactly(new OpcUaUser("wall", false, own), new OpcUaUser("scada", true, own));
  }

  @Test
  void aUserWithoutACertificateOrWithAFileThatIsNoneIsRefused() throws IOException {
    Files.writeString(folder.resolve("plain"), "no certificate");

    assertThatThrownBy(() -> read(Map.of("users", List.of(Map.of("name", "a")))))
        .hasMessageContaining("certificate");
    assertThatThrownBy(
            () -> read(Map.of("users", List.of(Map.of("name", "a", "certificate", "plain")))))
        .hasMessageContaining("'certificate' must be a file with one X.509 certificate");
  }

  @Test
  void aPasswordOfTheTimeBeforeTheStationsUsersIsAnUnknownKey() {
    Map<String, ?> mes =
        Map.of("name", "mes", "certificate", "mes.der", "password_file", "mes.password");

    assertThatThrownBy(() -> read(Map.of("users", List.of(mes))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("password_file");
  }
}
