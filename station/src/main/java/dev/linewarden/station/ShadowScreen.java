package dev.linewarden.station;

import dev.linewarden.inspection.Comparison;
import dev.linewarden.inspection.Frames;
import dev.linewarden.ui.WebScreen;
import java.util.Optional;
import java.util.function.Supplier;

/// Shows on which parts a draft would have decided otherwise, where there is a screen.
record ShadowScreen(Supplier<Optional<WebScreen>> screen) implements ShadowDesk.Screen {
  @Override
  public void disagreed(Comparison comparison, Frames frames) {
    screen.get().ifPresent(shown -> shown.disagreed(comparison, frames));
  }

  @Override
  public void forget() {
    screen.get().ifPresent(WebScreen::forgetDisagreements);
  }
}
