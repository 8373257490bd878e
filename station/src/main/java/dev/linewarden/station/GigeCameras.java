package dev.linewarden.station;

import dev.linewarden.capture.AravisCamera;
import dev.linewarden.capture.CameraHost;
import dev.linewarden.capture.CameraLink;
import dev.linewarden.capture.GigeSettings;
import dev.linewarden.capture.LinkBudget;
import dev.linewarden.capture.WireTime;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.FaultLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/// Opens a real camera for this station: gives its threads their priority and, when it shall
/// inspect, asks whether this one may and whether its pictures can be here in time.
final class GigeCameras {
  private final StationConfig config;
  private final GigeSettings settings;

  /// By the camera that was made before: the rehearsal's. Only on the thread that makes cameras.
  private WireTime carried = new WireTime();

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
      List<String> problems = problems(camera.link(), inferenceNanos.getAsLong(), faults);
      carried = camera.wire();
      if (!problems.isEmpty()) {
        camera.close();
        throw new BadInput(problems);
      }
      return camera;
    };
  }

  /// Why a picture cannot be here in time, whatever the machine does; empty where the link's speed
  /// is not known. A link that turned out slower than its card says, and still is quick enough, is
  /// a word in the list of faults.
  private List<String> problems(CameraLink link, long inferenceNanos, FaultLog faults) {
    OptionalDouble announced = CameraLink.bitsPerSecond(settings.address());
    if (announced.isEmpty() || link.packetBytes() == 0) {
      return List.of();
    }
    double speed = announced.getAsDouble();
    OptionalDouble slower = carried.lessThan(speed, link.payloadBytes());
    List<String> problems = new ArrayList<>();
    if (slower.isPresent()) {
      problems.add(carried.words(speed, link.payloadBytes()));
    }
    List<String> broken = budget(link, slower.orElse(speed), inferenceNanos).problems();
    if (broken.isEmpty()) {
      problems.forEach(words -> faults.count("camera", "link is slow", words));
      return List.of();
    }
    problems.addAll(broken);
    return problems.stream()
        .map(problem -> "the camera at %s: %s".formatted(settings.address(), problem))
        .toList();
  }

  private LinkBudget budget(CameraLink link, double bitsPerSecond, long inferenceNanos) {
    return new LinkBudget(
        link.payloadBytes(),
        bitsPerSecond,
        link.packetBytes(),
        config.line().exposureDelayNanos(),
        link.exposureNanos(),
        inferenceNanos,
        config.line().deadlineNanos(),
        config.partsPerMinute());
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
