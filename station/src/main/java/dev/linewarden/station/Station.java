package dev.linewarden.station;

import dev.linewarden.archive.PictureArchive;
import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LineView;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Witness;
import dev.linewarden.onnx.Weights;
import dev.linewarden.opcua.VisionServer;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.reject.EjectionTiming;
import dev.linewarden.ui.ScreenSources;
import dev.linewarden.ui.WebScreen;
import dev.linewarden.ui.Workshop;
import dev.linewarden.upstream.Outbox;
import dev.linewarden.upstream.PlantPositions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/// A whole station: every object of it, and who talks to whom. Made in one go, started, closed; all
/// three by one thread.
final class Station implements AutoCloseable {
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Meters meters = Meters.of(clock);
  private final Closer closer = new Closer();
  private final StationConfig config;
  private final PlantPositions positions;
  private final RecordKeeping records;
  private final Optional<PictureArchive> archive;
  private final Entrance entrance;
  private final Optional<WebScreen> screen;
  private final Optional<VisionServer> door;
  private final CompletableFuture<LinePath> path = new CompletableFuture<>();
  private final Plant plant;
  private final Maintenance maintenance;
  private final Keepers keepers;
  private volatile Runnable powerGoes = () -> {};

  /// Opens everything and moves nothing. What was opened is closed again when a later step fails.
  ///
  /// @param wiring opens the wires that the configuration names
  Station(StationConfig config, Console console, Function<StationConfig, LinePath.Wires> wiring) {
    this.config = config;
    positions = PlantPositions.in(config.data(), config.upstream(), faults);
    try {
      Ahead<Boolean> pictures = Ahead.done("opencv", VisionLoader::loadOpenCv);
      DataFolder data = closer.keep(DataFolder.open(config.data(), config.id()));
      Logs.into(data.root());
      // Before anything slow: who cannot move the ejector is told at once.
      LinePath.Wires wires = wiring.apply(config);
      closer.keep(wires.io());
      RecipeStore store = new RecipeStore(data, faults, Weights::beside);
      RecipeShelf shelf =
          RecipeShelf.careful(
              store, new VisionLoader(clock, faults, config.inference()), clock, config, faults);
      Ahead<LoadedRecipe> recipe = new Ahead<>("recipe", () -> first(shelf, pictures));
      List<LinePath.View> views = Cameras.toInspect(config, console, recipe::get);
      records = records(data, store);
      pictures.get();
      archive =
          config.archive().map(kept -> closer.keep(new PictureArchive(data.root(), kept, faults)));
      entrance = closer.keep(new Entrance(config, data.root(), records.journal(), clock, faults));
      maintenance = new Maintenance(config, this::path, records, this::thumbnail, clock, faults);
      RecipeSwitch recipes = closer.keep(recipes(store, shelf));
      RecipeCaller caller = caller(shelf, recipes);
      StationDesk desk = desk(shelf, recipes);
      screen = screen(store, shelf, recipes, caller, desk);
      door = PlantDoor.open(config, this::view, meters, desk, caller, entrance, clock, faults);
      // Beside the rehearsal: whoever asks before there is a line waits for it.
      Ahead<Boolean> shown = Ahead.done("screen", () -> screen.ifPresent(WebScreen::start));
      LinePath wired = closer.keep(wire(recipe.get(), views, wires));
      plant = closer.keep(new Plant(config, plantSources(caller, desk)));
      path.complete(wired);
      shown.get();
      keepers = keepers(wired, caller);
    } catch (RuntimeException e) {
      path.completeExceptionally(e);
      closer.close();
      throw e;
    }
  }

  void start() {
    records.begin();
    maintenance.begin();
    keepers.start();
    path().start();
    if (config.startsAlone()) {
      command(new Command.Start("the configuration"));
    }
    // It makes itself in seconds, beside the line that runs.
    door.ifPresent(server -> closer.keep(server).start());
  }

  Optional<URI> address() {
    return screen.map(WebScreen::address);
  }

  Optional<String> watchable() {
    return plant.watchable(config.id());
  }

  /// What makes the first administrator.
  Optional<String> firstCode() {
    return entrance.firstCode();
  }

  LineView view() {
    return path().line().view();
  }

  /// Takes the permit, lets every part that was triggered have its verdict, and writes the ledger
  /// to the end. Parts still on the belt stay condemned; the next start closes them.
  @Override
  public void close() {
    path().stop("shutdown");
    path().close();
    keepers.close();
    records.end();
    closer.close();
  }

  private boolean command(Command command) {
    return path().line().commands().offer(command);
  }

  private Optional<WebScreen> screen(
      RecipeStore store,
      RecipeShelf shelf,
      RecipeSwitch recipes,
      RecipeCaller caller,
      StationDesk desk) {
    StoredPictures pictures = new StoredPictures(archive, config, clock);
    Workshop workshop =
        new StationWorkshop(new Hindsight(store, records::scores), shadows(shelf, recipes), caller);
    ScreenSources asked =
        new ScreenSources(
            desk,
            workshop,
            pictures.gallery(),
            records.search(),
            new StationTrail(config.data()),
            pictures.workbench(store, closer),
            entrance.reception(),
            records.challenges(),
            maintenance.wires(),
            maintenance.alarms(),
            maintenance.cameras(),
            new StationUpkeep(config, clock, faults));
    return config.ui().map(ui -> closer.keep(new WebScreen(ui, asked, clock, faults)));
  }

  private RecipeSwitch recipes(RecipeStore store, RecipeShelf shelf) {
    Supplier<String> machine = () -> RegressionGate.machine(config);
    return new RecipeSwitch(shelf, new RegressionGate(store, machine), this::command, faults);
  }

  private RecipeCaller caller(RecipeShelf shelf, RecipeSwitch recipes) {
    return new RecipeCaller(config.recipes(), shelf, recipes, () -> view().recipe(), faults);
  }

  private RecordKeeping.Around around() {
    return new RecordKeeping.Around(
        positions,
        config.challenge(),
        () -> view().state(),
        parts -> archive.ifPresent(kept -> kept.challenge(parts)));
  }

  private ShadowDesk shadows(RecipeShelf shelf, RecipeSwitch recipes) {
    ShadowDesk desk =
        new ShadowDesk(
            new ShadowDesk.Around(
                shelf,
                recipes,
                config.shadow(),
                new Probation(config.data(), faults),
                () -> view().recipe(),
                draft -> path().follow(draft),
                new ShadowScreen(this::screen),
                faults));
    CompletableFuture<Void> _ = path.thenRun(desk::resume);
    return desk;
  }

  private StationDesk desk(RecipeShelf shelf, RecipeSwitch recipes) {
    StationDesk.Sources sources =
        new StationDesk.Sources(
            config,
            () -> path().cameraReports(),
            nanos -> path().partAt(nanos),
            this::view,
            meters,
            () -> path().gauges(),
            () -> path().signals().beats(),
            faults,
            () -> plant().status(),
            () -> plant().reports(),
            () -> plant().line(),
            records::alarm,
            clock);
    return new StationDesk(sources, shelf, recipes, this::command);
  }

  private RecordKeeping records(DataFolder data, RecipeStore store) {
    return closer.keep(
        new RecordKeeping(data, config.calendar(), store.keys(), around(), clock, faults));
  }

  private LoadedRecipe first(RecipeShelf shelf, Ahead<Boolean> pictures) {
    pictures.get();
    return shelf.first(config.recipe(), faults);
  }

  private LinePath wire(LoadedRecipe recipe, List<LinePath.View> views, LinePath.Wires wires) {
    List<Witness> witnesses = new ArrayList<>(List.of(meters));
    screen.ifPresent(witnesses::add);
    archive.ifPresent(witnesses::add);
    door.ifPresent(witnesses::add);
    LinePath.Ends ends =
        new LinePath.Ends(
            clock,
            faults,
            config.interlocks(),
            records.journal(),
            records.journal().books(),
            Rehearsal.of(recipe, views, config, clock, faults),
            new Witnesses(witnesses),
            EjectionTiming.NONE);
    LinePath wired = new LinePath(config.line(), wires, config.parts(), views, ends);
    // Whatever is between sensor and ejector came while nobody looked: parts that were under way
    // when the station ended, and others that went past the sensor since.
    wired.condemnBelt();
    return wired;
  }

  private Keepers keepers(LinePath wired, RecipeCaller caller) {
    Keepers all = new Keepers(wired, clock, faults);
    all.writer(records.journal());
    records.followers().forEach(all::add);
    all.add(maintenance.watch());
    all.add(entrance.agent());
    archive.ifPresent(all::add);
    all.keys(caller, () -> powerGoes.run());
    config.io().watchdog().ifPresent(device -> all.watchdog(device, closer));
    return all;
  }

  /// What to do when the supply fails and leaves time for an end in order.
  void whenPowerGoes(Runnable end) {
    powerGoes = end;
  }

  private Plant.Sources plantSources(RecipeCaller calls, StationDesk desk) {
    PlantDesk asked =
        new PlantDesk(desk, calls, config.access(), records.challenges(), records.journal(), clock);
    Outbox outbox =
        new Outbox(
            records.journal(),
            () -> Plant.report(view(), meters.rate().partsPerMinute()),
            this::thumbnail,
            new StoredPictures(archive, config, clock).toSend(faults),
            records::room,
            new DisciplinedClock(clock),
            faults);
    return new Plant.Sources(outbox, asked, positions, meters.pixels()::bytes);
  }

  /// The screen and the plant begin before there is a path: what they ask is answered then.
  private LinePath path() {
    return path.join();
  }

  Optional<WebScreen> screen() {
    return screen;
  }

  /// As the screen has it; without a screen nobody makes one.
  private Optional<byte[]> thumbnail(long part) {
    return screen().flatMap(shown -> shown.thumbnail(part));
  }

  /// It is there before the path is.
  private Plant plant() {
    LinePath _ = path();
    return plant;
  }
}
