package dev.linewarden.ui;

import dev.linewarden.inspection.Denied;
import dev.linewarden.inspection.Right;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Stands before every address: who sends this, and may he? Called on the server's threads, several
/// at once.
final class Guard {
  /// What vouches for a recipe that is to go live.
  static final String SIGNATURE = "Linewarden-Signature";

  private static final String CALLER = "caller";
  private static final String BEARER = "Bearer ";
  private static final int SHOWN_MAX = 200;

  private final Reception reception;

  Guard(Reception reception) {
    this.reception = reception;
  }

  Handler guarded(Route route) {
    return ctx -> {
      Caller caller = admit(ctx, route.right());
      if (!ctx.method().equals(HandlerType.GET)) {
        session(ctx).ifPresent(reception::active);
      }
      ctx.attribute(CALLER, caller);
      route.handler().handle(ctx);
    };
  }

  /// Throws [Denied] when whoever sends this has not the right.
  Caller admit(Context ctx, Right right) {
    Caller caller = reception.caller(shown(ctx));
    if (caller.may(right)) {
      return caller;
    }
    boolean known = !caller.role().isEmpty();
    throw new Denied(
        known ? Denied.Code.ROLE : Denied.Code.NOBODY,
        right.key(),
        known
            ? "%s may not do this: it needs the right %s".formatted(caller.role(), right.key())
            : "this needs somebody to sign on who has the right " + right.key());
  }

  /// Whether a connection that was let in may stay: its session may have ended since.
  boolean mayStay(Shown shown) {
    try {
      return reception.caller(shown).may(Right.VIEW);
    } catch (Denied e) {
      return false;
    }
  }

  /// Of a request that was let in.
  static Caller caller(Context ctx) {
    return Objects.requireNonNull(ctx.<Caller>attribute(CALLER), "the guard stands before this");
  }

  /// For the ledger, where another recipe is to go live.
  ///
  /// @param deed what goes live: of whoever signed for it, where that is needed
  String releasing(Context ctx, String deed) {
    return reception.releasing(caller(ctx), deed, Optional.ofNullable(ctx.header(SIGNATURE)));
  }

  /// Whoever says in another way who he is shows a token that nobody has: he is no stranger.
  static Shown shown(Context ctx) {
    Optional<String> token = Optional.ofNullable(ctx.header("Authorization")).map(Guard::token);
    return new Shown(session(ctx), token, ctx.ip());
  }

  private static String token(String said) {
    boolean bearer = said.regionMatches(true, 0, BEARER, 0, BEARER.length());
    return bearer ? said.substring(BEARER.length()).strip() : said;
  }

  static Optional<String> session(Context ctx) {
    return Optional.ofNullable(ctx.cookie(cookieName(ctx)))
        .filter(id -> !id.isEmpty() && id.length() <= SHOWN_MAX);
  }

  /// No script reads it, no other site sends it; it ends with the browser.
  static void remember(Context ctx, String session) {
    boolean forget = session.isEmpty();
    ctx.cookie(
        new Cookie(
            cookieName(ctx),
            session,
            "/",
            forget ? 0 : -1,
            ctx.scheme().toLowerCase(Locale.ROOT).equals("https"),
            true,
            null,
            SameSite.STRICT));
  }

  /// Cookies know no ports: two stations on one machine must not take each other's.
  private static String cookieName(Context ctx) {
    return "linewarden-" + ctx.port();
  }
}
