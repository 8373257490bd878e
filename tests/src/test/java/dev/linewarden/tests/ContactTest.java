package dev.linewarden.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.ui.WebScreen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A screen whose station goes away, and comes back as another one, in a real browser.
class ContactTest {
  private final Clock clock = new MonotonicClock();
  private final ScreenStation station = new ScreenStation(clock);
  private final Panel panel = new Panel();
  private final List<String> said = new ArrayList<>();
  @TempDir private Path folder;
  private ScreenUsers users;
  private WebScreen screen;
  private Page page;

  @BeforeEach
  void start() {
    users = new ScreenUsers(folder, clock, station.faults);
    screen = station.started(0, clock, users.reception());
    page = panel.open(screen.address().toString(), 1280, 800, said);
    assertThat(page.locator(".contact-there")).isVisible();
  }

  @AfterEach
  void stop() {
    page.context().close();
    panel.close();
    screen.close();
    users.close();
    assertThat(said).as("what the browser complained about").isEmpty();
  }

  @Test
  void lostContactIsSaidWithinTwoSecondsAndComesBackByItself() {
    station.bottle(screen, true);
    assertThat(page.locator(".plate-word")).hasText("Pass");
    int port = screen.port();
    screen.close();

    assertThat(page.locator(".banner.lost")).containsText("No contact with the station");
    assertThat(page.locator(".act-stop")).isDisabled();
    screen = station.started(port, clock, users.reception());

    assertThat(page.locator(".contact-there")).isVisible();
    assertThat(page.locator(".banner")).hasCount(0);
    said.removeIf(line -> line.contains("ERR_CONNECTION_"));
  }

  @Test
  void aScreenOfOtherFilesThanTheStationsLoadsItselfAnew() {
    page.evaluate(
        """
        () => {
          window.isOld = true;
          const { store } = document.querySelector('lw-screen');
          store.onStatus({ ...store.status, frontEnd: 'of an update' });
        }
        """);

    page.waitForFunction("() => window.isOld === undefined");
  }
}
