package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class IoSettingsTest {
  @Test
  void anEjectorAloneIsRefusedBecauseNothingWouldStopTheLine() {
    assertThatThrownBy(() -> wired(Map.of(Output.EJECTOR, Wire.at("3"))))
        .hasMessageContaining(
            "outputs 'run_permit', 'line_stop', 'heartbeat' or 'pass_gate' is missing: nothing would stop the line");
  }

  @ParameterizedTest
  @EnumSource(names = {"RUN_PERMIT", "LINE_STOP", "HEARTBEAT", "PASS_GATE"})
  void withWhateverStopsTheLineItIsTaken(Output stopping) {
    Map<Output, Wire> outputs = new EnumMap<>(Map.of(Output.EJECTOR, Wire.at("3")));
    outputs.put(stopping, Wire.at("4"));
    assertThat(wired(outputs).outputs()).containsOnlyKeys(Output.EJECTOR, stopping);
  }

  @Test
  void aLampStopsNobody() {
    assertThatThrownBy(
            () -> wired(Map.of(Output.EJECTOR, Wire.at("3"), Output.LAMP_RED, Wire.at("4"))))
        .hasMessageContaining("nothing would stop the line");
  }

  private static IoSettings wired(Map<Output, Wire> outputs) {
    return new IoSettings(
        IoSettings.Driver.GPIO,
        "plc-io",
        "",
        1,
        Map.of(Input.REJECT_CONFIRM, Wire.at("2")),
        outputs,
        Optional.empty());
  }
}
