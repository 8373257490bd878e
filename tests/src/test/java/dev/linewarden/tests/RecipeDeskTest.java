package dev.linewarden.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where recipes are chosen and tried beside the one in use, in a real browser.
class RecipeDeskTest {
  @TempDir private Path folder;
  private VisitedScreen screen;

  @BeforeEach
  void openDesk() {
    screen = new VisitedScreen(folder);
    button("Recipe").tap();
  }

  @AfterEach
  void stop() {
    screen.close();
  }

  private Locator dialog() {
    return screen.dialog();
  }

  private Locator button(String name) {
    return screen.button(name);
  }

  @Test
  void aDraftIsTriedBesideTheRecipeAndComparedPartByPart() throws IOException {
    button("Try beside: Halde 1.0 l clear, revision 1").tap();

    assertThat(dialog().locator(".shadow h3")).containsText("halde-10-clear");
    assertThat(dialog().locator(".shadow-counts")).containsText("200");
    assertThat(dialog().locator(".shadow-counts")).containsText("4.5%");
    assertThat(dialog().locator(".try")).hasCount(0);
    assertThat(Panel.accessibilityProblems(screen.page)).isEmpty();

    button("Drop the draft").tap();

    assertThat(dialog().locator(".shadow")).hasCount(0);
    assertThat(screen.said).isEmpty();
  }

  @Test
  void aPromotionIsGivenItsReason() {
    button("Try beside: Halde 1.0 l clear, revision 1").tap();
    dialog().locator(".reason input").fill("the new caps are a little lower");
    Panel.hold(button("Use the draft"));

    assertThat(screen.page.locator(".top-recipe")).containsText("revision 1");
    assertThat(screen.station.lastReason()).isEqualTo("the new caps are a little lower");
  }

  @Test
  void aPromotionWithoutAReasonIsRefusedInWords() {
    button("Try beside: Halde 1.0 l clear, revision 1").tap();
    Panel.hold(button("Use the draft"));

    assertThat(screen.page.locator("body")).containsText("say why it shall go live");
    assertThat(screen.station.lastReason()).isEmpty();
  }

  @Test
  void theToolsSayHowLongTheyTakeAndWhy() {
    assertThat(dialog().locator(".tools")).containsText("height 12 mm is good: 10 to 14 mm");
    assertThat(dialog().locator(".tools")).containsText("1.25");
  }
}
