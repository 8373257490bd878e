package dev.linewarden.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.ObjectMapper;

/// What a maintainer does at three in the morning, in a real browser over a real station: its line
/// stops itself at the first rejected bottle.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class MaintenanceTest {
  private static final String NAME = "anna";
  private static final String SECRET = "correct horse";

  private final List<String> said = new ArrayList<>();
  private StationProcess station;
  private Panel panel;

  @BeforeAll
  void letTheFirstBadBottleStopTheLine(@TempDir Path folder) throws IOException {
    station =
        StationProcess.configured(
            folder,
            StationProcess.CALM,
            "[interlocks.consecutive_rejects]\nthen = \"stop\"\nparts = 1\n");
    panel = new Panel();
    String code =
        new ObjectMapper().readTree(station.get("/api/v1/me")).path("firstCode").asString();
    station.post(
        "/api/v1/sign-on/first",
        "{\"code\":\"%s\",\"name\":\"%s\",\"secret\":\"%s\"}".formatted(code, NAME, SECRET));
    station.post("/api/v1/start", "{}");
    station.await(
        "the line stopped itself for a bad bottle",
        now ->
            now.at("/state").asString().equals("faulted")
                && now.at("/why/words").asString().contains("of the last 1 parts"));
  }

  @AfterAll
  void stop() {
    panel.close();
    station.close();
  }

  private Page open(int width, int height) {
    said.clear();
    Page opened = panel.open(station.address().toString(), width, height, said);
    Panel.signOn(opened, NAME, SECRET);
    return opened;
  }

  private static void tab(Page page, String name) {
    page.evaluate("() => { location.hash = 'station' }");
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name)).tap();
  }

  private void expectReadableByEverybody(Page page) throws IOException {
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
    assertThat(said).isEmpty();
    assertThat(Panel.beyondTheRightEdge(page)).isLessThanOrEqualTo(0);
  }

  @Order(1)
  @ParameterizedTest
  @CsvSource({"1280, 800", "390, 844"})
  void whatStoppedTheLineIsACardWithCauseAndRemedy(int width, int height) throws IOException {
    Page page = open(width, height);

    Locator card = page.locator(".line-page .alarm-card").first();
    assertThat(card).containsText("Many parts are being removed");
    assertThat(card).containsText("Look at the last rejects");
    assertThat(card).containsText("1 of the last 1 parts not passed");
    assertThat(page.locator(".plate-reason")).hasText("Many parts are being removed");
    Panel.keep(page, "alarm-" + width);
    expectReadableByEverybody(page);
    page.locator("select.language").selectOption("de");
    assertThat(card).containsText("Viele Teile werden ausgeworfen");
    assertThat(page.locator(".plate-reason")).hasText("Viele Teile werden ausgeworfen");
    page.context().close();
  }

  @Order(2)
  @ParameterizedTest
  @CsvSource({"1280, 800", "390, 844"})
  void everyWireIsSeenWithItsLevelAndItsEdges(int width, int height) throws IOException {
    Page page = open(width, height);
    tab(page, "Inputs and outputs");

    assertThat(page.locator("[data-wire=part_sensor]")).containsText("Part sensor");
    assertThat(page.locator("[data-wire=lamp_red] .level")).hasText("on");
    assertThat(page.locator("[data-wire=run_permit] .level")).hasText("off");
    assertThat(page.locator("[data-wire=run_permit]")).containsText("never by hand");
    Panel.keep(page, "wires-" + width);
    expectReadableByEverybody(page);
    page.context().close();
  }

  @Order(3)
  @Test
  void anOutputIsMovedAsLongAsItsButtonIsHeldAndEveryScreenSaysSo() throws IOException {
    Page page = open(1280, 800);
    tab(page, "Inputs and outputs");
    Locator ejector = page.locator("[data-wire=ejector]");
    assertThat(ejector.locator(".level")).hasText("off");

    ejector.locator(".deadman").hover();
    page.mouse().down();

    assertThat(ejector.locator(".level")).hasText("on");
    assertThat(page.locator(".by-hand")).containsText("Ejector is held on by hand");
    Panel.keep(page, "by-hand");
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
    // Longer than the station waits for a word of whoever holds it: the button is renewed.
    page.waitForTimeout(4_000);
    if (!ejector.locator(".level").textContent().contains("on")) {
      // It is let go of when the machine stands still for as long.
      page.mouse().up();
      page.mouse().down();
      page.waitForTimeout(4_000);
    }
    assertThat(ejector.locator(".level")).hasText("on");

    page.mouse().up();

    assertThat(ejector.locator(".level")).hasText("off");
    assertThat(page.locator(".by-hand")).hasCount(0);
    page.evaluate("() => { location.hash = 'quality' }");
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Who did what")).tap();
    assertThat(page.locator("main table")).containsText("output ejector");
    assertThat(page.locator("main table")).containsText("held on by hand");
    page.context().close();
  }

  @Order(4)
  @Test
  void aCameraIsSetUpByPicturesThatShowNoPart() throws IOException {
    Page page = open(1280, 800);
    tab(page, "Cameras");
    Locator place = page.locator("lw-test-picture");
    assertThat(place).containsText("A picture that shows no part");

    place.getByText("One test picture").tap();

    assertThat(place.locator("img")).hasCount(1);
    assertThat(place.locator(".histogram rect")).hasCount(64);
    place.getByText("One after the other").tap();
    String first = place.locator("img").getAttribute("src");
    page.waitForFunction(
        "was => document.querySelector('lw-test-picture img')?.src !== was", first);
    place.getByText("End").tap();
    Panel.keep(page, "test-picture");
    expectReadableByEverybody(page);
    page.context().close();
  }

  @Order(5)
  @Test
  void aStartClearsWhatStoppedTheLineAndTheLogSaysWhoDidIt() throws IOException {
    Page page = open(1280, 800);
    Panel.hold(page.locator(".line-page .alarm-card .alarm-end button").first());
    tab(page, "Alarms");

    assertThat(page.locator(".alarm-log")).containsText(NAME);
    assertThat(page.locator(".alarm-log")).containsText("Many parts are being removed");
    Panel.keep(page, "alarms-1280");
    expectReadableByEverybody(page);
    page.context().close();
  }

  @Order(6)
  @ParameterizedTest
  @CsvSource({"1280, 800", "390, 844"})
  void theLensIsTurnedByAFigureThatCanBeReadFromIt(int width, int height) throws IOException {
    Page page = open(width, height);
    tab(page, "Cameras");
    // The line stops at each bad bottle: it is started until enough good ones were seen.
    for (int tries = 0; page.locator(".lens-now b").count() == 0 && tries < 40; tries++) {
      station.post("/api/v1/start", "{}");
      page.waitForTimeout(1_000);
    }

    assertThat(page.locator(".lens")).containsText("Sharpness");
    assertThat(page.locator(".lens .histogram rect")).hasCount(64);
    Panel.keep(page, "focus-" + width);
    expectReadableByEverybody(page);
    page.context().close();
  }
}
