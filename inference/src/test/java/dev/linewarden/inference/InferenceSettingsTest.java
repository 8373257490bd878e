package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InferenceSettingsTest {
  private static final Path CACHE = Path.of("cache");

  @Test
  void anEmptyTableIsTheDefault() {
    SettingsReader table = new SettingsReader("station.toml, [inference]", Map.of());

    assertThat(InferenceSettings.read(table, CACHE))
        .isEqualTo(
            new InferenceSettings(
                1, false, 30, 12, true, ProviderChoice.AUTO, Path.of("cache/engines")));
    table.finish();
  }

  @Test
  void everyKeyIsRead() {
    SettingsReader table =
        new SettingsReader(
            "station.toml, [inference]",
            Map.of(
                "intra_op_threads",
                2,
                "spinning",
                true,
                "warm_up_runs",
                5,
                "budget_ms",
                8.5,
                "keep_warm",
                false,
                "provider",
                "tensorrt"));

    assertThat(InferenceSettings.read(table, CACHE))
        .isEqualTo(
            new InferenceSettings(
                2, true, 5, 8.5, false, ProviderChoice.TENSORRT, Path.of("cache/engines")));
    table.finish();
  }

  @Test
  void valuesOutOfRangeAreAllNamed() {
    assertThatThrownBy(
            () -> new InferenceSettings(0, false, 0, Double.NaN, true, ProviderChoice.AUTO, CACHE))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad ->
                assertThat(bad.problems())
                    .containsExactly(
                        "intraOpThreads must be from 1 to 64, but is 0",
                        "warmUpRuns must be from 1 to 10000, but is 0",
                        "budgetMillis must be above 0 and at most 10000.0, but is NaN"));
  }
}
