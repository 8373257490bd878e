package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.SettingsReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InferenceSettingsTest {
  @Test
  void anEmptyTableIsTheDefault() {
    SettingsReader table = new SettingsReader("station.toml, [inference]", Map.of());

    assertThat(InferenceSettings.read(table)).isEqualTo(new InferenceSettings(1, false, 30, 12));
    table.finish();
  }

  @Test
  void everyKeyIsRead() {
    SettingsReader table =
        new SettingsReader(
            "station.toml, [inference]",
            Map.of("intra_op_threads", 2, "spinning", true, "warm_up_runs", 5, "budget_ms", 8.5));

    assertThat(InferenceSettings.read(table)).isEqualTo(new InferenceSettings(2, true, 5, 8.5));
    table.finish();
  }

  @Test
  void valuesOutOfRangeAreAllNamed() {
    assertThatThrownBy(() -> new InferenceSettings(0, false, 0, Double.NaN))
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
