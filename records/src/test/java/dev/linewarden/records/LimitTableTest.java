package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.SettingsReader;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LimitTableTest {
  private static final Limit CAP = new Limit("cap", "mean", 100, 200, "cap missing");

  private static Limit read(Map<String, Object> table) {
    SettingsReader reader = new SettingsReader("limits[0]:", table);
    Limit limit = LimitTable.read(reader).orElse(CAP);
    reader.finish();
    return limit;
  }

  @Test
  void aLimitMaySayAtWhichEjectorItsPartsGo() {
    Limit third = CAP.inLane(3);
    assertThat(LimitTable.written(third)).containsEntry("lane", 3);
    assertThat(read(LimitTable.written(third))).isEqualTo(third);
  }

  @Test
  void theFirstEjectorIsNotWorthAWord() {
    assertThat(LimitTable.written(CAP)).doesNotContainKey("lane");
    assertThat(read(LimitTable.written(CAP))).isEqualTo(CAP);
  }

  @Test
  void anEjectorThatNoStationHasIsRefused() {
    Map<String, Object> table = new HashMap<>(LimitTable.written(CAP));
    table.put("lane", 5);
    assertThatThrownBy(() -> read(table))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("limits[0]")
        .hasMessageContaining("'lane'");
  }
}
