package dev.linewarden.station;

import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.ModelAgent;
import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.inspection.Work;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Real recipes in a real store, a model agent run by the test's own thread, and a line that only
/// takes note of its commands and switches at once.
final class RecipeRig implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final long MILLI = 1_000_000;
  private static final int SIDE = 16;

  final Clock clock = new MonotonicClock();
  final FaultLog faults = new FaultLog(clock);
  final List<Command.Switch> switched = new CopyOnWriteArrayList<>();
  final RecipeStore store;
  final RecipeShelf shelf;
  final RecipeSwitch recipes;
  final ModelAgent model;
  private final DataFolder folder;
  private volatile LoadedRecipe live;
  private long now = MILLI;
  private long lastPart;

  RecipeRig(Path data) {
    folder = DataFolder.open(data);
    store = new RecipeStore(folder, faults, _ -> Set.of());
    shelf =
        new RecipeShelf(
            store, new VisionLoader(clock, faults, InferenceSettings.DEFAULT), List.of(""), clock);
    recipes = new RecipeSwitch(shelf, new RegressionGate(store, () -> "here"), this::take, faults);
    model = new ModelAgent(_ -> true, faults, virtual(), 15 * MILLI);
    live = shelf.load(keep("plates", 100));
  }

  /// Wants the mean of the image to be at least so bright.
  RecipeKey keep(String id, double min) {
    Recipe recipe =
        new Recipe(
            new RecipeKey(id, 1),
            "Plates",
            List.of(RecipeView.only(SIDE, SIDE)),
            List.of(new ToolSpec("all", "mean", Map.of("box", List.of(0, 0, SIDE, SIDE)))),
            List.of(new Limit("all", "mean", min, Double.POSITIVE_INFINITY, "dark")),
            Map.of());
    return store.save(recipe, References.NONE).key();
  }

  private Clock virtual() {
    return new Clock() {
      @Override
      public long nanos() {
        return now;
      }

      @Override
      public long wallMillis() {
        return now / MILLI;
      }
    };
  }

  Recipe live() {
    return live.recipe();
  }

  private boolean take(Command command) {
    if (command instanceof Command.Switch next) {
      live = next.recipe();
      switched.add(next);
    }
    return true;
  }

  /// A part of one grey is judged by the live recipe, and then there is time.
  void part(int grey) {
    now += 1000 * MILLI;
    long part = ++lastPart;
    model.coming(new Trigger(new PartId(part), now, 0));
    FrameInfo info = new FrameInfo(part, now, now, SIDE, SIDE, SIDE, PixelFormat.MONO8, "test");
    Frame frame = new Frame(info, Arena.ofAuto().allocate(SIDE * SIDE).fill((byte) grey), () -> {});
    // The recipes' own clock is real: no deadline.
    model.work().offer(new Work.Inspect(new PartId(part), Frames.of(frame), live, Long.MAX_VALUE));
    model.doWork(now + MILLI);
    model.doWork(now + 500 * MILLI);
  }

  void await(String what, BooleanSupplier condition) {
    long end = clock.nanos() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (clock.nanos() > end) {
        throw new AssertionError("not in time: " + what + "; " + recipes.notice());
      }
      LockSupport.parkNanos(MILLI);
    }
  }

  @Override
  public void close() {
    await("nothing is being loaded", () -> !recipes.isBusy());
    model.free();
    live.close();
    folder.close();
  }
}
