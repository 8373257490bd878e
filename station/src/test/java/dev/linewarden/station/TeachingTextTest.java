package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.reject.EjectorFound;
import dev.linewarden.reject.EjectorLesson.Way;
import dev.linewarden.reject.TrackingSettings;
import dev.linewarden.reject.WayFit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TeachingTextTest {
  private static EjectorFound found(double distanceMm) {
    return new EjectorFound(
        List.of(new Way(1_000, distanceMm + 10.5), new Way(500, distanceMm + 5)),
        new WayFit(distanceMm, 10_000_000, 0.5),
        12_300_000,
        400_000);
  }

  @Test
  void whatWasMeasuredBecomesLinesForTheConfigurationWithTheSum() {
    assertThat(TeachingText.of(found(390), TrackingSettings.DEFAULT))
        .contains("     500   395.0\n    1000   400.5\n")
        .contains("way = 390.0 mm + 10.0 ms x speed; no part is off by more than 0.5 mm")
        .contains("switched on 12.3 ms before, a part fell; 11.9 ms before was too late")
        .contains("[ejector]\ndistance_mm = 360.0   # 390.0 - 30.0, half a part\nlag_ms = 12.3\n")
        .contains("[sensors]\nconfirm_ms = 10.0\nconfirm_tolerance_ms = 4.0");
  }

  @Test
  void whatCouldNotWorkIsSaidWithTheSum() {
    assertThat(TeachingText.of(found(330), TrackingSettings.DEFAULT))
        .contains("With these the station would not start:")
        .contains("12.300 ms lag");
    assertThat(TeachingText.of(found(900), TrackingSettings.DEFAULT))
        .doesNotContain("would not start");
  }
}
