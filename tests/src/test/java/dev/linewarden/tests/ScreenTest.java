package dev.linewarden.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Trouble;
import dev.linewarden.ui.WebScreen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The screen in a real browser, as an operator sees and touches it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ScreenTest {
  private static final double TOUCH_PX = 64;

  private final Clock clock = new MonotonicClock();
  private final List<String> said = new ArrayList<>();
  private Panel panel;
  @TempDir private Path folder;
  private ScreenStation station;
  private ScreenUsers users;
  private WebScreen screen;
  private Page page;

  @BeforeAll
  void openPanel() {
    panel = new Panel();
  }

  @AfterAll
  void closePanel() {
    panel.close();
  }

  @BeforeEach
  void start() {
    station = new ScreenStation(clock);
    users = new ScreenUsers(folder, clock, station.faults);
    screen = station.started(0, clock, users.reception());
    said.clear();
    page = open(1280, 800);
  }

  @AfterEach
  void stop() {
    page.context().close();
    screen.close();
    users.close();
    assertThat(said).as("what the browser complained about").isEmpty();
  }

  @Test
  void aPassIsShownWithItsPictureItsValuesAndItsNumber() {
    station.bottle(screen, true);

    assertThat(page.locator(".plate-word")).hasText("Pass");
    assertThat(page.locator(".plate-part b")).hasText("1");
    assertThat(page.locator(".tag.good").first())
        .hasText(Pattern.compile("✓ cap 0.972\\s+\\(≥ 0.8\\)"));
    assertThat(page.locator(".count-pass dd").first()).hasText("1");
    Object blue =
        page.evaluate(
            """
            () => {
              const canvas = document.querySelector('canvas.picture-pixels');
              const at = canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height * 0.15, 1, 1);
              return at.data[2] - at.data[0];
            }
            """);
    assertThat(((Number) blue).intValue()).as("the cap is blue").isGreaterThan(60);
  }

  @Test
  void aRejectStaysBigWhilePassesGoOnAndIsKept() {
    long rejected = station.bottle(screen, false);
    assertThat(page.locator(".plate-word")).hasText("Reject");
    long last = station.bottle(screen, true);

    assertThat(page.locator(".plate-reason")).hasText("cap missing");
    assertThat(page.locator(".tag.bad")).hasText(Pattern.compile("✕ cap missing 0.041"));
    assertThat(page.locator(".plate-part b")).hasText(Long.toString(rejected));
    assertThat(page.locator(".plate-word")).hasText("Pass");
    assertThat(page.locator(".plate-part b")).hasText(Long.toString(last));
    assertThat(page.locator(".tick.r")).hasCount(1);
    page.locator(".thumb").tap();
    assertThat(dialog()).containsText("cap missing");
    assertThat(dialog().locator("tr.bad")).containsText("0.041");
    assertThat(dialog().locator(".tag.bad")).isVisible();
  }

  @Test
  void aValueJustBeyondItsLimitIsNotDrawnAsIfItKeptIt() {
    station.bottle(screen, false, 0.79996);

    assertThat(page.locator(".tag.bad"))
        .hasText(Pattern.compile("✕ cap missing 0.79996\\s+\\(≥ 0.8\\)"));
    assertThat(page.locator(".plate-detail")).hasText("cap 0.79996 (≥ 0.8)");
  }

  @Test
  void aHeldButtonStopsAndStartsTheLineAndATapDoesNot() {
    Panel.tapShortly(page.locator(".act-stop"));
    Panel.hold(page.locator(".act-stop"));
    assertThat(page.locator(".plate-word")).hasText("Stopped");
    assertThat(page.locator(".plate-reason")).hasText("Stopped by screen at 127.0.0.1");
    assertThat(page.locator(".act-stop")).isDisabled();

    Panel.hold(page.locator(".act-start"));

    assertThat(page.locator(".plate-word")).hasText("Ready");
    assertThat(page.locator(".state")).hasText("Running");
  }

  @Test
  void theKeyboardReachesEveryButton() {
    assertThat(page.locator(".act-stop")).isEnabled();
    // Who is there, the language, the look, the pages, the camera, and there it is.
    for (int i = 0; i < 10; i++) {
      page.keyboard().press("Tab");
    }
    assertThat(page.locator(".act-stop")).isFocused();
    page.keyboard().down("Enter");
    assertThat(page.locator(".plate-word")).hasText("Stopped");
  }

  @Test
  void aRecipeIsChosenFromAListThatSaysWhatIsWrongWithOne() {
    button("Recipe").tap();
    Locator broken = dialog().locator(".choice").filter(containing("Quelle"));
    assertThat(broken).isDisabled();
    assertThat(broken).containsText("the model 'cap' is missing");

    Panel.hold(dialog().locator(".choice").filter(containing("1.0 l clear")));

    assertThat(dialog()).isHidden();
    assertThat(page.locator(".top-recipe")).containsText("revision 1");
  }

  @Test
  void aFaultSaysWhyAndTheLedgerWhichPartToLookFor() {
    long part = station.escaped(screen);
    station.fault(new Trouble("line", "part not removed", "nobody saw part %d go".formatted(part)));

    assertThat(page.locator(".plate-word")).hasText("Fault");
    assertThat(page.locator(".plate-reason")).hasText("A part that had to go was not seen falling");
    assertThat(page.locator(".ledger.alarm")).containsText("1 unaccounted");
    assertThat(page.locator(".look b")).hasText(Long.toString(part));
  }

  @Test
  void theCamerasLinkIsShown() throws IOException {
    button("front: drawn bottles").tap();

    assertThat(dialog().locator(".link-verdict")).hasText("It works, but could be better");
    assertThat(dialog().locator(".link-advice")).hasText("set jumbo frames");
    assertThat(dialog().locator("tr").last()).containsText("Packet size");
    assertThat(dialog().locator(".num").last()).containsText("1,500 B");
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
  }

  @Test
  void theRecipesModelsAreShownWithWhatTheyRunOnAndWhyNotFaster() throws IOException {
    button("Recipe").tap();

    assertThat(dialog().locator(".models li").first()).hasText("cap on the GPU, with CUDA");
    assertThat(dialog().locator(".models li").last()).containsText("label on the processor");
    assertThat(dialog().locator(".model-why"))
        .hasText("CUDA failed its self-test: output 'map' differs");
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
  }

  @Test
  void countedFaultsAreListed() {
    station.faults.count("camera", "frame lost", "every buffer is in use");
    station.faults.count("camera", "frame lost", "every buffer is in use");

    assertThat(page.locator(".fault-count")).hasText("1");
    button("Faults: 1").tap();

    assertThat(dialog().locator("tbody tr")).containsText("every buffer is in use");
    assertThat(dialog().locator("tbody .num").first()).hasText("2");
  }

  @Test
  void everyStateIsAccessible() throws IOException {
    station.bottle(screen, true);
    assertThat(page.locator(".plate-word")).hasText("Pass");
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
    station.bottle(screen, false);
    assertThat(page.locator(".thumb")).hasCount(1);
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
    page.locator(".thumb").tap();
    assertThat(dialog().locator(".tag.bad")).isVisible();
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
    button("Close").tap();
    button("Recipe").tap();
    assertThat(dialog().locator(".choice")).hasCount(3);
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
    button("Close").tap();
    station.fault(new Trouble("io", "bin_full", "the bin is full"));
    assertThat(page.locator(".plate-word")).hasText("Fault");
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1280, 800", "1920, 1080", "1024, 768"})
  void everythingFitsOnAPanel(int width, int height) {
    page.context().close();
    page = open(width, height);
    station.escaped(screen);
    station.bottle(screen, false);
    assertThat(page.locator(".thumb")).hasCount(1);

    assertThat(overflowing()).isEmpty();
    for (Locator button : page.locator("button:visible").all()) {
      assertThat(button.boundingBox().height).isGreaterThanOrEqualTo(TOUCH_PX);
    }
  }

  @Test
  void aPhoneScrollsOnlyDownwards() {
    page.context().close();
    page = open(390, 844);
    station.bottle(screen, true);
    assertThat(page.locator(".plate-word")).hasText("Pass");

    assertThat(page.evaluate("document.scrollingElement.scrollWidth")).isEqualTo(390);
  }

  @Test
  void anotherLanguageIsOneTapAway() {
    page.locator(".language").selectOption("de");
    station.bottle(screen, false);

    assertThat(page.locator(".plate-word")).hasText("Schlecht");
    assertThat(page.locator("html")).hasAttribute("lang", "de");
    Panel.hold(button("Stopp"));
    assertThat(page.locator(".plate-reason")).hasText("Gestoppt: Bildschirm (127.0.0.1)");
    page.reload();
    assertThat(button("Stopp")).isVisible();
  }

  private Page open(int width, int height) {
    Page fresh = panel.open(screen.address().toString(), width, height, said);
    assertThat(fresh.locator(".contact-there")).isVisible();
    return fresh;
  }

  private Locator dialog() {
    return page.locator("dialog");
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator.FilterOptions containing(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /// Panels whose content is cut off, and the page itself if it scrolls.
  private List<?> overflowing() {
    return (List<?>)
        page.evaluate(
            """
            () => [document.scrollingElement, ...document.querySelectorAll('.panel, .plate, .top')]
              .filter(it => it.checkVisibility())
              .filter(it => it.scrollHeight > it.clientHeight + 1 || it.scrollWidth > it.clientWidth + 1)
              .map(it => it.className + ' ' + it.scrollWidth + 'x' + it.scrollHeight
                + ' in ' + it.clientWidth + 'x' + it.clientHeight)
            """);
  }
}
