package dev.linewarden.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A screen whose station goes away, and comes back as another one, in a real browser.
class ContactTest {
  /// What the browser says of a station that is away, or just about to come or go.
  private static final Pattern AWAY = Pattern.compile("net::ERR_|503|WebSocket connection");

  @TempDir private Path folder;
  private VisitedScreen screen;
  private Page page;

  @BeforeEach
  void start() {
    screen = new VisitedScreen(folder);
    page = screen.page;
    assertThat(page.locator(".contact-there")).isVisible();
  }

  @AfterEach
  void stop() {
    screen.close();
    assertThat(screen.said).as("what the browser complained about").isEmpty();
  }

  @Test
  void lostContactIsSaidWithinTwoSecondsAndComesBackByItself() {
    screen.bottle(true);
    assertThat(page.locator(".plate-word")).hasText("Pass");
    screen.away();

    assertThat(page.locator(".banner.lost")).containsText("No contact with the station");
    assertThat(page.locator(".act-stop")).isDisabled();
    screen.back();

    assertThat(page.locator(".contact-there")).isVisible();
    assertThat(page.locator(".banner")).hasCount(0);
    screen.said.removeIf(line -> AWAY.matcher(line).find());
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
