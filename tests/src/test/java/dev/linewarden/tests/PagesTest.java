package dev.linewarden.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.ObjectMapper;

/// The pages beside the line's in a real browser, over a real station that inspects drawn bottles.
/// Their pictures stay in `tests/target/screenshots`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PagesTest {
  private static final String NAME = "anna";
  private static final String SECRET = "correct horse";
  private static final int REJECTS = 3;
  private static final long REST_MILLIS = 600;

  private final List<String> said = new ArrayList<>();
  private StationProcess station;
  private Attendant attendant;
  private Panel panel;

  @BeforeAll
  void letSomeBottlesPass(@TempDir Path folder) throws IOException {
    station = StationProcess.configured(folder, StationProcess.CALM);
    panel = new Panel();
    station.post("/api/v1/start", "{}");
    attendant = new Attendant(station);
    String code =
        new ObjectMapper().readTree(station.get("/api/v1/me")).path("firstCode").asString();
    station.post(
        "/api/v1/sign-on/first",
        "{\"code\":\"%s\",\"name\":\"%s\",\"secret\":\"%s\"}".formatted(code, NAME, SECRET));
    station.await(
        REJECTS + " rejects with pictures",
        _ ->
            station.get("/api/v1/pictures?count=" + REJECTS).split("\"kind\"", -1).length
                > REJECTS);
  }

  @AfterAll
  void stop() {
    panel.close();
    attendant.close();
    station.close();
  }

  private Page open(String page, int width, int height) {
    said.clear();
    Page opened = panel.open(station.address().toString(), width, height, said);
    Panel.signOn(opened, NAME, SECRET);
    opened.evaluate("page => { location.hash = page }", page);
    return opened;
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @ParameterizedTest
  @CsvSource({
    "line,    1280, 800, Shift",
    "review,  1280, 800, Is the station right?",
    "quality, 1280, 800, Why parts were removed",
    "recipes, 1280, 800, Warden spring lemonade",
    "station, 1280, 800, Processor cores",
    "components, 1280, 800, Colours",
    "review,  390, 844, Is the station right?",
    "quality, 390, 844, Why parts were removed",
    "recipes, 390, 844, Warden spring lemonade",
    "station, 390, 844, Processor cores"
  })
  void everyPageHasWhatItIsForAndCanBeReadByEverybody(
      String name, int width, int height, String content) throws IOException {
    Page page = open(name, width, height);

    assertThat(page.locator("main")).containsText(content);
    Panel.keep(page, name + "-" + width);
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
    assertThat(said).isEmpty();
    assertThat(Panel.beyondTheRightEdge(page)).isLessThanOrEqualTo(0);
    assertThat(Panel.tooSmallForAGlove(page)).isEmpty();
    assertThat(Panel.spilling(page)).isEmpty();
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({
    "line, Trigger to verdict",
    "review, Is the station right?",
    "quality, Why parts were removed",
    "station, Processor cores"
  })
  void theLightLookCanBeReadByEverybodyToo(String name, String content) throws IOException {
    Page page = open(name, 1280, 800);
    assertThat(page.locator("main")).containsText(content);
    page.evaluate("() => document.querySelectorAll('.uplot').forEach(it => it.id = 'dark')");
    button(page, "Light or dark").tap();

    assertThat(page.locator("html")).hasAttribute("data-look", "light");
    assertThat(page.locator("#dark")).hasCount(0);
    Panel.keep(page, name + "-light");
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
    page.context().close();
  }

  @ParameterizedTest
  @CsvSource({
    "de, Qualität, Warum ausgeworfen wurde",
    "es, Calidad, Por qué se retiraron piezas",
    "zh, 质量, 剔除原因"
  })
  void everyLanguageSpeaksOnEveryPage(String code, String title, String content) {
    Page page = open("quality", 1280, 800);

    page.locator("select.language").selectOption(code);

    assertThat(page.locator(".page h2")).hasText(title);
    assertThat(page.locator("main")).containsText(content);
    assertThat(page.locator("html")).hasAttribute("lang", code);
    page.context().close();
  }

  @Test
  void aPartOfThePastIsFoundWithItsPictureAndValues() {
    Page page = open("quality", 1280, 800);
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Parts")).tap();
    page.locator(".search").getByText("Reject").tap();
    // The newest one may still be on its way to the ejector.
    assertThat(page.locator(".found tbody")).containsText("removed");

    page.locator(".found .link").last().tap();

    assertThat(page.locator(".opened-part dl")).containsText("cap share");
    page.context().close();
  }

  @Test
  void whereTheValuesLayIsDrawnBesideTheirLimits() throws IOException {
    Page page = open("quality", 1280, 800);

    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Values")).tap();

    assertThat(page.locator(".spread")).hasCount(9);
    assertThat(page.locator(".spread tbody td.num").first()).hasText(Pattern.compile("[1-9]\\d*"));
    Panel.keep(page, "values-1280");
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
    page.context().close();
  }

  @Test
  void whatHasToBeHeldBackIsAskedForAndTold() throws IOException {
    Page page = open("quality", 1280, 800);
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Hold back")).tap();

    button(page, "Look").tap();

    assertThat(page.locator("section.wide h3"))
        .containsText("were let through and have to be held back");
    assertThat(page.locator("section.wide tbody tr").first()).isVisible();
    Panel.keep(page, "hold-1280");
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
    page.context().close();
  }

  @Test
  void whoStartedTheLineStandsInTheTrail() {
    Page page = open("quality", 1280, 800);

    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Who did what")).tap();

    assertThat(page.locator("main table")).containsText("Line started");
    Panel.keep(page, "trail-1280");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(Panel.cutOffOnPaper(page)).isNotPositive();
    Panel.keep(page, "trail-printed");
    page.context().close();
  }

  @Test
  void theStationIsChallengedAndSaysHowThatEnded() throws IOException {
    Page page = open("quality", 1280, 800);
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Challenges")).tap();
    page.locator("input[name=name]").fill("good bottles");
    page.locator("input[name=parts]").fill("2");
    page.locator("input[name=bad]").fill("0");
    station.await("it runs", now -> now.at("/state").asString().equals("running"));

    button(page, "Begin").tap();

    Locator row = page.locator("main tbody tr").first();
    assertThat(row).containsText("good bottles");
    assertThat(row).containsText("0 of the next 2 parts must be removed");
    assertThat(row.locator("b")).hasText(Pattern.compile("passed|failed"));
    Panel.keep(page, "challenges-1280");
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
    page.context().close();
  }

  @Test
  void aFalseRejectIsSaidAndMeasured() {
    Page page = open("review", 1280, 800);
    Locator good = button(page, "No, the part is good");
    assertThat(good).isEnabled();
    Panel.stopTime(page);
    good.tap();

    assertThat(page.locator(".page-head .lead")).containsText("False rejects");
    assertThat(page.locator(".thumb-review").filter(new Locator.FilterOptions().setHasText("↩")))
        .hasCount(1);
    // Nobody has seen the next part yet.
    assertThat(good).isDisabled();
    page.clock().runFor(REST_MILLIS);
    assertThat(good).isEnabled();
    page.context().close();
  }

  @Test
  void aRecipeIsChangedOnAPictureTriedAndKeptWithItsReason() throws IOException {
    Page page = open("recipes", 1280, 800);
    button(page, "Change").first().tap();
    assertThat(page.locator(".trial-verdict")).containsText("ms");

    page.locator(".tool-row").filter(new Locator.FilterOptions().setHasText("cap")).first().tap();
    assertThat(Panel.tooSmallForAGlove(page)).isEmpty();
    Panel.drag(page.locator(".zone-chosen .handle").nth(2), 20, 10);
    page.locator(".page-link").first().tap();
    page.locator(".page-link[href='#recipes']").tap();
    assertThat(page.locator(".page-head .badge")).hasText("changed");
    page.getByLabel("at least").first().fill("0.4");
    page.getByLabel("at least").first().blur();
    assertThat(page.locator(".outlook")).containsText("parts of the past");
    page.waitForResponse("**/limit?*min=0.5*", () -> button(page, "Undo").tap());
    page.getByLabel("at least").first().fill("0.4");
    page.getByLabel("at least").first().blur();
    assertThat(page.locator(".outlook")).containsText("parts of the past");
    Panel.keep(page, "editor-1280");
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
    page.getByPlaceholder("Why is it changed?").fill("caps are paler today");
    button(page, "Keep as a revision").tap();
    assertThat(page.locator(".page-head h2")).containsText("revision 2");
    button(page, "Back to the list").tap();
    button(page, "Past").first().tap();

    assertThat(page.locator(".revisions")).containsText("caps are paler today");
    assertThat(page.locator(".revisions .changes").first())
        .containsText(Pattern.compile("min 0.5 -> 0.4"));
    assertThat(station.status().path("recipe").path("revision").asInt())
        .as("what runs is not touched")
        .isEqualTo(1);
    assertThat(said).isEmpty();
    page.context().close();
  }

  @Test
  void everyKindOfToolThatCanBeAddedIsUnderstood() {
    Page page = open("recipes", 1280, 800);
    button(page, "Change").first().tap();
    assertThat(page.locator(".trial-verdict")).containsText("ms");
    button(page, "Add a tool").tap();
    int kinds = page.locator(".palette .chip").count();
    assertThat(kinds).isGreaterThan(5);

    for (int i = 0; i < kinds; i++) {
      String kind = page.locator(".palette .chip").nth(i).innerText();
      page.locator(".palette .chip").nth(i).tap();
      assertThat(page.locator(".tool-row[aria-pressed=true]")).containsText(kind);
      assertThat(page.locator(".tool-row[aria-pressed=true]")).containsText("ms");
      assertThat(page.locator(".tool-panel .settings").first().locator("select, [type=range]"))
          .not()
          .hasCount(0);
      button(page, "Add a tool").tap();
    }
    page.context().close();
  }
}
