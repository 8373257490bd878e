package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
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

  List<Routes.Route> all() {
    return List.of(new Routes.Route(HandlerType.GET, "/api/v1/audit", this::audit));
  }

  private void audit(Context ctx) {
    Query query = new Query(ctx);
    int count = query.whole("count").orElse(PAGE);
    if (count < 1 || count > PAGE_MAX) {
      throw new BadInput("?count= must be from 1 to %d, but is %d".formatted(PAGE_MAX, count));
    }
    exchange.answer(ctx, trail.newest(query.wall("before"), count));
  }
}
