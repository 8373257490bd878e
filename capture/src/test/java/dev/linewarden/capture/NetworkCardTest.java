package dev.linewarden.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NetworkCardTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.200, 24, true",
    "10.0.0.1, 10.0.1.1, 24, false",
    "10.0.0.1, 10.0.1.1, 23, true",
    "10.0.0.1, 10.0.0.129, 25, false",
    "0.0.0.0, 255.255.255.255, 0, true",
    "10.0.0.1, fe80::1, 0, false"
  })
  void aCameraIsBesideACardOfItsNetwork(String card, String camera, int prefix, boolean beside) {
    assertThat(
            NetworkCard.sameNetwork(
                InetAddress.ofLiteral(card).getAddress(),
                InetAddress.ofLiteral(camera).getAddress(),
                prefix))
        .isEqualTo(beside);
  }

  @Test
  void thisMachineItselfIsReachedByNoCard() {
    assertThat(NetworkCard.reaching("127.0.0.5")).isEmpty();
    assertThat(NetworkCard.reaching("Basler-12345678")).isEmpty();
  }
}
