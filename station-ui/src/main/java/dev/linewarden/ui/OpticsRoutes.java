package dev.linewarden.ui;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Right;
import io.javalin.http.Context;
import java.util.List;

/// The address where it is told how sharp and bright the live pictures are. Called on the server's
/// threads, several at once.
final class OpticsRoutes {
  private final FocusMeter focus;
  private final Clock clock;
  private final Exchange exchange;

  OpticsRoutes(FocusMeter focus, Clock clock, Exchange exchange) {
    this.focus = focus;
    this.clock = clock;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(Route.get("/api/v1/cameras/focus", Right.VIEW, this::look));
  }

  private void look(Context ctx) {
    exchange.answer(ctx, focus.ask(clock.nanos()));
  }
}
