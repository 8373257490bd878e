package dev.linewarden.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.linewarden.access.AccessSettings;
import dev.linewarden.access.Accounts;
import dev.linewarden.access.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing on in a real browser, at the panel.
class SignOnTest {
  private static final Accounts.By SETUP = new Accounts.By("the set-up", "");
  private static final String SECRET = "correct horse";

  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;
  private VisitedScreen screen;
  private ScreenUsers users;
  private Page page;

  @BeforeEach
  void start() {
    visit(AccessSettings.DEFAULT);
  }

  private void visit(AccessSettings settings) {
    screen = new VisitedScreen(folder, settings);
    users = screen.users;
    page = screen.page;
  }

  /// The same place with other rules.
  private void again(AccessSettings settings) {
    screen.close();
    visit(settings);
  }

  /// Once there are the users that a test wants.
  private void open() {
    page.reload();
    assertThat(page.locator(".contact-there")).isVisible();
  }

  @AfterEach
  void stop() {
    screen.close();
  }

  @Test
  void theFirstAdministratorComesInWithTheCodeAndAddsAnOperator() throws IOException {
    open();
    page.locator(".person").tap();
    assertThat(dialog()).containsText(users.access.firstCode().orElseThrow());
    dialog().getByLabel("Code").fill(users.access.firstCode().orElseThrow());
    dialog().getByLabel("Name").fill("anna");
    dialog().getByLabel("Password or PIN").fill(SECRET);
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
    dialog().locator(".confirm").tap();
    assertThat(page.locator(".person")).hasText("anna");

    page.locator(".person").tap();
    button("Users").tap();
    Locator adder = dialog().locator(".adder").first();
    adder.getByLabel("Name").fill("otto");
    adder.getByLabel("Password or PIN").fill("4711");
    adder.getByRole(AriaRole.BUTTON).tap();

    assertThat(dialog().locator(".people tbody tr")).hasCount(2);
    assertThat(dialog().locator(".people")).containsText("otto");
    dialog().getByLabel("Role: anna").selectOption("engineer");
    assertThat(dialog().locator(".lead .bad")).isVisible();
    assertThat(dialog().getByLabel("Role: anna")).hasValue("admin");
    assertThat(Panel.accessibilityProblems(page)).isEmpty();
    Locator remove = button("Remove: otto");
    Panel.tapShortly(remove);
    Panel.hold(remove);
    assertThat(dialog().locator(".people tbody tr")).hasCount(1);
    // The browser itself complains about the answer 400.
    assertThat(screen.said).allMatch(Pattern.compile("400").asPredicate());
  }

  @Test
  void anOperatorSignsOnWithTheNumberPad() {
    users.accounts.add("anna", Role.ADMIN, SECRET, SETUP);
    users.accounts.add("otto", Role.OPERATOR, "4711", SETUP);
    open();
    page.locator(".person").tap();

    button("otto").tap();
    for (String digit : List.of("4", "7", "1", "1")) {
      button(digit).tap();
    }
    dialog().locator(".confirm").tap();

    assertThat(page.locator(".person")).hasText("otto");
    page.locator(".person").tap();
    button("Sign off").tap();
    assertThat(page.locator(".person")).hasText("Sign on");
  }

  @Test
  void whatThePanelMayNotDoLeadsToSigningOn() {
    users.accounts.add("eva", Role.ENGINEER, SECRET, SETUP);
    open();
    Panel.hold(button("Stop"));
    assertThat(page.locator(".state-stopped")).isVisible();
    button("Recipe").tap();
    button("Try beside: Halde 1.0 l clear, revision 1").tap();

    assertThat(dialog()).containsText("needs somebody to sign on");
    dialog().getByLabel("Name").fill("eva");
    dialog().getByLabel("Password or PIN").fill("wrong horse");
    dialog().locator(".confirm").tap();
    assertThat(dialog()).containsText("do not belong together");
    dialog().getByLabel("Password or PIN").fill(SECRET);
    dialog().locator(".confirm").tap();

    assertThat(page.locator(".person")).hasText("eva");
    button("Recipe").tap();
    button("Try beside: Halde 1.0 l clear, revision 1").tap();
    assertThat(dialog().locator(".shadow h3")).containsText("halde-10-clear");
    // The browser itself complains about the answers 401.
    assertThat(screen.said).allMatch(Pattern.compile("401").asPredicate());
  }

  @Test
  void whoMayNotEvenLookIsAskedOnceAndNeverDisturbedWhileTyping() {
    again(
        new AccessSettings(
            true, false, false, DAY, DAY, DAY, AccessSettings.ReleaseNeeds.REASON, false));
    users.accounts.add("eva", Role.ENGINEER, SECRET, SETUP);
    page.clock().install();
    page.navigate(screen.address().resolve("#station").toString());
    page.reload();
    button("Close").tap();
    anotherLook();
    store("openRecipes");
    assertThat(page.locator(".notice.bad")).containsText("needs somebody to sign on");
    assertThat(dialog()).isHidden();
    store("stop");
    assertThat(dialog()).isVisible();
    button("Close").tap();
    page.locator(".person").tap();
    dialog().getByLabel("Name").fill("eva");
    anotherLook();
    dialog().getByLabel("Password or PIN").fill(SECRET);
    dialog().locator(".confirm").tap();

    assertThat(page.locator(".person")).hasText("eva");
  }

  @Test
  void whoSignsSeesWhatForAndThatGoesLive() {
    again(
        new AccessSettings(
            true, true, true, DAY, DAY, DAY, AccessSettings.ReleaseNeeds.SIGNATURE, false));
    users.accounts.add("eva", Role.ENGINEER, SECRET, SETUP);
    open();
    Panel.signOn(page, "eva", SECRET);
    button("Recipe").tap();
    Panel.hold(page.locator(".choice", new Page.LocatorOptions().setHasText("1.0 l clear")));

    assertThat(dialog().locator(".deed")).hasText("Halde 1.0 l clear, revision 1");
    dialog().getByLabel("Password or PIN").fill(SECRET);
    dialog().locator(".confirm").tap();

    assertThat(page.locator(".top-recipe")).containsText("revision 1");
  }

  /// What a page asks of the station: without the right to look there is none to do it on.
  private void store(String deed) {
    page.evaluate("deed => document.querySelector('lw-screen').store[deed]()", deed);
  }

  /// The screen asks again who it is that stands there.
  private void anotherLook() {
    page.waitForResponse("**/api/v1/me", () -> page.clock().fastForward("01:00"));
  }

  private Locator dialog() {
    return screen.dialog();
  }

  private Locator button(String name) {
    return screen.button(name);
  }
}
