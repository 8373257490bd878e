package dev.linewarden.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrailRoutesTest {
  private final ScreenRig rig = new ScreenRig();

  @AfterAll
  void stop() {
    rig.close();
  }

  @Test
  void theTrailIsReadPageByPage() {
    assertThat(rig.browser.get("/api/v1/audit?count=2").body())
        .contains("\"entry\":9", "\"entry\":8", "\"why\":\"because 9\"");
    assertThat(rig.browser.get("/api/v1/audit?count=1&before=8").body())
        .contains("\"entry\":7")
        .doesNotContain("\"entry\":8");
  }

  @Test
  void whatSomethingWentThroughIsAskedByItsName() {
    assertThat(rig.browser.get("/api/v1/audit?what=lamp&count=2").body())
        .contains("\"entry\":8", "\"entry\":6")
        .doesNotContain("\"entry\":9", "\"entry\":7");
  }

  @Test
  void whatHappenedInSomeTimeIsAskedByBothItsEnds() {
    assertThat(rig.browser.get("/api/v1/audit?from=4&to=6").body())
        .contains("\"entry\":4", "\"entry\":5")
        .doesNotContain("\"entry\":3", "\"entry\":6");
  }

  @Test
  void aPageHasABound() {
    assertThat(rig.browser.get("/api/v1/audit?count=0").statusCode()).isEqualTo(400);
    assertThat(rig.browser.get("/api/v1/audit?count=501").statusCode()).isEqualTo(400);
    assertThat(rig.browser.get("/api/v1/audit?before=-1").statusCode()).isEqualTo(400);
  }
}
