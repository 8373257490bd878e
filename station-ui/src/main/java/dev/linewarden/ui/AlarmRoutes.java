package dev.linewarden.ui;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Right;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The addresses where alarms are read and cleared. Called on the server's threads, several at
/// once.
final class AlarmRoutes {
  private static final String WISH = "{\"id\": \"...\"}";

  private final Alarms alarms;
  private final Exchange exchange;

  record Clear(String id) {}

  /// @param ends `by_start`, `by_person` or `by_itself`
  /// @param part that it is about, if there is a picture of it
  record Standing(
      String id,
      String kind,
      String words,
      long sinceWallMillis,
      long count,
      String ends,
      @Nullable Long part) {
    static List<Standing> of(Alarms alarms) {
      return alarms.standing().stream()
          .map(each ->
              new Standing(
                  each.id(),
                  each.kind().key(),
                  each.words(),
                  each.sinceWallMillis(),
                  each.count(),
                  each.ends().name().toLowerCase(Locale.ROOT),
                  each.pictured().map(PartId::value).orElse(null)))
          .toList();
    }
  }

  record Logged(
      String kind, String words, long cameWallMillis, @Nullable Long wentWallMillis, String who) {
    static Logged of(Alarms.Logged logged) {
      return new Logged(
          logged.kind().key(),
          logged.words(),
          logged.cameWallMillis(),
          logged.wentWallMillis().isPresent() ? logged.wentWallMillis().getAsLong() : null,
          logged.who());
    }
  }

  /// A line of the fault log, and by which key the screen has cause and remedy of it.
  record Counted(
      String source,
      String what,
      String detail,
      long count,
      long firstWallMillis,
      long lastWallMillis,
      String kind) {
    static Counted of(FaultLog.Fault fault) {
      return new Counted(
          fault.source(),
          fault.what(),
          fault.detail(),
          fault.count(),
          fault.firstWallMillis(),
          fault.lastWallMillis(),
          AlarmKind.of(fault.source(), fault.what()).key());
    }
  }

  AlarmRoutes(Alarms alarms, Exchange exchange) {
    this.alarms = alarms;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(
        Route.get("/api/v1/alarms", Right.VIEW, this::log),
        Route.get("/api/v1/alarms/{part}/picture", Right.VIEW, this::picture),
        Route.post("/api/v1/alarms/clear", Right.RUN, this::clear));
  }

  private void log(Context ctx) {
    exchange.answer(ctx, alarms.log().stream().map(Logged::of).toList());
  }

  private void picture(Context ctx) {
    String nothing = "no alarm has a picture of part '%s'";
    Exchange.picture(ctx, Exchange.ofPart(ctx, alarms::picture, nothing));
  }

  private void clear(Context ctx) {
    alarms.clear(exchange.body(ctx, Clear.class, WISH).id(), Guard.caller(ctx).who());
    exchange.accepted(ctx);
  }
}
