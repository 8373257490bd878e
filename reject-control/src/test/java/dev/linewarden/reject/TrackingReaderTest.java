package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import dev.linewarden.reject.TrackingSettings.Resync;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Sensors in front of further ejectors, as a configuration says them.
final class TrackingReaderTest {
  private final Map<String, Object> tables = new HashMap<>();

  private TrackingSettings read() {
    SettingsReader root = new SettingsReader("station.toml", tables);
    TrackingSettings settings =
        TrackingSettings.read(root, root.table("belt"), TrackingSettings.DEADLINE_NANOS);
    root.finish();
    return settings;
  }

  @Test
  void eachEjectorHasTheSensorOfItsNumber() {
    tables.put("resync", Map.of("distance_mm", 300));
    tables.put("ejector_2", Map.of("distance_mm", 600));
    tables.put("ejector_3", Map.of("distance_mm", 900));
    tables.put("resync_3", Map.of("distance_mm", 830, "window_mm", 15, "slip_mm", 12));

    TrackingSettings settings = read();

    assertThat(settings.lane(0).resync()).isEqualTo(new Resync(300, 25, 20));
    assertThat(settings.lane(1).resync()).isEqualTo(Resync.NONE);
    assertThat(settings.lane(2).resync()).isEqualTo(new Resync(830, 15, 12));
  }

  @Test
  void aSensorOfWhichNobodySaysWhereIsHalfWayBetweenItsEjectors() {
    tables.put("ejector_2", Map.of("distance_mm", 600));
    tables.put("resync_2", Map.of());
    assertThat(read().lane(1).resync().distanceMm()).isEqualTo(480);
  }

  @Test
  void aSensorWithoutItsEjectorIsRefusedAndItsKeysAreKnownAllTheSame() {
    tables.put("resync_4", Map.of("distance_mm", 900));
    assertThatThrownBy(this::read)
        .isInstanceOf(BadInput.class)
        .hasMessage("station.toml resync_4: there is no [ejector_4] behind it");
  }

  @Test
  void aSensorInATableWithoutAWireIsRefused() {
    tables.put("ejector_2", Map.of("distance_mm", 600));
    tables.put("resync_2", Map.of());
    TrackingSettings settings = read();
    SettingsReader io = new SettingsReader("[io]", Map.of("driver", "gpio"));
    IoSettings.read(io, settings, true);
    assertThatThrownBy(io::finish)
        .hasMessageContaining("'resync_2' is missing: without it every part would seem to vanish");
  }
}
