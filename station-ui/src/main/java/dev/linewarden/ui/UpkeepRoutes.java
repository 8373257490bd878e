package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Right;
import io.javalin.http.Context;
import java.util.List;

/// The addresses of log and backup. Called on the server's threads, several at once.
final class UpkeepRoutes {
  private static final int LINES = 200;

  private final Upkeep upkeep;
  private final Exchange exchange;

  record Log(List<String> lines) {}

  record Place(String place) {}

  record Made(String made) {}

  UpkeepRoutes(Upkeep upkeep, Exchange exchange) {
    this.upkeep = upkeep;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(
        Route.get("/api/v1/log", Right.SERVICE, this::log),
        Route.get(
            "/api/v1/backups",
            Right.SERVICE,
            ctx -> exchange.answer(ctx, new Place(upkeep.backups()))),
        Route.post("/api/v1/backups", Right.SERVICE, this::backUp));
  }

  private void log(Context ctx) {
    int count = new Query(ctx).whole("count").orElse(LINES);
    if (count < 1 || count > Upkeep.LINES_MAX) {
      throw new BadInput(
          "?count= must be from 1 to %d, but is %d".formatted(Upkeep.LINES_MAX, count));
    }
    exchange.answer(ctx, new Log(upkeep.log(count)));
  }

  private void backUp(Context ctx) {
    exchange.body(ctx, Exchange.Nothing.class, Exchange.EMPTY_OBJECT);
    exchange.answer(ctx, new Made(upkeep.backUp(Guard.caller(ctx).who())));
  }
}
