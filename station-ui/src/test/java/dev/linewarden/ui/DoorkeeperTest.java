package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorkeeperTest {
  private final Doorkeeper doorkeeper =
      new Doorkeeper("Filler-2", () -> Set.of("filler-2.plant.example"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8080",
        "127.0.0.1:80",
        "10.1.2.3",
        "[::1]:8080",
        "filler-2",
        "filler-2.plant.example:8443"
      })
  void ourOwnNamesAndAddressesAreWelcome(String host) {
    assertThat(doorkeeper.refusal(host, null, null)).isEmpty();
    assertThat(doorkeeper.refusal(host, "http://" + host, "same-origin")).isEmpty();
    assertThat(doorkeeper.refusal(host, "https://" + host, "same-origin")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "localhost:port",
        "filler-2@evil.example",
        "1.2.3.4.5",
        "localhost:80:80"
      })
  void otherNamesAreNot(String host) {
    assertThat(doorkeeper.refusal(host, null, null)).contains("host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "http://localhost:8081", "http://evil.example", "file://"})
  void anOriginMustBeExactlyOurs(String origin) {
    assertThat(doorkeeper.refusal("localhost:8080", origin, null)).contains("origin");
  }

  @Test
  void aRequestStartedByAnotherSiteIsRefused() {
    assertThat(doorkeeper.refusal("localhost", null, "cross-site")).contains("cross-site");
    assertThat(doorkeeper.refusal("localhost", null, "none")).isEmpty();
    assertThat(doorkeeper.refusal(null, null, null)).contains("host");
  }
}
