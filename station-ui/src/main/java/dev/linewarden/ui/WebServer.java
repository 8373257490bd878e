package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Denied;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Right;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import io.javalin.websocket.WsConfig;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/// The HTTP server: who may come in, what an error looks like, how live connections are kept.
final class WebServer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.ui");

  /// A screen only listens: what it may send is next to nothing.
  private static final int MESSAGE_BYTES_MAX = 1_024;

  private static final Duration IDLE_MAX = Duration.ofSeconds(15);
  private static final String SHOWN = "shown";

  private final UiSettings settings;
  private final Routes routes;
  private final Guard guard;
  private final Audience audience;
  private final Runnable someoneCame;
  private final FaultLog faults;
  private final Json json;
  private final Clock clock;
  private final Throttle throttle = new Throttle();
  private final Doorkeeper doorkeeper;
  private @Nullable TlsDoor door;
  private @Nullable AgentThread doorThread;
  private @Nullable Javalin running;

  WebServer(
      UiSettings settings,
      Routes routes,
      Guard guard,
      Audience audience,
      Runnable someoneCame,
      Clock clock,
      FaultLog faults,
      Json json) {
    this.settings = settings;
    this.routes = routes;
    this.guard = guard;
    this.audience = audience;
    this.clock = clock;
    this.someoneCame = someoneCame;
    this.faults = faults;
    this.json = json;
    this.doorkeeper = new Doorkeeper(settings.host(), this::names);
  }

  void start() {
    settings.tls().ifPresent(tls -> door = new TlsDoor(tls, settings.host(), clock, faults));
    Javalin app = Javalin.create(this::configure);
    try {
      app.start(settings.plainHost(), settings.port());
    } catch (JavalinBindException e) {
      throw new BadInput(
          "the screen cannot listen on %s, which is in use or not allowed: set another one in station.toml, [ui] port%s"
              .formatted(places(), settings.tls().isPresent() ? " or tls_port" : ""),
          e);
    }
    running = app;
    if (door != null) {
      doorThread = new AgentThread(door, clock, faults);
      doorThread.start();
    }
  }

  private String places() {
    String plain = "%s port %d".formatted(settings.plainHost(), settings.port());
    return settings
        .tls()
        .map(tls -> "%s or %s port %d".formatted(plain, settings.host(), tls.port()))
        .orElse(plain);
  }

  /// The port of the encrypted way in; empty = there is none.
  OptionalInt securePort() {
    return door == null ? OptionalInt.empty() : OptionalInt.of(door.port());
  }

  private Set<String> names() {
    return door == null ? Set.of() : door.names();
  }

  int port() {
    if (running == null) {
      throw new IllegalStateException("the screen was not started");
    }
    return running.port();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.http.maxRequestSize = WorkbenchRoutes.RECIPE_BYTES_MAX;
    config.http.prefer405over404 = true;
    config.jetty.modifyHttpConfiguration(http -> {
      http.setSendServerVersion(false);
      http.addCustomizer(new SecurityHeaders());
    });
    if (door != null) {
      // The first one is whose port the server tells.
      config.jetty.addConnector(this::plain);
      config.jetty.addConnector(door::connector);
    }
    config.jetty.modifyServer(server -> server.addEventListener(new ConnectionBound(faults)));
    config.jetty.modifyWebSocketServletFactory(factory -> {
      factory.setIdleTimeout(IDLE_MAX);
      factory.setMaxTextMessageSize(MESSAGE_BYTES_MAX);
      factory.setMaxBinaryMessageSize(MESSAGE_BYTES_MAX);
    });
    config.routes.before(this::admit);
    config.routes.wsBeforeUpgrade(this::admitWatcher);
    config.routes.ws(Routes.LIVE, this::live);
    routes.register(config.routes);
    config.routes.exception(BadInput.class, (e, ctx) -> fail(ctx, 400, e.problems().getFirst()));
    config.routes.exception(Denied.class, this::deny);
    config.routes.exception(Refused.class, (e, ctx) -> fail(ctx, e.status(), e.sentence()));
    config.routes.exception(
        HttpResponseException.class, (e, ctx) -> fail(ctx, e.getStatus(), sentence(e, ctx)));
    config.routes.exception(Exception.class, this::broken);
  }

  private ServerConnector plain(Server server, HttpConfiguration http) {
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(settings.plainHost());
    connector.setPort(settings.port());
    return connector;
  }

  private void admit(Context ctx) {
    if (!throttle.admit(ctx.ip(), clock.nanos())) {
      throw new Denied(Denied.Code.TOO_MANY, "too many requests from " + ctx.ip());
    }
    boolean changes = !ctx.method().equals(HandlerType.GET) || ctx.path().equals(Routes.LIVE);
    String refusal =
        doorkeeper.refusal(
            ctx.header("Host"),
            ctx.header("Origin"),
            changes ? ctx.header("Sec-Fetch-Site") : null);
    if (!refusal.isEmpty()) {
      throw new Refused(HttpStatus.FORBIDDEN, refusal);
    }
  }

  private void admitWatcher(Context ctx) {
    admit(ctx);
    guard.admit(ctx, Right.VIEW);
    ctx.attribute(SHOWN, Guard.shown(ctx));
  }

  private void live(WsConfig ws) {
    ws.onConnect(connected -> {
      Shown shown = Objects.requireNonNull(connected.<Shown>attribute(SHOWN), "admitted before");
      Watcher watcher = new Watcher(connected.session, () -> guard.mayStay(shown));
      if (audience.admit(connected.sessionId(), watcher)) {
        someoneCame.run();
      }
    });
    ws.onClose(closed -> audience.leave(closed.sessionId()));
    ws.onError(failed -> audience.leave(failed.sessionId()));
  }

  private void deny(Denied denied, Context ctx) {
    int status =
        switch (denied.why()) {
          case UNKNOWN -> HttpStatus.UNAUTHORIZED.getCode();
          case FORBIDDEN -> HttpStatus.FORBIDDEN.getCode();
          case LATER -> HttpStatus.TOO_MANY_REQUESTS.getCode();
        };
    Wire.Denial denial = new Wire.Denial(denied.sentence(), denied.code().key(), denied.detail());
    ctx.status(status).contentType("application/json").result(json.bytes(denial));
  }

  private void broken(Exception e, Context ctx) {
    faults.count("ui", "a request failed", ctx.method() + " " + ctx.path() + ": " + e.getMessage());
    LOG.log(Level.WARNING, "the answer to {0} {1} failed", ctx.method(), ctx.path());
    fail(ctx, 500, "the station could not answer; the fault is counted in its list");
  }

  private void fail(Context ctx, int status, String sentence) {
    ctx.status(status)
        .contentType("application/json")
        .result(json.bytes(new Wire.Problem(sentence)));
  }

  private static String sentence(HttpResponseException e, Context ctx) {
    return switch (e.getStatus()) {
      case 404 -> "there is nothing at " + ctx.path();
      case 405 -> ctx.path() + " does not answer to " + ctx.method();
      case 413 -> "the body must be at most " + WorkbenchRoutes.RECIPE_BYTES_MAX + " bytes";
      default -> String.valueOf(e.getMessage());
    };
  }

  @Override
  public void close() {
    if (doorThread != null) {
      doorThread.close();
      doorThread = null;
    }
    if (running != null) {
      running.stop();
      running = null;
    }
  }
}
