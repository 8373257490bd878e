package dev.linewarden.ui;

import dev.linewarden.inspection.RecipeKey;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.stream.Stream;

/// The addresses of the HTTP interface and of the screen's files, and what each one does. Called on
/// the server's threads, several at once.
final class Routes {
  static final String LIVE = "/api/v1/live";

  private static final String CHOICE = "{\"id\": \"...\", \"revision\": 1}";
  private static final String BATCH = "{\"name\": \"...\"}";

  private final StationControl control;
  private final StatusDesk status;
  private final RejectShelf shelf;
  private final Exchange exchange;
  private final WorkshopRoutes workshop;
  private final GalleryRoutes gallery;
  private final LookupRoutes lookup;
  private final TrailRoutes trail;
  private final WorkbenchRoutes workbench;

  /// One address that answers.
  record Route(HandlerType method, String path, Handler handler) {}

  record ChosenRecipe(String id, int revision) {}

  record NamedBatch(String name) {}

  record About(List<Fact> facts) {}

  Routes(
      StationControl control,
      StatusDesk status,
      RejectShelf shelf,
      WorkshopRoutes workshop,
      GalleryRoutes gallery,
      LookupRoutes lookup,
      TrailRoutes trail,
      WorkbenchRoutes workbench,
      Exchange exchange) {
    this.control = control;
    this.status = status;
    this.shelf = shelf;
    this.workshop = workshop;
    this.gallery = gallery;
    this.lookup = lookup;
    this.trail = trail;
    this.workbench = workbench;
    this.exchange = exchange;
  }

  void register(RoutesConfig routes) {
    all().forEach(route -> routes.addHttpHandler(route.method(), route.path(), route.handler()));
    pages().forEach(route -> routes.addHttpHandler(route.method(), route.path(), route.handler()));
  }

  /// What `openapi.yaml` describes.
  List<Route> all() {
    return Stream.of(
            running(), workshop.all(), workbench.all(), gallery.all(), lookup.all(), trail.all())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> running() {
    return List.of(
        new Route(HandlerType.GET, "/api/v1/status", this::status),
        new Route(HandlerType.GET, "/api/v1/recipes", this::recipes),
        new Route(HandlerType.GET, "/api/v1/tools", this::tools),
        new Route(HandlerType.GET, "/api/v1/about", this::about),
        new Route(HandlerType.POST, "/api/v1/start", this::start),
        new Route(HandlerType.POST, "/api/v1/stop", this::stop),
        new Route(HandlerType.POST, "/api/v1/part", this::part),
        new Route(HandlerType.POST, "/api/v1/batch", this::batch),
        new Route(HandlerType.POST, "/api/v1/recipe", this::choose),
        new Route(HandlerType.GET, "/api/v1/rejects", this::rejects),
        new Route(HandlerType.GET, "/api/v1/rejects/{part}/image", this::image),
        new Route(HandlerType.GET, "/api/v1/rejects/{part}/thumbnail", this::thumbnail),
        new Route(
            HandlerType.GET, "/api/v1/openapi.yaml", file("openapi.yaml", "application/yaml")),
        new Route(HandlerType.GET, "/metrics", this::metrics));
  }

  private List<Route> pages() {
    String script = "text/javascript; charset=utf-8";
    return List.of(
        new Route(HandlerType.GET, "/", file("web/index.html", "text/html; charset=utf-8")),
        new Route(HandlerType.GET, "/app.js", file("web/app.js", script)),
        new Route(HandlerType.GET, "/app.css", file("web/app.css", "text/css; charset=utf-8")),
        new Route(HandlerType.GET, "/icon.svg", file("web/icon.svg", "image/svg+xml")));
  }

  private void status(Context ctx) {
    exchange.answer(ctx, status.status());
  }

  private void recipes(Context ctx) {
    exchange.answer(
        ctx,
        control.recipes().stream()
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

  private void start(Context ctx) {
    exchange.body(ctx, Exchange.Nothing.class, Exchange.EMPTY_OBJECT);
    control.start(Exchange.who(ctx));
    exchange.accepted(ctx);
  }

  private void stop(Context ctx) {
    exchange.body(ctx, Exchange.Nothing.class, Exchange.EMPTY_OBJECT);
    control.stop(Exchange.who(ctx));
    exchange.accepted(ctx);
  }

  private void part(Context ctx) {
    exchange.body(ctx, Exchange.Nothing.class, Exchange.EMPTY_OBJECT);
    control.part(Exchange.who(ctx));
    exchange.accepted(ctx);
  }

  private void batch(Context ctx) {
    NamedBatch batch = exchange.body(ctx, NamedBatch.class, BATCH);
    control.batch(batch.name(), Exchange.who(ctx));
    exchange.accepted(ctx);
  }

  private void choose(Context ctx) {
    ChosenRecipe chosen = exchange.body(ctx, ChosenRecipe.class, CHOICE);
    String why = ctx.queryParam("why");
    control.choose(
        new RecipeKey(chosen.id(), chosen.revision()), Exchange.who(ctx), why == null ? "" : why);
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

  private void metrics(Context ctx) {
    Wire.Screens screens = status.status().screens();
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
        .result(
            Metrics.page(control.snapshot(), control.tools(), control.gauges(), screens)
                + SinkMetrics.page(control.snapshot().stationId(), control.sinks()));
  }

  private RejectShelf.Kept kept(Context ctx) {
    String part = ctx.pathParam("part");
    long number = part.matches("\\d{1,18}") ? Long.parseLong(part) : 0;
    RejectShelf.Kept kept = shelf.find(number);
    if (kept == null) {
      throw new Refused(
          HttpStatus.NOT_FOUND,
          "part '%s' is not among the last %d rejects".formatted(part, RejectShelf.KEPT_MAX));
    }
    return kept;
  }

  private static Handler file(String name, String type) {
    Asset asset = Asset.load(name, type);
    return ctx -> {
      ctx.header("Cache-Control", "no-cache").header("ETag", asset.etag());
      if (asset.etag().equals(ctx.header("If-None-Match"))) {
        ctx.status(HttpStatus.NOT_MODIFIED);
      } else {
        ctx.contentType(asset.type()).result(asset.bytes());
      }
    };
  }
}
