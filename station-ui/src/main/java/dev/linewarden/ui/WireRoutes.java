package dev.linewarden.ui;

import dev.linewarden.inspection.Right;
import io.javalin.http.Context;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The addresses where wires are looked at and held by hand. Called on the server's threads,
/// several at once.
final class WireRoutes {
  private static final String HOLD = "{\"output\": \"...\", \"on\": true}";

  private final Wires wires;
  private final Exchange exchange;

  record Hold(String output, boolean on) {}

  record Told(List<Line> wires, @Nullable Held held, String barred) {}

  /// As it is told, see [Wires.Report].
  record Line(
      String name,
      boolean input,
      String place,
      boolean activeLow,
      @Nullable Boolean on,
      @Nullable Long lastWallMillis,
      long edges,
      double edgesPerMinute,
      boolean holdOn,
      boolean holdOff,
      List<String> faults) {
    static Line of(Wires.Report wire) {
      OptionalLong last = wire.lastWallMillis();
      return new Line(
          wire.name(),
          wire.input(),
          wire.place(),
          wire.activeLow(),
          wire.on().orElse(null),
          last.isPresent() ? last.getAsLong() : null,
          wire.edges(),
          wire.edgesPerMinute(),
          wire.holdOn(),
          wire.holdOff(),
          wire.faults());
    }
  }

  /// In every status too, so that each screen says it.
  record Held(String output, boolean on, String who, long leftMillis) {
    static @Nullable Held of(Wires wires) {
      return wires
          .held()
          .map(held -> new Held(held.output(), held.on(), held.who(), held.leftMillis()))
          .orElse(null);
    }
  }

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
    exchange.answer(
        ctx,
        new Told(wires.wires().stream().map(Line::of).toList(), Held.of(wires), wires.barred()));
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
