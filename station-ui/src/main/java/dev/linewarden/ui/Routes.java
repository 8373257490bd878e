package dev.linewarden.ui;

import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Right;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The addresses of the HTTP interface and of the screen's files, and what each one does. Called on
/// the server's threads, several at once.
final class Routes {
  static final String LIVE = "/api/v1/live";

  private static final String CHOICE = "{\"id\": \"...\", \"revision\": 1}";
  private static final String BATCH = "{\"name\": \"...\"}";

  private final StationControl control;
  private final OperatorChoice operators;
  private final StatusDesk status;
  private final RejectShelf shelf;
  private final Exchange exchange;
  private final List<Route> further;
  private final List<Route> pages;
  private final Guard guard;

  record ChosenRecipe(String id, int revision) {}

  record NamedBatch(String name) {}

  record About(List<Fact> facts) {}

  /// @param further beside those of a running line
  /// @param pages the screen's files: no part of the HTTP interface
  Routes(
      StationControl control,
      StatusDesk status,
      RejectShelf shelf,
      List<Route> further,
      List<Route> pages,
      Guard guard,
      Exchange exchange) {
    this.control = control;
    this.operators = new OperatorChoice(control);
    this.status = status;
    this.shelf = shelf;
    this.further = List.copyOf(further);
    this.pages = List.copyOf(pages);
    this.guard = guard;
    this.exchange = exchange;
  }

  void register(RoutesConfig routes) {
    Stream.concat(all().stream(), pages.stream())
        .forEach(
            route -> routes.addHttpHandler(route.method(), route.path(), guard.guarded(route)));
  }

  /// What `openapi.yaml` describes.
  List<Route> all() {
    return Stream.of(running(), further).flatMap(List::stream).toList();
  }

  private List<Route> running() {
    return List.of(
        Route.get("/api/v1/status", Right.VIEW, this::status),
        Route.get("/api/v1/recipes", Right.VIEW, this::recipes),
        Route.get("/api/v1/tools", Right.VIEW, this::tools),
        Route.get("/api/v1/about", Right.VIEW, this::about),
        Route.get("/api/v1/neighbours", Right.VIEW, this::neighbours),
        Route.post("/api/v1/start", Right.RUN, this::start),
        Route.post("/api/v1/stop", Right.RUN, this::stop),
        Route.post("/api/v1/part", Right.RUN, this::part),
        Route.post("/api/v1/batch", Right.RUN, this::batch),
        Route.post("/api/v1/recipe", Right.RUN, this::choose),
        Route.get("/api/v1/rejects", Right.VIEW, this::rejects),
        Route.get("/api/v1/rejects/{part}/image", Right.VIEW, this::image),
        Route.get("/api/v1/rejects/{part}/thumbnail", Right.VIEW, this::thumbnail),
        Route.get("/api/v1/rejects/{part}/good", Right.VIEW, this::good),
        Route.get(
            "/api/v1/openapi.yaml",
            Right.ENTER,
            Asset.load("openapi.yaml", "application/yaml").handler()),
        Route.get("/metrics", Right.VIEW, this::metrics));
  }

  private void status(Context ctx) {
    exchange.answer(ctx, status.status());
  }

  private void recipes(Context ctx) {
    exchange.answer(
        ctx,
        control.recipes().stream()
            .filter(choice -> operators.isOpen(Guard.caller(ctx), choice.key().id()))
            .map(choice ->
                new Wire.Choice(
                    choice.key().id(),
                    choice.key().revision(),
                    choice.name(),
                    choice.problem(),
                    choice.usable()))
            .toList());
  }

  private void tools(Context ctx) {
    exchange.answer(ctx, control.tools());
  }

  private void about(Context ctx) {
    exchange.answer(ctx, new About(control.about()));
  }

  private void neighbours(Context ctx) {
    exchange.answer(ctx, control.line());
  }

  private void start(Context ctx) {
    exchange.body(ctx, Exchange.Nothing.class, Exchange.EMPTY_OBJECT);
    control.start(Guard.caller(ctx).who());
    exchange.accepted(ctx);
  }

  private void stop(Context ctx) {
    exchange.body(ctx, Exchange.Nothing.class, Exchange.EMPTY_OBJECT);
    control.stop(Guard.caller(ctx).who());
    exchange.accepted(ctx);
  }

  private void part(Context ctx) {
    exchange.body(ctx, Exchange.Nothing.class, Exchange.EMPTY_OBJECT);
    control.part(Guard.caller(ctx).who());
    exchange.accepted(ctx);
  }

  private void batch(Context ctx) {
    NamedBatch batch = exchange.body(ctx, NamedBatch.class, BATCH);
    control.batch(batch.name(), Guard.caller(ctx).who());
    exchange.accepted(ctx);
  }

  private void choose(Context ctx) {
    ChosenRecipe chosen = exchange.body(ctx, ChosenRecipe.class, CHOICE);
    String why = ctx.queryParam("why");
    operators.require(Guard.caller(ctx), chosen.id());
    RecipeKey key = new RecipeKey(chosen.id(), chosen.revision());
    control.choose(key, guard.releasing(ctx, key.toString()), why == null ? "" : why);
    exchange.accepted(ctx);
  }

  private void rejects(Context ctx) {
    exchange.answer(ctx, shelf.list());
  }

  private void image(Context ctx) {
    Exchange.picture(ctx, kept(ctx).image());
  }

  private void thumbnail(Context ctx) {
    Exchange.picture(ctx, kept(ctx).thumbnail());
  }

  private void good(Context ctx) {
    Exchange.picture(ctx, kept(ctx).good());
  }

  private void metrics(Context ctx) {
    Wire.Screens screens = status.status().screens();
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
        .result(
            Metrics.page(control.snapshot(), control.tools(), control.gauges(), screens)
                + SinkMetrics.page(control.snapshot().stationId(), control.sinks()));
  }

  private RejectShelf.Kept kept(Context ctx) {
    return Exchange.ofPart(
        ctx,
        part -> Optional.ofNullable(shelf.find(part.value())),
        "part '%s' is not among the last " + RejectShelf.KEPT_MAX + " rejects");
  }
}
