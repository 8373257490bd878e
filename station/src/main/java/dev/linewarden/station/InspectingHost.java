package dev.linewarden.station;

import dev.linewarden.capture.CameraHost;
import dev.linewarden.capture.CameraLink;
import dev.linewarden.capture.LinkBudget;
import dev.linewarden.capture.NetworkCard;
import dev.linewarden.capture.WireTime;
import dev.linewarden.inspection.LoadedRecipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/// This station, for a real camera that shall inspect: gives its threads their priority, waits for
/// it, and asks whether this one may and whether its pictures can be here in time.
final class InspectingHost implements CameraHost {
  private final StationConfig config;
  private final String view;
  private final SharedCards cards;
  private final AcceptedCamera accepted;
  private final Supplier<LoadedRecipe> recipe;

  /// By the pictures that came until now, the rehearsal's among them.
  private volatile WireTime carried = new WireTime();

  /// @param view what the camera looks at
  /// @param cards the same for all cameras of the station
  /// @param recipe tells how long its tools take at the slowest
  InspectingHost(
      StationConfig config, String view, SharedCards cards, Supplier<LoadedRecipe> recipe) {
    this.config = config;
    this.view = view;
    this.cards = cards;
    this.accepted = new AcceptedCamera(config.data(), view);
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
  /// is not known. Counts with what the link carried until now, which is begun anew.
  @Override
  public Optional<String> tooSlow(CameraLink link) {
    OptionalDouble announced = link.announced();
    if (announced.isEmpty()) {
      return Optional.empty();
    }
    double speed = announced.getAsDouble();
    OptionalDouble carries = carried.lessThan(speed, link.payloadBytes());
    List<String> broken = budget(link, carries.orElse(speed)).problems();
    if (broken.isEmpty()) {
      return Optional.empty();
    }
    List<String> problems = new ArrayList<>();
    slower(link, speed).ifPresent(problems::add);
    problems.addAll(broken);
    carried = new WireTime();
    return Optional.of(String.join("; ", problems));
  }

  @Override
  public List<String> advice(CameraLink link) {
    List<String> advice = new ArrayList<>(link.advice());
    OptionalDouble announced = link.announced();
    if (announced.isPresent()) {
      slower(link, announced.getAsDouble()).ifPresent(advice::add);
    }
    return advice;
  }

  @Override
  public void pictureTook(long millis) {
    carried.saw(millis);
  }

  /// A link that turned out slower than its card says, in words.
  private Optional<String> slower(CameraLink link, double announced) {
    return carried.lessThan(announced, link.payloadBytes()).isPresent()
        ? Optional.of(carried.words(announced, link.payloadBytes()))
        : Optional.empty();
  }

  private LinkBudget budget(CameraLink link, double bitsPerSecond) {
    long alone = budget(link, bitsPerSecond, 0).wireNanos();
    String card = link.card().map(NetworkCard::name).orElse("");
    return budget(link, bitsPerSecond, cards.beside(view, card, alone));
  }

  private LinkBudget budget(CameraLink link, double bitsPerSecond, long besideNanos) {
    return new LinkBudget(
        link.payloadBytes(),
        bitsPerSecond,
        link.packetBytes(),
        besideNanos,
        config.line().exposureDelayNanos(),
        link.exposureNanos(),
        recipe.get().tailNanos(),
        config.line().deadlineNanos(),
        config.partsPerMinute());
  }
}
