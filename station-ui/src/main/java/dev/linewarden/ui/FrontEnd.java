package dev.linewarden.ui;

import dev.linewarden.inspection.Right;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// The files of the web application, and what they are together: a screen that was loaded from
/// others loads itself anew. Any thread.
final class FrontEnd {
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private final List<Page> pages;
  private final String fingerprint;

  private record Page(String path, Asset asset) {}

  private FrontEnd(List<Page> pages) {
    this.pages = pages;
    String all = pages.stream().map(page -> page.asset().etag()).collect(Collectors.joining());
    this.fingerprint = Fingerprint.of(all.getBytes(StandardCharsets.UTF_8));
  }

  static FrontEnd load() {
    return new FrontEnd(
        List.of(
            new Page("/", Asset.load("web/index.html", "text/html; charset=utf-8")),
            new Page("/app.js", Asset.load("web/app.js", SCRIPT)),
            new Page("/app.css", Asset.load("web/app.css", "text/css; charset=utf-8")),
            new Page("/icon.svg", Asset.load("web/icon.svg", "image/svg+xml"))));
  }

  List<Route> routes() {
    return pages.stream()
        .map(page -> Route.get(page.path(), Right.ENTER, page.asset().handler()))
        .toList();
  }

  /// Another one for other files.
  String fingerprint() {
    return fingerprint;
  }
}
