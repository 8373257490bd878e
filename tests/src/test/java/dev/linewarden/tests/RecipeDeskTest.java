package dev.linewarden.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.ui.WebScreen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where recipes are chosen and tried beside the one in use, in a real browser.
class RecipeDeskTest {
  private final Clock clock = new MonotonicClock();
  private final ScreenStation station = new ScreenStation(clock);
  @TempDir private Path folder;
  private ScreenUsers users;
  private WebScreen screen;
  private final Panel panel = new Panel();
  private final List<String> said = new ArrayList<>();
  private Page page;

  @BeforeEach
  void openDesk() {
    users = new ScreenUsers(folder, clock, station.faults);
    screen = station.started(0, clock, users.reception());
    page = panel.open(screen.address().toString(), 1280, 800, said);
    button("Recipe").tap();
  }

  @AfterEach
  void stop() {
    page.context().close();
    panel.close();
    screen.close();
    users.close();
  }

  private Locator dialog() {
    return page.locator("dialog");
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void aDraftIsTriedBesideTheRecipeAndComparedPartByPart() throws IOException {
    button("Try beside: Halde 1.0 l clear, revision 1").tap();

    assertThat(dialog().locator(".shadow h3")).containsText("halde-10-clear");
    assertThat(dialog().locator(".shadow-counts")).containsText("200");
    assertThat(dialog().locator(".shadow-counts")).containsText("4.5%");
    assertThat(dialog().locator(".try")).hasCount(0);
    assertThat(Panel.accessibilityProblems(page)).isEmpty();

    button("Drop the draft").tap();

    assertThat(dialog().locator(".shadow")).hasCount(0);
    assertThat(said).isEmpty();
  }

  @Test
  void aPromotionIsGivenItsReason() {
    button("Try beside: Halde 1.0 l clear, revision 1").tap();
    dialog().locator(".reason input").fill("the new caps are a little lower");
    Panel.hold(button("Use the draft"));

    assertThat(page.locator(".top-recipe")).containsText("revision 1");
    assertThat(station.lastReason()).isEqualTo("the new caps are a little lower");
  }

  @Test
  void aPromotionWithoutAReasonIsRefusedInWords() {
    button("Try beside: Halde 1.0 l clear, revision 1").tap();
    Panel.hold(button("Use the draft"));

    assertThat(page.locator("body")).containsText("say why it shall go live");
    assertThat(station.lastReason()).isEmpty();
  }

  @Test
  void theToolsSayHowLongTheyTakeAndWhy() {
    assertThat(dialog().locator(".tools")).containsText("height 12 mm is good: 10 to 14 mm");
    assertThat(dialog().locator(".tools")).containsText("1.25");
  }
}
