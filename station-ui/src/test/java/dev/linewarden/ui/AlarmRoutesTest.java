package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlarmRoutesTest {
  private final ScreenRig rig = new ScreenRig();

  @AfterAll
  void stop() {
    rig.close();
  }

  @Test
  void theStatusSaysWhatStandsAndHowItEnds() {
    assertThat(rig.browser.get("/api/v1/status").body())
        .as("what stopped the line ends by a start, whatever its kind")
        .contains(
            "{\"id\":\"line\",\"kind\":\"clock\",\"words\":\"clock: set forward\","
                + "\"sinceWallMillis\":1000,\"count\":1,\"ends\":\"by_start\",\"part\":null}",
            "\"kind\":\"many_rejects\"",
            "\"ends\":\"by_person\",\"part\":77");
  }

  @Test
  void thePictureOfThePartThatAnAlarmIsAboutIsServed() {
    assertThat(rig.browser.get("/api/v1/alarms/77/picture").body()).isEqualTo("\u0001\u0002");
    HttpResponse<String> none = rig.browser.get("/api/v1/alarms/78/picture");
    assertThat(none.statusCode()).isEqualTo(404);
    assertThat(none.body()).contains("no alarm has a picture of part '78'");
  }

  @Test
  void everyCountedFaultNamesItsKind() {
    assertThat(rig.browser.get("/api/v1/status").body())
        .contains("\"source\":\"camera\",\"what\":\"frame \\\"lost\\\"\"")
        .contains("\"kind\":\"program\"");
  }

  @Test
  void theLogSaysWhatCameAndWentAndWhoEndedIt() {
    assertThat(rig.browser.get("/api/v1/alarms").body())
        .contains(
            "\"kind\":\"air_low\",\"words\":\"air_low: too weak\",\"cameWallMillis\":5000,"
                + "\"wentWallMillis\":null,\"who\":\"\"",
            "\"wentWallMillis\":3000,\"who\":\"anna\"");
  }

  @Test
  void anAlarmIsClearedByWhoeverAsksAndOnlyOnce() {
    rig.alarms.asked.clear();
    assertThat(rig.browser.post("/api/v1/alarms/clear", "{\"id\": \"line/trend\"}").statusCode())
        .isEqualTo(202);
    assertThat(rig.alarms.asked).containsExactly("clear line/trend by screen at 127.0.0.1");
    assertThat(rig.browser.post("/api/v1/alarms/clear", "{\"id\": \"horn\"}").body())
        .contains("there is no alarm 'horn'");
  }
}
