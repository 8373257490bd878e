package dev.linewarden.opcua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  void aServerThatNobodyCouldSignOnToIsRefused() {
    assertThatThrownBy(() -> read(Map.of("enabled", true)))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "station.toml, opcua: nobody could sign on: name 'users', or set 'anonymous' to true");
  }

  @Test
  void aUserComesWithAPasswordFileAndLooksOnlyUnlessMore() throws IOException {
    Files.writeString(folder.resolve("wall.password"), PasswordHash.of("long enough", 2).line());
    Map<String, ?> wall = Map.of("name", "wall", "password_file", "wall.password");

    assertThat(read(Map.of("enabled", true, "users", List.of(wall))).orElseThrow().users())
        .singleElement()
        .matches(user -> user.name().equals("wall") && !user.mayCommand());
  }

  @Test
  void aUserWithoutAProofOrWithOneThatIsNoneIsRefused() throws IOException {
    Files.writeString(folder.resolve("plain"), "my password");

    assertThatThrownBy(() -> read(Map.of("users", List.of(Map.of("name", "a")))))
        .hasMessageContaining("must have either 'password_file' or 'certificate'");
    assertThatThrownBy(
            () -> read(Map.of("users", List.of(Map.of("name", "a", "password_file", "plain")))))
        .hasMessageContaining("opcua-password")
        .hasMessageNotContaining("my password");
    assertThatThrownBy(
            () -> read(Map.of("users", List.of(Map.of("name", "a", "certificate", "plain")))))
        .hasMessageContaining("'certificate' must be a file with one X.509 certificate");
  }
}
