package dev.linewarden.station;

import dev.linewarden.capture.AravisCamera;
import dev.linewarden.capture.CameraHost;
import dev.linewarden.capture.FreeRunningCamera;
import dev.linewarden.capture.GigeSettings;
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
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Makes the cameras the configuration names, one for each view.
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
  static List<LinePath.View> toInspect(
      StationConfig config, Console console, Supplier<LoadedRecipe> recipe) {
    SharedCards cards = new SharedCards();
    return IntStream.range(0, config.views().size())
        .mapToObj(number -> {
          CameraView view = config.views().get(number);
          CameraHost host = new InspectingHost(config, view.name(), cards, recipe);
          Supplier<CameraSettings> wanted =
              () -> recipe.get().recipe().views().get(number).camera();
          return new LinePath.View(view.name(), of(config, view, console, host, wanted));
        })
        .toList();
  }

  /// For looking and measuring: a real camera need not be accepted here, nor keep any deadline, and
  /// is not waited for.
  static List<LinePath.View> toLook(StationConfig config, Console console) {
    return config.views().stream()
        .map(view ->
            new LinePath.View(
                view.name(),
                of(config, view, console, Cameras::raise, () -> CameraSettings.AS_IT_IS)))
        .toList();
  }

  /// @param recipe what it wants of the camera; asked when the camera is made
  private static LinePath.CameraMaker of(
      StationConfig config,
      CameraView view,
      Console console,
      CameraHost host,
      Supplier<CameraSettings> recipe) {
    return switch (view.camera()) {
      case CameraChoice.Rendered(long seed) -> drawn(config, console, seed);
      case CameraChoice.Replay(Path folder, boolean loop) -> replay(config, folder, loop);
      case CameraChoice.Stream(var settings) -> video(settings, host);
      case CameraChoice.Webcam(var settings) -> webcam(settings, recipe, host);
      case CameraChoice.Gige(var settings) when settings.isFreeRunning() ->
          freeRunning(settings, config.line().exposureDelayNanos(), recipe, host);
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

  private static LinePath.CameraMaker freeRunning(
      GigeSettings settings, long delayNanos, Supplier<CameraSettings> recipe, CameraHost host) {
    return (sink, parts, clock, faults) ->
        new FreeRunningCamera(
            LiveSource.camera(settings, delayNanos, host, clock),
            recipe.get(),
            sink,
            clock,
            faults,
            host,
            parts);
  }

  private static LinePath.CameraMaker webcam(
      WebcamSettings settings, Supplier<CameraSettings> recipe, CameraHost host) {
    return (sink, parts, clock, faults) ->
        new FreeRunningCamera(
            LiveSource.webcam(settings, clock), recipe.get(), sink, clock, faults, host, parts);
  }

  /// How fast parts may come that only these cameras see, per minute: a real one has its own pace,
  /// and is fired in a rehearsal often enough for it to end soon on a slow line too.
  static double rehearsalRate(List<CameraView> views, double partsPerMinute) {
    boolean drawn = views.stream().allMatch(view -> isOurs(view.camera()));
    return drawn ? FAST : Math.max(partsPerMinute, MODEST);
  }

  private static boolean isOurs(CameraChoice choice) {
    return switch (choice) {
      case CameraChoice.Rendered _, CameraChoice.Replay _ -> true;
      case CameraChoice.Gige _, CameraChoice.Stream _, CameraChoice.Webcam _ -> false;
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
