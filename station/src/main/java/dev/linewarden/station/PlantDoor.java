package dev.linewarden.station;

import dev.linewarden.access.Access;
import dev.linewarden.access.AccessSettings;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LineView;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.opcua.VisionDesk;
import dev.linewarden.opcua.VisionServer;
import dev.linewarden.opcua.VisionSnapshot;
import dev.linewarden.ui.LatencySummary;
import dev.linewarden.ui.RecipeChoice;
import dev.linewarden.ui.StationControl;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What the plant sees and asks by OPC UA: the same wishes that people have at the screen, with the
/// same answers. Any thread.
final class PlantDoor implements VisionDesk {
  private static final String FOLDER = "opcua";

  private final Supplier<LineView> line;
  private final Meters meters;
  private final StationControl desk;
  private final RecipeCaller caller;
  private final AccessSettings access;

  private PlantDoor(
      Supplier<LineView> line,
      Meters meters,
      StationControl desk,
      RecipeCaller caller,
      AccessSettings access) {
    this.line = line;
    this.meters = meters;
    this.desk = desk;
    this.caller = caller;
    this.access = access;
  }

  /// Not started yet; empty where the configuration does not enable it.
  static Optional<VisionServer> open(
      StationConfig config,
      Supplier<LineView> line,
      Meters meters,
      StationControl desk,
      RecipeCaller caller,
      Entrance entrance,
      Clock clock,
      FaultLog faults) {
    Access access = entrance.access();
    Path folder = config.data().resolve(FOLDER);
    return config
        .opcua()
        .map(settings ->
            new VisionServer(
                new VisionServer.Station(
                    config.id(),
                    settings,
                    folder,
                    new PlantDoor(line, meters, desk, caller, access.settings()),
                    new PlantSignOn(access, settings.users(), faults)),
                clock,
                faults));
  }

  @Override
  public VisionSnapshot now() {
    LineView now = line.get();
    LatencySummary latency = LatencyFigures.of(meters.latency().triggerToVerdict());
    return new VisionSnapshot(
        now.state(),
        now.why().words(),
        now.recipe().key(),
        now.batch(),
        now.balance(),
        now.counts(),
        meters.rate().partsPerMinute(),
        latency.p50Millis(),
        latency.p999Millis());
  }

  @Override
  public List<RecipeKey> recipes() {
    return desk.recipes().stream().filter(RecipeChoice::usable).map(RecipeChoice::key).toList();
  }

  @Override
  public Optional<RecipeKey> meant(String id) {
    return caller.meant(id);
  }

  @Override
  public void start(String who) {
    desk.start(who);
  }

  @Override
  public void stop(String who) {
    desk.stop(who);
  }

  @Override
  public void prepare(RecipeKey recipe, String who) {
    access.requirePlantReleases();
    desk.choose(recipe, who, "");
  }
}
