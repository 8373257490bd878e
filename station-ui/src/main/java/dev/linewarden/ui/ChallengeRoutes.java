package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Right;
import io.javalin.http.Context;
import java.util.List;

/// The addresses where the station is challenged. Called on the server's threads, several at once.
final class ChallengeRoutes {
  private static final int PAGE = 20;
  private static final int PAGE_MAX = 200;
  private static final String WISH =
      "{\"name\": \"...\", \"parts\": 3, \"bad\": 3, \"fault\": \"\"}";

  record Asked(String name, int parts, int bad, String fault) {}

  private final Challenges challenges;
  private final Exchange exchange;

  ChallengeRoutes(Challenges challenges, Exchange exchange) {
    this.challenges = challenges;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(
        Route.get("/api/v1/challenges", Right.VIEW, this::newest),
        Route.post("/api/v1/challenges", Right.RUN, this::begin));
  }

  private void newest(Context ctx) {
    Query query = new Query(ctx);
    int count = query.whole("count").orElse(PAGE);
    if (count < 1 || count > PAGE_MAX) {
      throw new BadInput("?count= must be from 1 to %d, but is %d".formatted(PAGE_MAX, count));
    }
    exchange.answer(ctx, challenges.newest(query.span("from", "to"), count));
  }

  private void begin(Context ctx) {
    Asked asked = exchange.body(ctx, Asked.class, WISH);
    challenges.begin(
        new Challenges.Wish(asked.name(), asked.parts(), asked.bad(), asked.fault()),
        Guard.caller(ctx).who());
    exchange.accepted(ctx);
  }
}
