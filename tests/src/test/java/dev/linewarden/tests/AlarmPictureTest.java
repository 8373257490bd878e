package dev.linewarden.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.linewarden.ui.AlarmKind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever has to look for a part sees on the alarm what it looks like.
final class AlarmPictureTest {
  @Test
  void anAlarmShowsThePartThatItIsAboutThoughItHadPassed(@TempDir Path folder) throws IOException {
    try (VisitedScreen visit = new VisitedScreen(folder)) {
      long part = visit.bottle(true);
      assertThat(visit.page.locator(".plate-word")).hasText("Pass");
      visit.alarm(AlarmKind.FELL_UNASKED, "part %d was to pass, but fell".formatted(part), part);

      Locator picture = visit.page.locator(".alarm-card .alarm-part img");
      assertThat(picture).hasAttribute("alt", "Part " + part);
      visit.page.waitForCondition(() -> (boolean) picture.evaluate("img => img.naturalWidth > 0"));
      assertThat(visit.page.locator(".alarm-part figcaption")).hasText("Part " + part);
      Panel.keep(visit.page, "alarm-part");
      assertThat(Panel.accessibilityProblems(visit.page)).isEmpty();
      visit.page.setViewportSize(390, 844);
      Panel.keep(visit.page, "alarm-part-phone");
      assertThat(picture).isVisible();
      assertThat(Panel.beyondTheRightEdge(visit.page)).isLessThanOrEqualTo(0);
      assertThat(visit.said).isEmpty();
    }
  }
}
