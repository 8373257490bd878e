package dev.linewarden.ui;

import dev.linewarden.inspection.Right;
import io.javalin.http.Context;
import java.util.List;

/// The addresses where users and tokens are looked after. Called on the server's threads, several
/// at once.
final class PeopleRoutes {
  private static final String WHO = "name";

  private final Reception reception;
  private final Exchange exchange;

  record NewUser(String name, String role, String secret) {}

  record NewRole(String role, String why) {}

  record NewSecret(String secret) {}

  record NewBadge(String badge) {}

  record Why(String why) {}

  record NewToken(String name, String role, int days) {}

  record Issued(String token) {}

  PeopleRoutes(Reception reception, Exchange exchange) {
    this.reception = reception;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(
        Route.get(
            "/api/v1/users", Right.MANAGE_USERS, ctx -> exchange.answer(ctx, reception.users())),
        Route.post("/api/v1/users", Right.MANAGE_USERS, this::add),
        Route.post("/api/v1/users/{name}/role", Right.MANAGE_USERS, this::role),
        Route.post("/api/v1/users/{name}/secret", Right.MANAGE_USERS, this::secret),
        Route.post("/api/v1/users/{name}/badge", Right.MANAGE_USERS, this::badge),
        Route.post("/api/v1/users/{name}/remove", Right.MANAGE_USERS, this::remove),
        Route.get(
            "/api/v1/tokens", Right.MANAGE_USERS, ctx -> exchange.answer(ctx, reception.tokens())),
        Route.post("/api/v1/tokens", Right.MANAGE_USERS, this::issue),
        Route.post("/api/v1/tokens/{id}/revoke", Right.MANAGE_USERS, this::revoke));
  }

  private void add(Context ctx) {
    NewUser user =
        exchange.body(
            ctx, NewUser.class, "{\"name\": \"...\", \"role\": \"operator\", \"secret\": \"...\"}");
    reception.add(
        new Reception.User(user.name(), user.role(), false, false, false),
        user.secret(),
        by(ctx, ""));
    exchange.accepted(ctx);
  }

  private void role(Context ctx) {
    NewRole role = exchange.body(ctx, NewRole.class, "{\"role\": \"engineer\", \"why\": \"...\"}");
    reception.role(ctx.pathParam(WHO), role.role(), by(ctx, role.why()));
    exchange.accepted(ctx);
  }

  private void secret(Context ctx) {
    NewSecret secret = exchange.body(ctx, NewSecret.class, "{\"secret\": \"...\"}");
    reception.secret(ctx.pathParam(WHO), secret.secret(), by(ctx, ""));
    exchange.accepted(ctx);
  }

  private void badge(Context ctx) {
    NewBadge badge = exchange.body(ctx, NewBadge.class, "{\"badge\": \"...\"}");
    reception.carry(ctx.pathParam(WHO), badge.badge(), by(ctx, ""));
    exchange.accepted(ctx);
  }

  private void remove(Context ctx) {
    Why why = exchange.body(ctx, Why.class, "{\"why\": \"...\"}");
    reception.remove(ctx.pathParam(WHO), by(ctx, why.why()));
    exchange.accepted(ctx);
  }

  private void issue(Context ctx) {
    NewToken token =
        exchange.body(
            ctx, NewToken.class, "{\"name\": \"...\", \"role\": \"operator\", \"days\": 365}");
    exchange.answer(
        ctx, new Issued(reception.issue(token.name(), token.role(), token.days(), by(ctx, ""))));
  }

  private void revoke(Context ctx) {
    exchange.body(ctx, Exchange.Nothing.class, Exchange.EMPTY_OBJECT);
    reception.revoke(ctx.pathParam("id"), by(ctx, ""));
    exchange.accepted(ctx);
  }

  private static Reception.By by(Context ctx, String why) {
    return new Reception.By(Guard.caller(ctx).who(), why);
  }
}
