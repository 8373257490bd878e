package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Right;
import io.javalin.http.Context;
import java.util.List;

/// The address where the audit trail is read. Called on the server's threads, several at once.
final class TrailRoutes {
  private static final int PAGE = 50;
  private static final int PAGE_MAX = 500;

  private final Trail trail;
  private final Exchange exchange;

  TrailRoutes(Trail trail, Exchange exchange) {
    this.trail = trail;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(Route.get("/api/v1/audit", Right.READ_AUDIT, this::audit));
  }

  private void audit(Context ctx) {
    Query query = new Query(ctx);
    int count = query.whole("count").orElse(PAGE);
    if (count < 1 || count > PAGE_MAX) {
      throw new BadInput("?count= must be from 1 to %d, but is %d".formatted(PAGE_MAX, count));
    }
    exchange.answer(
        ctx,
        trail.newest(
            new Trail.Wish(
                query.span("from", "to"), query.wall("before"), query.text("what"), count)));
  }
}
