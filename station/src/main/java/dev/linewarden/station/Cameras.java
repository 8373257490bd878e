package dev.linewarden.station;

import dev.linewarden.capture.AravisCamera;
import dev.linewarden.capture.CameraHost;
import dev.linewarden.capture.FreeRunningCamera;
import dev.linewarden.capture.LiveSource;
import dev.linewarden.capture.RenderedCamera;
import dev.linewarden.capture.RenderedLine;
import dev.linewarden.capture.RenderedSettings;
import dev.linewarden.capture.ReplayCamera;
import dev.linewarden.capture.ReplaySettings;
import dev.linewarden.capture.StreamSettings;
import dev.linewarden.capture.VideoCamera;
import dev.linewarden.capture.WebcamSettings;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.LineSettings;
import dev.linewarden.inspection.LoadedRecipe;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Makes the camera the configuration names.
final class Cameras {
  private static final double FAST = 6000;
  private static final double MODEST = 600;

  private Cameras() {}

  /// For inspection. What a rendered camera sees is fetched, or painted in seconds, from this call
  /// on. A folder of images that cannot be used, a real camera that is not accepted here, refuses a
  /// setting or is too slow for the deadline is a [dev.linewarden.inspection.BadInput] when the
  /// camera is made; one that does not answer is waited for.
  ///
  /// @param recipe the first one; asked when the camera is made
  static LinePath.CameraMaker toInspect(
      StationConfig config, Console console, Supplier<LoadedRecipe> recipe) {
    return of(
        config, console, new InspectingHost(config, recipe), () -> recipe.get().recipe().camera());
  }

  /// For looking and measuring: a real camera need not be accepted here, nor keep any deadline, and
  /// is not waited for.
  static LinePath.CameraMaker toLook(StationConfig config, Console console) {
    return of(config, console, Cameras::raise, () -> CameraSettings.AS_IT_IS);
  }

  /// @param recipe what it wants of the camera; asked when the camera is made
  private static LinePath.CameraMaker of(
      StationConfig config, Console console, CameraHost host, Supplier<CameraSettings> recipe) {
    return switch (config.camera()) {
      case CameraChoice.Rendered(long seed) -> drawn(config, console, seed);
      case CameraChoice.Replay(Path folder, boolean loop) -> replay(config, folder, loop);
      case CameraChoice.Stream(var settings) -> video(settings, host);
      case CameraChoice.Webcam(var settings) -> webcam(settings, recipe, host);
      case CameraChoice.Gige(var settings) ->
          (sink, parts, clock, faults) ->
              new AravisCamera(
                  settings.with(recipe.get()),
                  config.line().exposureDelayNanos(),
                  sink,
                  clock,
                  faults,
                  host);
    };
  }

  static boolean raise(int kernelThread) {
    return RealTime.raise(kernelThread, RealTime.CAMERA);
  }

  private static LinePath.CameraMaker drawn(StationConfig config, Console console, long seed) {
    Ahead<RenderedLine> drawn =
        new Ahead<>("rendered-line", () -> rendered(seed, config.line(), config.cache(), console));
    return (sink, parts, clock, faults) -> new RenderedCamera(drawn.get(), sink, clock, faults);
  }

  private static LinePath.CameraMaker replay(StationConfig config, Path folder, boolean loop) {
    ReplaySettings settings =
        new ReplaySettings(
            folder,
            loop,
            ReplaySettings.of(folder, loop).buffers(),
            config.line().exposureDelayNanos());
    return (sink, parts, clock, faults) -> new ReplayCamera(settings, sink, clock, faults);
  }

  private static LinePath.CameraMaker video(StreamSettings settings, CameraHost host) {
    return (sink, parts, clock, faults) ->
        settings.isLive()
            ? new FreeRunningCamera(
                LiveSource.stream(settings, clock),
                CameraSettings.AS_IT_IS,
                sink,
                clock,
                faults,
                host,
                parts)
            : new VideoCamera(settings, sink, clock, faults);
  }

  private static LinePath.CameraMaker webcam(
      WebcamSettings settings, Supplier<CameraSettings> recipe, CameraHost host) {
    return (sink, parts, clock, faults) ->
        new FreeRunningCamera(
            LiveSource.webcam(settings, clock), recipe.get(), sink, clock, faults, host, parts);
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
