package dev.linewarden.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchSettingsTest {
  @Test
  void everyKeyOfTheWebhookArrives() {
    assertThat(
            read(
                "webhook",
                Map.of(
                    "url", "https://plant/in?token=x",
                    "signing_key", "/k",
                    "every_s", 5,
                    "send", "verdicts",
                    "history_per_second", 9)))
        .containsExactly(
            new WebhookSettings(
                "line-4",
                URI.create("https://plant/in?token=x"),
                Optional.of(Path.of("/k")),
                TlsSettings.DEFAULT,
                5,
                new SendPolicy(SendPolicy.Detail.VERDICTS, false, 9)));
  }

  @Test
  void everyKeyOfTheFilesArrives() {
    assertThat(
            read(
                "files",
                Map.of(
                    "folder",
                    "/share",
                    "format",
                    "both",
                    "every_s",
                    5,
                    "files_max",
                    7,
                    "pictures",
                    true)))
        .containsExactly(
            new FileSettings(
                "line-4",
                Path.of("/share"),
                new FileShape(FileShape.Format.BOTH, 5, 7, true),
                SendPolicy.DEFAULT));
  }

  @Test
  void everyKeyOfSftpArrives(@TempDir Path folder) throws IOException {
    Path hosts = Files.writeString(folder.resolve("hosts"), "");
    Path key = Files.writeString(folder.resolve("id"), "");

    assertThat(
            read(
                "sftp",
                Map.of(
                    "host", "plant",
                    "port", 2222,
                    "user", "line-4",
                    "known_hosts", hosts.toString(),
                    "key", key.toString(),
                    "folder", "incoming",
                    "format", "csv")))
        .containsExactly(
            new SftpSettings(
                "line-4",
                "plant",
                2222,
                "line-4",
                hosts,
                Optional.of(key),
                Optional.empty(),
                "incoming",
                new FileShape(FileShape.Format.CSV, 60, 10_000, false),
                SendPolicy.DEFAULT));
  }

  @Test
  void aMachineWhoseKeyIsNotKnownOrToWhichNothingOpensIsRefused() {
    assertThatThrownBy(() -> read("sftp", Map.of("host", "plant", "known_hosts", "/none")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'user' must be the name by which the station signs on")
        .hasMessageContaining("must have either a 'key' or a 'password_file'")
        .hasMessageContaining("'known_hosts' must be a file with the key of 'plant'");
  }

  @Test
  void aSecretInTheAddressIsNotShown() {
    assertThat(read("webhook", Map.of("url", "https://plant/in?token=hidden")).toString())
        .contains("https://plant/in")
        .doesNotContain("hidden");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://plant/in", "https://me:hidden@plant/in", "plant", "ftp://plant"})
  void whatIsNoSafeAddressIsRefused(String url) {
    assertThatThrownBy(() -> read("webhook", Map.of("url", url)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'url' must be https://host/path")
        .hasMessageNotContaining("hidden");
  }

  private static List<SinkSettings> read(String sink, Map<String, ?> keys) {
    SettingsReader table = new SettingsReader("station.toml, [upstream]", Map.of(sink, keys));
    List<SinkSettings> sinks = SinkSettings.read("line-4", table, Path.of(""));
    table.finish();
    return sinks;
  }
}
