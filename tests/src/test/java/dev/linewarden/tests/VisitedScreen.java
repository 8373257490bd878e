package dev.linewarden.tests;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.linewarden.access.AccessSettings;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.ui.AlarmKind;
import dev.linewarden.ui.WebScreen;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A screen behind which there are users, and a browser in front of it.
final class VisitedScreen implements AutoCloseable {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 800;

  final ScreenStation station;
  final ScreenUsers users;

  /// What the browser complains about.
  final List<String> said = new ArrayList<>();

  final Page page;
  private final Clock clock = new MonotonicClock();
  private final Panel panel = new Panel();
  private WebScreen screen;
  private final int port;

  VisitedScreen(Path folder) {
    this(folder, AccessSettings.DEFAULT);
  }

  /// @param folder of the users
  VisitedScreen(Path folder, AccessSettings settings) {
    station = new ScreenStation(clock);
    users = new ScreenUsers(folder, settings, clock, station.faults);
    screen = station.started(0, clock, users.reception());
    port = screen.port();
    page = panel.open(address().toString(), WIDTH, HEIGHT, said);
  }

  URI address() {
    return screen.address();
  }

  /// Its number.
  long bottle(boolean good) {
    return station.bottle(screen, good);
  }

  /// Something is to be seen to that is about this part, which was judged lately.
  void alarm(AlarmKind kind, String words, long part) {
    station.alarm(kind, words, part, screen);
  }

  /// Until it is [#back] at the same place, as it was.
  void away() {
    screen.close();
  }

  void back() {
    screen = station.started(port, clock, users.reception());
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  Locator dialog() {
    return page.locator("dialog");
  }

  @Override
  public void close() {
    page.context().close();
    panel.close();
    screen.close();
    users.close();
  }
}
