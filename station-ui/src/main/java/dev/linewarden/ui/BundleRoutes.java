package dev.linewarden.ui;

import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Right;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/// The addresses where recipes leave as files, and come in as files. Called on the server's
/// threads, several at once.
final class BundleRoutes {
  private static final String BYTES = "application/octet-stream";

  private final Workbench workbench;
  private final Exchange exchange;

  record Taken(String id, int revision, List<String> notes) {}

  BundleRoutes(Workbench workbench, Exchange exchange) {
    this.workbench = workbench;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(
        Route.get("/api/v1/recipes/{id}/{revision}/bundle", Right.EDIT_RECIPES, this::send),
        Route.post("/api/v1/recipes/import", Right.EDIT_RECIPES, this::take));
  }

  private void send(Context ctx) {
    RecipeKey key = WorkshopRoutes.named(ctx);
    ctx.contentType(BYTES);
    ctx.header(
        "Content-Disposition",
        "attachment; filename=\"%s-r%d.lwr\"".formatted(key.id(), key.revision()));
    try {
      workbench.send(key, ctx.outputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("whoever asked for recipe %s went away".formatted(key), e);
    }
  }

  /// A type that no page of another origin can send without being asked.
  private void take(Context ctx) {
    String sent = String.valueOf(ctx.contentType()).toLowerCase(Locale.ROOT);
    if (!sent.equals(BYTES)) {
      throw new Refused(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "a recipe's file must come as %s, but came as %s".formatted(BYTES, sent));
    }
    String why = new Query(ctx).text("why").orElse("");
    try {
      Workbench.Taken taken = workbench.take(ctx.bodyInputStream(), Guard.caller(ctx).who(), why);
      exchange.answer(
          ctx, new Taken(taken.recipe().id(), taken.recipe().revision(), taken.notes()));
    } catch (IOException e) {
      throw new UncheckedIOException("the recipe's file did not come to its end", e);
    }
  }
}
