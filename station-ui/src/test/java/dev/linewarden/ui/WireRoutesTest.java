package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireRoutesTest {
  private final ScreenRig rig = new ScreenRig();

  @AfterAll
  void stop() {
    rig.close();
  }

  @BeforeEach
  void nothingIsHeld() {
    rig.wires.held = Optional.empty();
  }

  @Test
  void everyWireIsToldAndWhatNobodyKnowsIsNull() {
    String body = rig.browser.get("/api/v1/io").body();

    assertThat(body)
        .contains(
            "\"name\":\"part_sensor\",\"input\":true,\"place\":\"gpiochip0 line 4\"",
            "\"on\":false,\"lastWallMillis\":1000,\"edges\":77,\"edgesPerMinute\":600.0",
            "\"faults\":[\"part sensor bounced: 3\"]",
            "\"barred\":\"line_runs\"",
            "\"held\":null");
    assertThat(body.substring(body.indexOf("\"ejector\"")))
        .contains("\"on\":null", "\"lastWallMillis\":null");
  }

  @Test
  void anOutputIsHeldRenewedAndLetGoByWhoeverAsks() {
    rig.wires.asked.clear();
    rig.browser.post("/api/v1/io/hold", "{\"output\": \"ejector\", \"on\": true}");
    rig.browser.post("/api/v1/io/renew", "{}");
    rig.browser.post("/api/v1/io/release", "{}");

    assertThat(rig.wires.asked)
        .containsExactly(
            "hold ejector true by screen at 127.0.0.1",
            "renew by screen at 127.0.0.1",
            "release by screen at 127.0.0.1");
  }

  @Test
  void aWrongWishIsRefusedInOneSentence() {
    HttpResponse<String> unknown =
        rig.browser.post("/api/v1/io/hold", "{\"output\": \"horn\", \"on\": true}");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).contains("there is no output 'horn'");
    assertThat(rig.browser.post("/api/v1/io/hold", "{\"output\": \"ejector\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void theStatusOfEveryScreenSaysWhatIsHeldAndByWhom() {
    rig.wires.held = Optional.of(new Wires.Held("ejector", true, "anna", 41_000));

    assertThat(rig.browser.get("/api/v1/status").body())
        .contains(
            "\"held\":{\"output\":\"ejector\",\"on\":true,\"who\":\"anna\",\"leftMillis\":41000}");
  }
}
