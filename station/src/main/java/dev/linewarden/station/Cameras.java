package dev.linewarden.station;

import dev.linewarden.capture.FreeRunningCamera;
import dev.linewarden.capture.GigeSettings;
import dev.linewarden.capture.RenderedCamera;
import dev.linewarden.capture.RenderedLine;
import dev.linewarden.capture.RenderedSettings;
import dev.linewarden.capture.ReplayCamera;
import dev.linewarden.capture.ReplaySettings;
import dev.linewarden.capture.VideoCamera;
import dev.linewarden.inspection.LineSettings;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Makes the camera the configuration names.
final class Cameras {
  private static final double FAST = 6000;
  private static final double MODEST = 600;

  private Cameras() {}

  /// For inspection. What a rendered camera sees is fetched, or painted in seconds, from this call
  /// on. A folder of images that cannot be used, a real camera that is absent, not accepted here or
  /// too slow for the deadline is a [dev.linewarden.inspection.BadInput] when the camera is made.
  ///
  /// @param inferenceNanos what the tools take at the slowest; asked when the camera is made
  static LinePath.CameraMaker toInspect(
      StationConfig config, Console console, LongSupplier inferenceNanos) {
    return of(
        config, console, settings -> new GigeCameras(config, settings).toInspect(inferenceNanos));
  }

  /// For looking and measuring: a real camera need not be accepted here, nor keep any deadline.
  static LinePath.CameraMaker toLook(StationConfig config, Console console) {
    return of(config, console, settings -> new GigeCameras(config, settings).toLook());
  }

  private static LinePath.CameraMaker of(
      StationConfig config, Console console, Function<GigeSettings, LinePath.CameraMaker> real) {
    LineSettings line = config.line();
    return switch (config.camera()) {
      case CameraChoice.Rendered(long seed) -> {
        Ahead<RenderedLine> drawn =
            new Ahead<>("rendered-line", () -> rendered(seed, line, config.cache(), console));
        yield (sink, clock, faults) -> new RenderedCamera(drawn.get(), sink, clock, faults);
      }
      case CameraChoice.Replay(Path folder, boolean loop) -> {
        ReplaySettings standard = ReplaySettings.of(folder, loop);
        ReplaySettings settings =
            new ReplaySettings(folder, loop, standard.buffers(), line.exposureDelayNanos());
        yield (sink, clock, faults) -> new ReplayCamera(settings, sink, clock, faults);
      }
      case CameraChoice.Stream(var settings) ->
          (sink, clock, faults) ->
              settings.isLive()
                  ? FreeRunningCamera.stream(settings, sink, clock, faults)
                  : new VideoCamera(settings, sink, clock, faults);
      case CameraChoice.Webcam(var settings) ->
          (sink, clock, faults) -> FreeRunningCamera.webcam(settings, sink, clock, faults);
      case CameraChoice.Gige(var settings) -> real.apply(settings);
    };
  }

  /// How fast parts may come that only this camera sees, per minute: a real one has its own pace,
  /// and is fired in a rehearsal often enough for it to end soon on a slow line too.
  static double rehearsalRate(CameraChoice choice, double partsPerMinute) {
    return switch (choice) {
      case CameraChoice.Rendered _, CameraChoice.Replay _ -> FAST;
      case CameraChoice.Gige _, CameraChoice.Stream _, CameraChoice.Webcam _ ->
          Math.max(partsPerMinute, MODEST);
    };
  }

  /// The drawn line, painted first where that was never done.
  static RenderedLine rendered(long seed, LineSettings line, Path cache, Console console) {
    RenderedSettings standard = RenderedSettings.of(seed);
    RenderedSettings settings =
        new RenderedSettings(
            seed,
            standard.width(),
            standard.height(),
            standard.faultyShare(),
            standard.buffers(),
            line.exposureDelayNanos());
    return new RenderedLine(
        settings, cache, (done, all) -> console.progress("painting the bottles", done, all));
  }
}
