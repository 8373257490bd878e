package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTest {
  @ParameterizedTest
  @CsvSource({
    "L####, L2471, true",
    "L####, L247, false",
    "L####, L24711, false",
    "L####, L247x, false",
    "*, anything at all, true",
    "'', x, false",
    "'', '', true",
    "*, '', true",
    "?, '', false",
    "@@-##, ab-12, true",
    "@@-##, a1-12, false",
    "*-B*, 12-A-B7, true",
    "*-B*, 12-A-C7, false",
    "a*b*c, axxbxxbyyc, true",
    "a*b*c, axxbxxbyy, false",
    "A.C, ABC, false"
  })
  void aPatternSaysTheShapeOfAText(String pattern, String text, boolean matches) {
    assertThat(Wildcards.match(pattern, text)).isEqualTo(matches);
  }

  @Test
  void aHostilePatternEndsSoon() {
    String pattern = "*a".repeat(100) + "b";

    assertThat(Wildcards.match(pattern, "a".repeat(4096))).isFalse();
  }
}
