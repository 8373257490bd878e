package dev.linewarden.station;

import dev.linewarden.capture.AravisCamera;
import dev.linewarden.capture.CameraHost;
import dev.linewarden.capture.CameraLink;
import dev.linewarden.capture.GigeSettings;
import dev.linewarden.capture.LinkBudget;
import dev.linewarden.inspection.BadInput;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/// Opens a real camera for this station: gives its threads their priority and, when it shall
/// inspect, asks whether this one may and whether its pictures can be here in time.
final class GigeCameras {
  private final StationConfig config;
  private final GigeSettings settings;

  GigeCameras(StationConfig config, GigeSettings settings) {
    this.config = config;
    this.settings = settings;
  }

  LinePath.CameraMaker toLook() {
    return (sink, clock, faults) ->
        new AravisCamera(
            settings, config.line().exposureDelayNanos(), sink, clock, faults, new Anybody());
  }

  /// @param inferenceNanos what the tools take at the slowest; asked when the camera is made
  LinePath.CameraMaker toInspect(LongSupplier inferenceNanos) {
    CameraHost host = new OnlyAccepted(new AcceptedCamera(config.data()));
    return (sink, clock, faults) -> {
      AravisCamera camera =
          new AravisCamera(settings, config.line().exposureDelayNanos(), sink, clock, faults, host);
      List<String> problems = budget(camera.link(), inferenceNanos.getAsLong());
      if (!problems.isEmpty()) {
        camera.close();
        throw new BadInput(problems);
      }
      return camera;
    };
  }

  /// Why a picture cannot be here in time, whatever the machine does; empty where the link's speed
  /// is not known.
  private List<String> budget(CameraLink link, long inferenceNanos) {
    OptionalDouble speed = CameraLink.bitsPerSecond(settings.address());
    if (speed.isEmpty() || link.packetBytes() == 0) {
      return List.of();
    }
    LinkBudget budget =
        new LinkBudget(
            link.payloadBytes(),
            speed.getAsDouble(),
            link.packetBytes(),
            config.line().exposureDelayNanos(),
            link.exposureNanos(),
            inferenceNanos,
            config.line().deadlineNanos(),
            config.partsPerMinute());
    return budget.problems().stream()
        .map(problem -> "the camera at %s: %s".formatted(settings.address(), problem))
        .toList();
  }

  /// Raises threads, and lets every camera in.
  static class Anybody implements CameraHost {
    @Override
    public boolean raise(int kernelThread) {
      return RealTime.raise(kernelThread, RealTime.CAMERA);
    }

    @Override
    public Optional<String> refusal(String camera) {
      return Optional.empty();
    }
  }

  private static final class OnlyAccepted extends Anybody {
    private final AcceptedCamera accepted;

    OnlyAccepted(AcceptedCamera accepted) {
      this.accepted = accepted;
    }

    @Override
    public Optional<String> refusal(String camera) {
      return accepted.refusal(camera);
    }
  }
}
