package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.opcua.OpcUaSettings;
import dev.linewarden.opcua.PasswordHash;
import dev.linewarden.opcua.Security;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpcUaConfigTest {
  @TempDir Path home;

  @Test
  void everyKeyOfTheOpcUaServerIsDocumented() throws IOException {
    String documented = Files.readString(Path.of("..", "docs", "station.toml"));
    String enabled =
        documented
            .substring(documented.indexOf("[opcua]"))
            .replace("enabled = false", "enabled = true")
            .replaceAll("(?m)^# (?=[\\[a-z_])", "");
    Files.writeString(home.resolve("mes.password"), PasswordHash.of("a long secret").line());

    Path file = Files.writeString(home.resolve("station.toml"), enabled);

    OpcUaSettings opcua =
        StationConfig.read(Optional.of(file), home, StationConfig.Overrides.NONE)
            .opcua()
            .orElseThrow();

    assertThat(opcua.host()).isEqualTo("127.0.0.1");
    assertThat(opcua.port()).isEqualTo(OpcUaSettings.PORT);
    assertThat(opcua.security()).doesNotContain(Security.NONE).hasSize(3);
    assertThat(opcua.users())
        .singleElement()
        .matches(user -> user.name().equals("mes") && user.mayCommand());
  }
}
