package dev.linewarden.station;

import dev.linewarden.capture.CameraHost;
import dev.linewarden.capture.CameraLink;
import dev.linewarden.capture.LinkBudget;
import dev.linewarden.inspection.LoadedRecipe;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/// This station, for a real camera that shall inspect: gives its threads their priority, waits for
/// it, and asks whether this one may and whether its pictures can be here in time.
final class InspectingHost implements CameraHost {
  private final StationConfig config;
  private final AcceptedCamera accepted;
  private final Supplier<LoadedRecipe> recipe;

  /// @param recipe tells how long its tools take at the slowest
  InspectingHost(StationConfig config, Supplier<LoadedRecipe> recipe) {
    this.config = config;
    this.accepted = new AcceptedCamera(config.data());
    this.recipe = recipe;
  }

  @Override
  public boolean raise(int kernelThread) {
    return Cameras.raise(kernelThread);
  }

  @Override
  public boolean isPatient() {
    return true;
  }

  @Override
  public Optional<String> refusal(String camera) {
    return accepted.refusal(camera);
  }

  /// Why a picture cannot be here in time, whatever the machine does; empty where the link's speed
  /// is not known.
  @Override
  public Optional<String> tooSlow(String address, CameraLink link) {
    OptionalDouble speed = CameraLink.bitsPerSecond(address);
    if (speed.isEmpty() || link.packetBytes() == 0) {
      return Optional.empty();
    }
    LinkBudget budget =
        new LinkBudget(
            link.payloadBytes(),
            speed.getAsDouble(),
            link.packetBytes(),
            config.line().exposureDelayNanos(),
            link.exposureNanos(),
            recipe.get().tailNanos(),
            config.line().deadlineNanos(),
            config.partsPerMinute());
    List<String> problems = budget.problems();
    return problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems));
  }
}
