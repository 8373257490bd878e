package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FaultTest {
  @ParameterizedTest
  @EnumSource
  void theTruthIsReadBackFromTheOrigin(Fault fault) {
    assertThat(Fault.ofOrigin(fault.origin(123))).isEqualTo(fault);
  }

  @Test
  void anOriginReadsLikeAPath() {
    assertThat(Fault.CAP_MISSING.origin(123)).isEqualTo("rendered/cap_missing/000123");
    assertThat(Fault.NONE.origin(12_345_678)).isEqualTo("rendered/good/12345678");
    assertThat(Fault.isRendered("test/good/000.png")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rendered/", "rendered/000123", "bottle/good/1.png", "rendered/x/1"})
  void aForeignOriginIsRefused(String origin) {
    assertThatThrownBy(() -> Fault.ofOrigin(origin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected an origin like");
  }
}
