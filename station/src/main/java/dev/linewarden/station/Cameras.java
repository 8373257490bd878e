package dev.linewarden.station;

import dev.linewarden.capture.AravisCamera;
import dev.linewarden.capture.RenderedCamera;
import dev.linewarden.capture.RenderedLine;
import dev.linewarden.capture.RenderedSettings;
import dev.linewarden.capture.ReplayCamera;
import dev.linewarden.capture.ReplaySettings;
import dev.linewarden.inspection.LineSettings;
import java.nio.file.Path;

/// Makes the camera the configuration names.
final class Cameras {
  private static final double FAST = 6000;
  private static final double MODEST = 600;

  private Cameras() {}

  /// What a rendered camera sees is fetched, or painted in seconds, from this call on. A folder of
  /// images that cannot be used is a [dev.linewarden.inspection.BadInput] when the camera is made.
  ///
  /// @param cache where a rendered line is kept for the next start
  static LinePath.CameraMaker of(
      CameraChoice choice, LineSettings line, Path cache, Console console) {
    return switch (choice) {
      case CameraChoice.Rendered(long seed) -> {
        Ahead<RenderedLine> drawn =
            new Ahead<>("rendered-line", () -> rendered(seed, line, cache, console));
        yield (sink, clock, faults) -> new RenderedCamera(drawn.get(), sink, clock, faults);
      }
      case CameraChoice.Replay(Path folder, boolean loop) -> {
        ReplaySettings standard = ReplaySettings.of(folder, loop);
        ReplaySettings settings =
            new ReplaySettings(folder, loop, standard.buffers(), line.exposureDelayNanos());
        yield (sink, clock, faults) -> new ReplayCamera(settings, sink, clock, faults);
      }
      case CameraChoice.Gige(var settings) ->
          (sink, clock, faults) ->
              new AravisCamera(settings, line.exposureDelayNanos(), sink, clock, faults);
    };
  }

  /// How fast parts may come that only this camera sees, per minute: a real one has its own pace,
  /// and is fired in a rehearsal often enough for it to end soon on a slow line too.
  static double rehearsalRate(CameraChoice choice, double partsPerMinute) {
    return switch (choice) {
      case CameraChoice.Rendered _, CameraChoice.Replay _ -> FAST;
      case CameraChoice.Gige _ -> Math.max(partsPerMinute, MODEST);
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
