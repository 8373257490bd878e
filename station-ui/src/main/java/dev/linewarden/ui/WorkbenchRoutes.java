package dev.linewarden.ui;

import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Right;
import dev.linewarden.inspection.Verdict;
import io.javalin.http.Context;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The addresses where recipes are read, tried and kept. Called on the server's threads, several at
/// once.
final class WorkbenchRoutes {
  /// The largest recipe that can be sent: a thousand tools with all they can say.
  static final int RECIPE_BYTES_MAX = 512 * 1024;

  private static final double NANOS_PER_MILLI = 1e6;
  private static final String TRIAL =
      "{\"id\": \"...\", \"revision\": 1, \"recipe\": {...}, \"part\": 1}";
  private static final String KEEP =
      "{\"id\": \"...\", \"revision\": 1, \"recipe\": {...}, \"why\": \"...\"}";

  private final Workbench workbench;
  private final Exchange exchange;

  record Trial(String id, int revision, JsonNode recipe, long part) {}

  record Keep(String id, int revision, JsonNode recipe, String why) {}

  record Kept(String id, int revision) {}

  record ToolMillis(String tool, double millis) {}

  record Result(
      String verdict,
      String label,
      String detail,
      List<String> faults,
      List<Wire.Found> findings,
      List<ToolMillis> times) {}

  /// As it is told.
  record Told(
      String id,
      int revision,
      String author,
      long wallMillis,
      String reason,
      String signer,
      List<String> changes,
      String problem) {
    static Told of(Workbench.RevisionReport revision) {
      return new Told(
          revision.key().id(),
          revision.key().revision(),
          revision.author(),
          revision.wallMillis(),
          revision.reason(),
          revision.signer(),
          revision.changes(),
          revision.problem());
    }
  }

  WorkbenchRoutes(Workbench workbench, Exchange exchange) {
    this.workbench = workbench;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(
        Route.get("/api/v1/recipes/{id}/history", Right.VIEW, this::history),
        Route.get("/api/v1/recipes/{id}/{revision}", Right.VIEW, this::recipe),
        Route.post("/api/v1/recipes", Right.EDIT_RECIPES, this::keep),
        Route.post("/api/v1/recipes/trial", Right.EDIT_RECIPES, this::tryOut));
  }

  private void recipe(Context ctx) {
    ctx.contentType("application/json").result(workbench.recipe(WorkshopRoutes.named(ctx)));
  }

  private void history(Context ctx) {
    exchange.answer(ctx, workbench.history(ctx.pathParam("id")).stream().map(Told::of).toList());
  }

  private void keep(Context ctx) {
    Keep wish = exchange.body(ctx, Keep.class, KEEP, RECIPE_BYTES_MAX);
    RecipeKey kept =
        workbench.keep(
            new RecipeKey(wish.id(), wish.revision()),
            exchange.bytes(wish.recipe()),
            Guard.caller(ctx).who(),
            wish.why());
    exchange.answer(ctx, new Kept(kept.id(), kept.revision()));
  }

  private void tryOut(Context ctx) {
    Trial wish = exchange.body(ctx, Trial.class, TRIAL, RECIPE_BYTES_MAX);
    Workbench.Tried tried =
        workbench.tryOut(
            new RecipeKey(wish.id(), wish.revision()),
            exchange.bytes(wish.recipe()),
            new PartId(Math.max(1, wish.part())));
    exchange.answer(ctx, told(tried));
  }

  private static Result told(Workbench.Tried tried) {
    Verdict verdict = tried.verdict();
    return new Result(
        verdict.kind(),
        verdict.label(),
        verdict instanceof Verdict.Unjudged(_, String detail) ? detail : "",
        verdict instanceof Verdict.Reject(var reasons)
            ? reasons.stream().map(reason -> reason.limit().fault()).distinct().toList()
            : List.of(),
        tried
            .observed()
            .map(seen -> Telling.findings(seen.findings(), tried.recipe()))
            .orElse(List.of()),
        tried.observed().map(WorkbenchRoutes::times).orElse(List.of()));
  }

  private static List<ToolMillis> times(Observed seen) {
    return seen.times().stream()
        .map(time -> new ToolMillis(time.tool(), time.nanos() / NANOS_PER_MILLI))
        .toList();
  }
}
