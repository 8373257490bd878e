package dev.linewarden.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// From a new station to a recipe in production, by touch alone: photographs of a real bottling
/// line stand in front of the camera, and the panel has no keyboard but its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyTest {
  private static final int PHOTOGRAPHS = 8;
  private static final int GOOD = 5;
  private static final int SAMPLES = 8;

  /// Looks at the middle of the picture and lets everything through.
  private static final String STARTER =
      """
      {"format": 1, "id": "starter", "revision": 1, "name": "Starter", "frame": {"width": 352, "height": 288},
       "tools": [{"name": "light", "kind": "mean", "box": [100, 100, 100, 100]}],
       "limits": [{"tool": "light", "finding": "mean", "min": 1, "fault": "dark"}]}
      """;

  private final List<String> said = new ArrayList<>();
  private StationProcess station;
  private Attendant attendant;
  private Panel panel;
  private Page page;

  @BeforeAll
  void putPhotographsBeforeTheCamera(@TempDir Path folder) throws IOException {
    Path photographs = Files.createDirectory(folder.resolve("photographs"));
    copy("good", GOOD, photographs);
    copy("cap_missing", PHOTOGRAPHS - GOOD, photographs);
    Path recipe = Files.createDirectory(folder.resolve("starter"));
    Files.writeString(recipe.resolve("recipe.json"), STARTER);
    station =
        StationProcess.configured(
            folder,
            StationProcess.CALM,
            """
            [station]
            recipe = "%s"
            [camera]
            source = "replay:%s"
            loop = true
            """
                .formatted(recipe, photographs));
    attendant = new Attendant(station);
    panel = new Panel();
    page = panel.open(station.address().toString(), 1280, 800, said);
  }

  private static void copy(String kind, int count, Path to) throws IOException {
    Path from = Repository.root().resolve("../shared/data/cola_bottles/test").resolve(kind);
    assertThat(from).as("photographs of bottles, which this test needs").isDirectory();
    try (var files = Files.list(from)) {
      for (Path file : files.sorted().limit(count).toList()) {
        Files.copy(file, to.resolve(kind + "-" + file.getFileName()));
      }
    }
  }

  @AfterAll
  void stop() {
    panel.close();
    attendant.close();
    station.close();
  }

  @Test
  void aNewStationInspectsBottlesByARecipeThatWasMadeByTouch() {
    becomeTheFirstAdministrator();
    Panel.hold(button("Start"));
    assertThat(page.locator(".plate-word")).hasText("Pass");

    page.locator("a[href='#recipes']").tap();
    type(page.getByLabel("Name of a new recipe"), "cola half litre");
    button("New recipe").tap();
    takePictures();
    lookAtTheCap();
    tellGoodFromBad();
    type(page.getByLabel("Why").first(), "caps must be there");
    button("Keep as a revision").tap();
    assertThat(page.locator(".page-head h2")).containsText("revision 1");
    use("cola half litre");

    page.locator("a[href='#line']").tap();
    assertThat(page.locator(".plate-reason")).hasText("no cap");
    page.locator("a[href='#review']").tap();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes: no cap"))
        .first()
        .tap();
    assertThat(page.locator(".page-head .lead")).containsText("False rejects");

    use("Starter");
    station.await("the way back", now -> now.at("/recipe/id").asString().equals("starter"));
    assertThat(said).isEmpty();
  }

  private void becomeTheFirstAdministrator() {
    page.locator(".person").tap();
    assertThat(page.locator("dialog .lead")).containsText("There are no users yet");
    String hint = page.locator("dialog .lead").innerText();
    String code = hint.replaceAll("(?s).*code is (\\S+?)\\.?$", "$1").strip();
    type(page.locator("dialog").getByLabel("Code"), code);
    type(page.locator("dialog").getByLabel("Name"), "anna");
    type(page.locator("dialog").getByLabel("Password or PIN"), "correct horse");
    page.locator("dialog .confirm").tap();
    assertThat(page.locator(".person")).hasText("anna");
  }

  /// Some of them have caps and some have not. The photographs take turns before the camera, and
  /// another one is waited for each time: tapping as fast as the page answers might keep step with
  /// them.
  private void takePictures() {
    for (int i = 1; i <= SAMPLES; i++) {
      long turn = i % PHOTOGRAPHS;
      station.await(
          "another photograph", now -> now.at("/ledger/triggered").asLong() % PHOTOGRAPHS == turn);
      button("Take a picture").tap();
      assertThat(page.locator(".samples .thumb")).hasCount(i);
    }
  }

  /// A new tool stands in the middle; its zone is moved onto the cap with a finger.
  private void lookAtTheCap() {
    page.locator(".palette").getByText("brightness").tap();
    BoundingBox view = page.locator(".zones").boundingBox();
    BoundingBox zone = page.locator(".zone-chosen .outline").boundingBox();
    double scale = Math.min(view.width / 352, view.height / 288);
    double left = view.x + (view.width - 352 * scale) / 2;
    double top = view.y + (view.height - 288 * scale) / 2;
    Panel.drag(
        page,
        zone.x + zone.width / 2,
        zone.y + zone.height / 2,
        left + 160 * scale,
        top + 40 * scale);
    page.getByLabel("channel").selectOption("saturation");
  }

  /// A cap is red, and what is behind it is not.
  private void tellGoodFromBad() {
    type(page.locator(".limit").getByLabel("at most").first(), "255");
    type(page.locator(".limit").getByLabel("at least").first(), "120");
    type(page.locator(".limit").getByLabel("Fault"), "no cap");
    button("Try on all pictures").tap();
    assertThat(page.locator(".thumb-result.said-reject").first()).isVisible();
    assertThat(page.locator(".thumb-result.said-pass").first()).isVisible();
  }

  private void use(String recipe) {
    page.locator("a[href='#line']").tap();
    button("Recipe").tap();
    Panel.hold(
        page.locator("dialog .choice")
            .filter(new Locator.FilterOptions().setHasText(recipe))
            .first());
    assertThat(page.locator(".top-recipe")).containsText(recipe);
  }

  /// On the panel's own keys.
  private void type(Locator field, String text) {
    field.tap();
    Locator keys = page.locator(".keypad");
    assertThat(keys).isVisible();
    int there = keys.locator(".keypad-typed").innerText().strip().length();
    for (int i = 0; i < there; i++) {
      key("Erase").tap();
    }
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (Character.isUpperCase(letter)) {
        key("Capitals").tap();
        key(String.valueOf(letter)).tap();
        key("Capitals").tap();
      } else {
        key(letter == ' ' ? "Space" : String.valueOf(letter)).tap();
      }
    }
    key("OK").tap();
    assertThat(keys).hasCount(0);
  }

  private Locator key(String name) {
    return page.locator(".keypad")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }
}
