package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.access.AccessSettings;
import dev.linewarden.inspection.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessConfigTest {
  @TempDir Path home;

  @Test
  void everyKeyOfAccessArrives() throws IOException {
    String toml =
        """
        [access]
        required = false
        local_operator = false
        view_without_sign_on = false
        idle_minutes = 5
        operator_idle_minutes = 60
        longest_hours = 10
        release_needs = "four_eyes"
        plant_releases = true
        """;

    assertThat(read(toml))
        .isEqualTo(
            new AccessSettings(
                false,
                false,
                false,
                Duration.ofMinutes(5),
                Duration.ofMinutes(60),
                Duration.ofHours(10),
                AccessSettings.ReleaseNeeds.FOUR_EYES,
                true));
  }

  @Test
  void aSessionThatNeverEndsAndAnUnknownNeedAreRefused() {
    assertThatThrownBy(() -> read("[access]\nidle_minutes = 0\nrelease_needs = \"nothing\"\n"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'idle_minutes' must be a whole number from 1 to 1440")
        .hasMessageContaining("'release_needs' must be one of reason, signature, four_eyes");
  }

  private AccessSettings read(String toml) throws IOException {
    Path file = Files.writeString(home.resolve("station.toml"), toml);
    return StationConfig.read(Optional.of(file), home, StationConfig.Overrides.NONE).access();
  }
}
