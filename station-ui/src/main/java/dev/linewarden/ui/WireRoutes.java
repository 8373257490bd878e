package dev.linewarden.ui;

import dev.linewarden.inspection.Right;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// The addresses where wires are looked at and held by hand. Called on the server's threads,
/// several at once.
final class WireRoutes {
  private static final String HOLD = "{\"output\": \"...\", \"on\": true}";

  private final Wires wires;
  private final Exchange exchange;

  record Hold(String output, boolean on) {}

  record Told(List<Wires.Report> wires, Optional<Wires.Held> held, String barred) {}

  WireRoutes(Wires wires, Exchange exchange) {
    this.wires = wires;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(
        Route.get("/api/v1/io", Right.VIEW, this::look),
        Route.post("/api/v1/io/hold", Right.SERVICE, this::hold),
        Route.post("/api/v1/io/renew", Right.SERVICE, this::renew),
        Route.post("/api/v1/io/release", Right.SERVICE, this::letGo));
  }

  private void look(Context ctx) {
    exchange.answer(ctx, new Told(wires.wires(), wires.held(), wires.barred()));
  }

  private void hold(Context ctx) {
    Hold wish = exchange.body(ctx, Hold.class, HOLD);
    wires.hold(wish.output(), wish.on(), Guard.caller(ctx).who());
    exchange.accepted(ctx);
  }

  private void renew(Context ctx) {
    exchange.body(ctx, Exchange.Nothing.class, Exchange.EMPTY_OBJECT);
    wires.renew(Guard.caller(ctx).who());
    exchange.accepted(ctx);
  }

  private void letGo(Context ctx) {
    exchange.body(ctx, Exchange.Nothing.class, Exchange.EMPTY_OBJECT);
    wires.letGo(Guard.caller(ctx).who());
    exchange.accepted(ctx);
  }
}
