package dev.linewarden.ui;

import dev.linewarden.inspection.RecipeKey;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.List;

/// The addresses of the HTTP interface and of the screen's files, and what each one does. Called on
/// the server's threads, several at once.
final class Routes {
  static final String LIVE = "/api/v1/live";

  private static final String JSON = "application/json";
  private static final String JPEG = "image/jpeg";
  private static final String EMPTY_OBJECT = "an empty object {}";
  private static final String CHOICE = "{\"id\": \"...\", \"revision\": 1}";

  private final StationControl control;
  private final StatusDesk status;
  private final RejectShelf shelf;
  private final Json json;

  /// One address that answers.
  record Route(HandlerType method, String path, Handler handler) {}

  /// The body of a start, a stop or a part: nothing may stand in it.
  record Nothing() {}

  record ChosenRecipe(String id, int revision) {}

  Routes(StationControl control, StatusDesk status, RejectShelf shelf, Json json) {
    this.control = control;
    this.status = status;
    this.shelf = shelf;
    this.json = json;
  }

  void register(RoutesConfig routes) {
    all().forEach(route -> routes.addHttpHandler(route.method(), route.path(), route.handler()));
    pages().forEach(route -> routes.addHttpHandler(route.method(), route.path(), route.handler()));
  }

  /// What `openapi.yaml` describes.
  List<Route> all() {
    return List.of(
        new Route(HandlerType.GET, "/api/v1/status", this::status),
        new Route(HandlerType.GET, "/api/v1/recipes", this::recipes),
        new Route(HandlerType.GET, "/api/v1/tools", this::tools),
        new Route(HandlerType.POST, "/api/v1/start", this::start),
        new Route(HandlerType.POST, "/api/v1/stop", this::stop),
        new Route(HandlerType.POST, "/api/v1/part", this::part),
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
    answer(ctx, status.status());
  }

  private void recipes(Context ctx) {
    answer(
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
    answer(ctx, control.tools());
  }

  private void start(Context ctx) {
    body(ctx, Nothing.class, EMPTY_OBJECT);
    control.start(who(ctx));
    accepted(ctx);
  }

  private void stop(Context ctx) {
    body(ctx, Nothing.class, EMPTY_OBJECT);
    control.stop(who(ctx));
    accepted(ctx);
  }

  private void part(Context ctx) {
    body(ctx, Nothing.class, EMPTY_OBJECT);
    control.part(who(ctx));
    accepted(ctx);
  }

  private void choose(Context ctx) {
    ChosenRecipe chosen = body(ctx, ChosenRecipe.class, CHOICE);
    control.choose(new RecipeKey(chosen.id(), chosen.revision()), who(ctx));
    accepted(ctx);
  }

  private void rejects(Context ctx) {
    answer(ctx, shelf.list());
  }

  private void image(Context ctx) {
    picture(ctx, kept(ctx).image());
  }

  private void thumbnail(Context ctx) {
    picture(ctx, kept(ctx).thumbnail());
  }

  private void metrics(Context ctx) {
    Wire.Screens screens = status.status().screens();
    ctx.contentType("text/plain; version=0.0.4; charset=utf-8")
        .result(Metrics.page(control.snapshot(), control.tools(), screens));
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

  private static void picture(Context ctx, byte[] image) {
    if (image.length == 0) {
      throw new Refused(HttpStatus.NOT_FOUND, "there was no frame of this part");
    }
    // A part's picture never changes, and its number is never used again.
    ctx.header("Cache-Control", "private, max-age=3600, immutable");
    ctx.contentType(JPEG).result(image);
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

  private <T> T body(Context ctx, Class<T> type, String expected) {
    String sent = ctx.contentType();
    if (sent == null || !sent.split(";", 2)[0].trim().equalsIgnoreCase(JSON)) {
      throw new Refused(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "the content type must be " + JSON + ", but is " + (sent == null ? "absent" : sent));
    }
    return json.read(ctx.bodyAsBytes(), type, "POST " + ctx.path(), expected);
  }

  private void answer(Context ctx, Object value) {
    ctx.contentType(JSON).result(json.bytes(value));
  }

  /// Applied between two parts: whoever asks sees it done in the status.
  private void accepted(Context ctx) {
    ctx.status(HttpStatus.ACCEPTED);
    answer(ctx, new Nothing());
  }

  private static String who(Context ctx) {
    return "screen at " + ctx.ip();
  }
}
