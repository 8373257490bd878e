package dev.linewarden.tests;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
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

  private static void note(ConsoleMessage message, List<String> said) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      said.add(message.text());
    }
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
