package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.opcua.OpcUaSettings;
import dev.linewarden.opcua.Security;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpcUaConfigTest {
  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBczCCARmgAwIBAgIUEwmeMH1zgF6+qYXM8rrEgL1al5IwCgYIKoZIzj0EAwIw
      DjEMMAoGA1UEAwwDbWVzMCAXDTI2MTEyMjA3MjcwOFoYDzIxMjYxMDI5MDcyNzA4
      WjAOMQwwCgYDVQQDDANtZXMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARmqsk1
      i87rxi0ntVPWfdV6cN0Y4Xof7ueF+jHBtUMjgQ7/J8E3eXwuD8i9ToH+v7kU8qTD
      VxsmNH2o3Mjz4qgOo1MwUTAdBgNVHQ4EFgQUq+whi/bM673MXKjLY4j0Efneyf4w
      HwYDVR0jBBgwFoAUq+whi/bM673MXKjLY4j0Efneyf4wDwYDVR0TAQH/BAUwAwEB
      /zAKBggqhkjOPQQDAgNIADBFAiEAnhrKr2Ln3KLWOzzit1TDSxLI7Dk0O0r8UZ0G
      YEW0uuICIBNZkK46EwwZ8aZ19Z957tvdUJjCLQ4fYyv+ltsoFZkM
      -----END CERTIFICATE-----
      """;

  @TempDir Path home;

  @Test
  void everyKeyOfTheOpcUaServerIsDocumented() throws IOException {
    String documented = Files.readString(Path.of("..", "docs", "station.toml"));
    String enabled =
        documented
            .substring(documented.indexOf("[opcua]"))
            .replace("enabled = false", "enabled = true")
            .replaceAll("(?m)^# (?=[\\[a-z_])", "");
    Files.writeString(home.resolve("mes.pem"), CERTIFICATE);

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
