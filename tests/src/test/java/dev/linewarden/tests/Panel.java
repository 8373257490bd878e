package dev.linewarden.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The machine's own Chromium as a touch panel. It may reach this machine only.
final class Panel implements AutoCloseable {
  /// The station shares two cores with everything else here.
  private static final double PATIENCE_MILLIS = 60_000;

  private static final int STOPS_MAX = 60;

  /// A page that is left, or loads itself anew, while it still connects: nothing is wrong with it.
  private static final String LEFT_EARLY =
      "WebSocket is closed before the connection is established";

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  Panel() {
    Map<String, String> environment =
        Map.of(
            "PLAYWRIGHT_NODEJS_PATH",
            program("node", "nodejs").toString(),
            "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
            "1");
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program("chromium", "chromium"))
                    .setArgs(FLAGS));
  }

  private static Path program(String name, String debianPackage) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "the screen's tests need the program '%s': install the package %s, or run ./verify"
                    .formatted(name, debianPackage)));
  }

  /// A page of its own, with nothing remembered; what its console complains about goes to `said`.
  Page open(String address, int width, int height, List<String> said) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, height).setHasTouch(true));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    Page page = context.newPage();
    page.onConsoleMessage(message -> note(message, said));
    page.onPageError(said::add);
    page.onRequest(request -> {
      if (!request.url().startsWith(address) && !request.url().startsWith("blob:")) {
        said.add("a request to " + request.url());
      }
    });
    page.navigate(address);
    return page;
  }

  /// As a person does it.
  static void signOn(Page page, String name, String secret) {
    page.locator(".person").tap();
    page.locator("dialog").getByLabel("Name").fill(name);
    page.locator("dialog").getByLabel("Password or PIN").fill(secret);
    page.locator("dialog .confirm").tap();
    assertThat(page.locator(".person")).hasText(name);
  }

  /// Its picture, as build output.
  static void keep(Page page, String name) {
    Path file = Repository.root().resolve("tests/target/screenshots").resolve(name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  private static void note(ConsoleMessage message, List<String> said) {
    boolean complaint = message.type().equals("error") || message.type().equals("warning");
    if (complaint && !message.text().contains(LEFT_EARLY)) {
      said.add(message.text());
    }
  }

  /// Holds a button down with a finger until it has counted.
  static void hold(Locator button) {
    assertThat(button).isEnabled();
    button.scrollIntoViewIfNeeded();
    BoundingBox box = button.boundingBox();
    ElementHandle element = button.elementHandle();
    double x = box.x + box.width / 2;
    double y = box.y + box.height / 2;
    CDPSession finger = button.page().context().newCDPSession(button.page());
    // It is being held for six tenths of a second only: too short to be sure to look just then.
    element.evaluate(
        """
        it => {
          it.counted = false;
          new MutationObserver(changes => {
            const went = changes.some(change => change.oldValue === 'going');
            it.counted ||= went && it.dataset.hold === undefined;
          }).observe(it, { attributeFilter: ['data-hold'], attributeOldValue: true });
        }
        """);
    touch(finger, "touchStart", List.of(point(x, y)));
    button.page().waitForFunction("it => it.counted", element);
    touch(finger, "touchEnd", List.of());
    finger.detach();
  }

  /// A tap that is shorter than a hold however long the machine takes for it: the browser's time
  /// stands still meanwhile.
  static void tapShortly(Locator button) {
    Page page = button.page();
    stopTime(page);
    button.tap();
    assertThat(button).hasAttribute("data-hold", "asking");
    page.clock().resume();
  }

  /// The browser's time stands still from now on. It can be stopped at an instant to come only, and
  /// a busy machine may be past that.
  static void stopTime(Page page) {
    page.clock().install();
    for (int tries = 1; ; tries++) {
      Object soon = page.evaluate("() => Date.now() + 1000");
      try {
        page.clock().pauseAt(((Number) soon).longValue());
        return;
      } catch (PlaywrightException tooLate) {
        if (tries == STOPS_MAX) {
          throw tooLate;
        }
      }
    }
  }

  /// A finger goes from one place to another.
  static void drag(Page page, double fromX, double fromY, double toX, double toY) {
    CDPSession finger = page.context().newCDPSession(page);
    touch(finger, "touchStart", List.of(point(fromX, fromY)));
    touch(finger, "touchMove", List.of(point((fromX + toX) / 2, (fromY + toY) / 2)));
    touch(finger, "touchMove", List.of(point(toX, toY)));
    touch(finger, "touchEnd", List.of());
    finger.detach();
  }

  /// A mouse takes something by its middle and lets it go elsewhere.
  static void drag(Locator grip, double dx, double dy) {
    BoundingBox box = grip.boundingBox();
    double x = box.x + box.width / 2;
    double y = box.y + box.height / 2;
    Mouse mouse = grip.page().mouse();
    mouse.move(x, y);
    mouse.down();
    mouse.move(x + dx, y + dy);
    mouse.up();
  }

  private static void touch(CDPSession finger, String type, List<JsonObject> points) {
    JsonArray all = new JsonArray();
    points.forEach(all::add);
    JsonObject event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", all);
    finger.send("Input.dispatchTouchEvent", event);
  }

  private static JsonObject point(double x, double y) {
    JsonObject point = new JsonObject();
    point.addProperty("x", x);
    point.addProperty("y", y);
    return point;
  }

  /// What can be touched on a page and is smaller than 15 mm in either direction, one line each.
  /// What lies within something larger that does the same, or is there for the keyboard only, is
  /// not meant.
  static List<?> tooSmallForAGlove(Page page) {
    return (List<?>)
        page.evaluate(
            """
            () => [...document.querySelectorAll('button, a[href], select, input, summary, [role=tab], .handle-reach')]
              .filter(it => it.checkVisibility() && !it.closest('.uplot'))
              .map(it => [it, (it.matches('input') && it.closest('label') || it).getBoundingClientRect()])
              .filter(([it, box]) => box.width > 0 && (box.height < 56.5 || box.width < 56.5))
              .map(([it, box]) => `${it.outerHTML.slice(0, 90)} is ${box.width} x ${box.height}`)
            """);
  }

  /// Panels whose content reaches out of them, over what stands below; one line each.
  static List<?> spilling(Page page) {
    return (List<?>)
        page.evaluate(
            """
            () => [...document.querySelectorAll('.page .panel')]
              .filter(it => getComputedStyle(it).overflowY === 'visible')
              .filter(it => it.scrollHeight > it.clientHeight + 1)
              .map(it => `${it.className}: ${it.scrollHeight} in ${it.clientHeight}`)
            """);
  }

  /// Pixels of a page that are on no sheet when it is printed; 0 or less for none.
  static double cutOffOnPaper(Page page) {
    Object pixels =
        page.evaluate(
            """
            () => document.querySelector('main').getBoundingClientRect().height
              - document.documentElement.getBoundingClientRect().height
            """);
    return ((Number) pixels).doubleValue();
  }

  /// Pixels of a page beyond the right edge of its window; 0 or less for none.
  static int beyondTheRightEdge(Page page) {
    return (int) page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
  }

  /// What the accessibility engine finds wrong, one line each.
  static List<?> accessibilityProblems(Page page) throws IOException {
    try (InputStream engine = Panel.class.getResourceAsStream("/axe.min.js")) {
      if (engine == null) {
        throw new AssertionError("axe.min.js is not on the class path");
      }
      page.evaluate(new String(engine.readAllBytes(), StandardCharsets.UTF_8));
    }
    return (List<?>)
        page.evaluate(
            """
            () => axe.run().then(found => found.violations.flatMap(
              rule => rule.nodes.map(node => rule.id + ': ' + node.html + ' ' + node.failureSummary)))
            """);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
