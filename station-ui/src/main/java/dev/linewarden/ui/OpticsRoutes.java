package dev.linewarden.ui;

import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Right;
import dev.linewarden.inspection.SettingsReader;
import io.javalin.http.Context;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The addresses where it is told how sharp and bright pictures are: the live ones, and those that
/// are taken to set a camera up. Called on the server's threads, several at once.
final class OpticsRoutes {
  private static final String PICTURE = "{\"view\": \"\", \"light\": {\"exposure_us\": 500}}";

  private final FocusMeter focus;
  private final TestCamera camera;
  private final Clock clock;
  private final Exchange exchange;

  record Wish(String view, Map<String, Double> light) {}

  /// @param focus of the picture as it was taken
  /// @param jpeg in base64; at most [PictureDesk#LIVE_SIDE_PX] long
  record Taken(Focus focus, int width, int height, String jpeg) {}

  OpticsRoutes(FocusMeter focus, TestCamera camera, Clock clock, Exchange exchange) {
    this.focus = focus;
    this.camera = camera;
    this.clock = clock;
    this.exchange = exchange;
  }

  List<Route> all() {
    return List.of(
        Route.get("/api/v1/cameras/focus", Right.VIEW, this::look),
        Route.post("/api/v1/cameras/picture", Right.EDIT_RECIPES, this::take));
  }

  private void look(Context ctx) {
    exchange.answer(ctx, focus.ask(clock.nanos()));
  }

  private void take(Context ctx) {
    Wish wish = exchange.body(ctx, Wish.class, PICTURE);
    SettingsReader table = new SettingsReader("POST %s, light".formatted(ctx.path()), wish.light());
    CameraSettings.Light light = CameraSettings.Light.read(table);
    table.finish();
    try (Frame frame = camera.picture(wish.view(), light)) {
      exchange.answer(ctx, taken(wish.view(), frame));
    }
  }

  private static Taken taken(String view, Frame frame) {
    try (FocusMeter meter = new FocusMeter();
        Jpeg jpeg = new Jpeg(PictureDesk.LIVE_SIDE_PX, PictureDesk.KEPT_QUALITY)) {
      return new Taken(
          meter.measure(view, frame.info().frameNumber(), frame),
          frame.info().width(),
          frame.info().height(),
          Base64.getEncoder().encodeToString(jpeg.encode(frame)));
    }
  }
}
