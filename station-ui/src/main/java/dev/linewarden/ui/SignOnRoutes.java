package dev.linewarden.ui;

import dev.linewarden.inspection.Right;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// The addresses where people sign on and off. Called on the server's threads, several at once.
final class SignOnRoutes {
  private final Reception reception;
  private final Exchange exchange;

  record Named(String name, String secret) {}

  /// @param deed what the signature is for, as the address where it is done calls it
  record Signing(String name, String secret, String deed) {}

  record Badge(String badge) {}

  record First(String code, String name, String secret) {}

  record Changed(String old, String secret) {}

  record Signature(String signature) {}

  /// As whom the screen is used, as it is told.
  ///
  /// @param firstCode what makes the first administrator, at the panel of a new station; else empty
  record Me(
      String name,
      String role,
      boolean local,
      List<String> rights,
      String firstCode,
      List<String> names,
      String releaseNeeds) {}

  SignOnRoutes(Reception reception, Exchange exchange) {
    this.reception = reception;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(
        Route.get("/api/v1/me", Right.ENTER, ctx -> tell(ctx, Guard.caller(ctx))),
        Route.post("/api/v1/me/active", Right.ENTER, this::active),
        Route.post("/api/v1/me/secret", Right.ENTER, this::changeSecret),
        Route.post("/api/v1/sign-on", Right.ENTER, this::signOn),
        Route.post("/api/v1/sign-on/badge", Right.ENTER, this::badge),
        Route.post("/api/v1/sign-on/first", Right.ENTER, this::first),
        Route.post("/api/v1/sign-off", Right.ENTER, this::signOff),
        Route.post("/api/v1/signature", Right.RUN, this::sign));
  }

  private void signOn(Context ctx) {
    Named named = exchange.body(ctx, Named.class, "{\"name\": \"...\", \"secret\": \"...\"}");
    open(ctx, reception.signOn(named.name(), named.secret(), ctx.ip()));
  }

  private void badge(Context ctx) {
    Badge badge = exchange.body(ctx, Badge.class, "{\"badge\": \"...\"}");
    open(ctx, reception.badge(badge.badge(), ctx.ip()));
  }

  private void first(Context ctx) {
    First first =
        exchange.body(
            ctx, First.class, "{\"code\": \"...\", \"name\": \"...\", \"secret\": \"...\"}");
    open(ctx, reception.first(first.code(), first.name(), first.secret(), ctx.ip()));
  }

  /// Under another number than before, whoever was signed on there.
  private void open(Context ctx, Reception.Opened opened) {
    Guard.session(ctx).ifPresent(before -> reception.signOff(before, ctx.ip()));
    Guard.remember(ctx, opened.session());
    tell(ctx, opened.caller());
  }

  private void signOff(Context ctx) {
    exchange.body(ctx, Exchange.Nothing.class, Exchange.EMPTY_OBJECT);
    Guard.session(ctx).ifPresent(session -> reception.signOff(session, ctx.ip()));
    Guard.remember(ctx, "");
    Shown nobody = new Shown(Optional.empty(), Guard.shown(ctx).token(), ctx.ip());
    tell(ctx, reception.caller(nobody));
  }

  /// That it was asked is what it does.
  private void active(Context ctx) {
    exchange.body(ctx, Exchange.Nothing.class, Exchange.EMPTY_OBJECT);
    tell(ctx, Guard.caller(ctx));
  }

  private void changeSecret(Context ctx) {
    Changed changed = exchange.body(ctx, Changed.class, "{\"old\": \"...\", \"secret\": \"...\"}");
    reception.changeSecret(Guard.caller(ctx), changed.old(), changed.secret(), ctx.ip());
    exchange.accepted(ctx);
  }

  private void sign(Context ctx) {
    Signing by =
        exchange.body(
            ctx,
            Signing.class,
            "{\"name\": \"...\", \"secret\": \"...\", \"deed\": \"bottle r3\"}");
    exchange.answer(
        ctx,
        new Signature(
            reception.sign(Guard.caller(ctx), by.deed(), by.name(), by.secret(), ctx.ip())));
  }

  private void tell(Context ctx, Caller caller) {
    Reception.Welcome welcome = reception.welcome(caller);
    exchange.answer(
        ctx,
        new Me(
            caller.name(),
            caller.role(),
            caller.local(),
            caller.rights().stream().map(Right::key).sorted().toList(),
            welcome.firstCode(),
            welcome.names(),
            welcome.releaseNeeds()));
  }
}
