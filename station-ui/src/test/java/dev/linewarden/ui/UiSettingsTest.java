package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UiSettingsTest {
  private static final Path BASE = Path.of("/etc/linewarden");
  private static final Path DATA = Path.of("/var/linewarden");

  @Test
  void aScreenThatOthersReachIsEncryptedUnlessSomebodySaysNo() {
    UiSettings open = read(Map.of("host", "0.0.0.0"));

    assertThat(open.tls()).contains(TlsSettings.own(TlsSettings.PORT, DATA));
    assertThat(open.plainHost()).isEqualTo("127.0.0.1");
    UiSettings plain = read(Map.of("host", "0.0.0.0", "tls", "off"));
    assertThat(plain.tls()).isEmpty();
    assertThat(plain.plainHost()).isEqualTo("0.0.0.0");
  }

  @Test
  void thePanelAloneNeedsNone() {
    assertThat(read(Map.of())).isEqualTo(UiSettings.DEFAULT);
    assertThat(read(Map.of("tls", "on")).tls()).isPresent();
  }

  @Test
  void aCertificateOfOnesOwnLiesBesideTheConfiguration() {
    UiSettings settings = read(Map.of("tls", "on", "certificate", "a.pem", "key", "/b.pem"));

    assertThat(settings.tls())
        .contains(new TlsSettings(8443, BASE.resolve("a.pem"), Path.of("/b.pem"), false));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> read(Map.of("certificate", "a.pem")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("belong together");
    assertThatThrownBy(() -> read(Map.of("tls", "on", "tls_port", 8080)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("both are 8080");
  }

  private static UiSettings read(Map<String, Object> table) {
    SettingsReader reader = new SettingsReader("station.toml, [ui]", table);
    Optional<UiSettings> settings = UiSettings.read(reader, Optional.empty(), BASE, DATA);
    reader.finish();
    return settings.orElseThrow();
  }
}
