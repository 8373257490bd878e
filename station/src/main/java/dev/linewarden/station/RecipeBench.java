package dev.linewarden.station;

import dev.linewarden.inference.SpelledOut;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeLoader;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.records.Change;
import dev.linewarden.records.Difference;
import dev.linewarden.records.RecipeFile;
import dev.linewarden.records.RecipeHistory;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.records.References;
import dev.linewarden.records.Revision;
import dev.linewarden.ui.Workbench;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Where recipes are changed while another one runs. The last one that was tried stays loaded, so
/// that the next picture, or the same picture under other limits, is a matter of milliseconds. Any
/// thread; one trial at a time.
final class RecipeBench implements Workbench, AutoCloseable {
  /// How long a trial waits for the one before it.
  private static final long TURN_SECONDS = 10;

  private final RecipeStore store;
  private final RecipeHistory history;
  private final RecipeLoader loader;
  private final KeptFrames pictures;
  private final RecipeTeacher teacher;
  private final List<String> views;
  private final RecipeCourier courier;
  private final Clock clock;
  private final ReentrantLock trying = new ReentrantLock();
  private @Nullable LoadedRecipe loaded;

  /// @param loader what it complains of is no fault of the station: it has a log of its own
  /// @param views the station's, by name
  RecipeBench(
      RecipeStore store,
      RecipeLoader loader,
      KeptFrames pictures,
      List<String> views,
      RecipeCourier courier,
      Clock clock) {
    this.store = store;
    this.history = new RecipeHistory(store);
    this.loader = loader;
    this.pictures = pictures;
    this.teacher = new RecipeTeacher(pictures, pictures.cache().resolve("taught"));
    this.views = List.copyOf(views);
    this.courier = courier;
    this.clock = clock;
  }

  @Override
  public byte[] recipe(RecipeKey key) {
    store.load(key);
    try {
      return Files.readAllBytes(store.file(key));
    } catch (IOException e) {
      throw new BadInput("recipe %s cannot be read: %s".formatted(key, e), e);
    }
  }

  @Override
  public List<Workbench.RevisionReport> history(String id) {
    return history.revisions(id, RecipeHistory.Check.MANIFEST).stream().map(this::told).toList();
  }

  private Workbench.RevisionReport told(Revision revision) {
    return new Workbench.RevisionReport(
        revision.key(),
        revision.change().map(Change::author).orElse(""),
        revision.change().map(Change::wallMillis).orElse(0L),
        revision.change().map(Change::reason).orElse(""),
        revision.signer(),
        changes(revision),
        revision.problem());
  }

  private List<String> changes(Revision revision) {
    if (revision.parent() == 0 || !revision.problem().isEmpty()) {
      return List.of();
    }
    RecipeKey before = new RecipeKey(revision.key().id(), revision.parent());
    try {
      return history.differences(before, revision.key()).stream().map(Difference::words).toList();
    } catch (BadInput unreadable) {
      return List.of(unreadable.problems().getFirst());
    }
  }

  @Override
  public Tried tryOut(RecipeKey base, byte[] text, PartId part) {
    Recipe recipe = under(base, read(base, text)).inOrderOf(views);
    waitForTurn();
    try (Frames frames = pictures.of(part, recipe)) {
      Inspected inspected = ready(recipe).inspect(part, frames, Long.MAX_VALUE);
      return switch (inspected) {
        case Observed seen ->
            new Tried(recipe, Judge.judge(seen.findings(), recipe.limits()), Optional.of(seen));
        case InspectionFailed(_, var cause, var detail) ->
            new Tried(recipe, new Verdict.Unjudged(cause, detail), Optional.empty());
      };
    } finally {
      trying.unlock();
    }
  }

  private void waitForTurn() {
    boolean mine;
    try {
      mine = trying.tryLock(TURN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      mine = false;
    }
    if (!mine) {
      throw new BadInput("another recipe is being tried; try again when that is done");
    }
  }

  /// Limits change nothing of what tools find: those of before serve.
  private LoadedRecipe ready(Recipe recipe) {
    LoadedRecipe before = loaded;
    if (before != null && looksAlike(before.recipe(), recipe)) {
      return before;
    }
    putAway();
    LoadedRecipe fresh = loader.load(recipe);
    loaded = fresh;
    return fresh;
  }

  private static boolean looksAlike(Recipe one, Recipe other) {
    return one.views().equals(other.views())
        && one.tools().equals(other.tools())
        && one.models().equals(other.models())
        && one.pictures().equals(other.pictures());
  }

  @Override
  public String picture(RecipeKey base, Workbench.Shown shown) {
    return teacher.picture(store.load(base), shown);
  }

  @Override
  public Workbench.Colour colour(RecipeKey base, Workbench.Shown shown, Region.Box place) {
    return teacher.colour(store.load(base), shown, place);
  }

  @Override
  public void send(RecipeKey key, OutputStream to) throws IOException {
    courier.send(key, to);
  }

  @Override
  public Workbench.Taken take(InputStream bundle, String who, String why) throws IOException {
    return courier.take(bundle, who, why);
  }

  @Override
  public RecipeKey keep(RecipeKey base, byte[] text, String who, String why) {
    Recipe recipe = SpelledOut.of(read(base, text));
    requireUsable(under(base, recipe).inOrderOf(views));
    Change change = new Change(who, clock.wallMillis(), why);
    // What a recipe of its own has to reproduce is not what the other one had to.
    boolean same = recipe.key().id().equals(base.id());
    return store.save(recipe, same ? store.references(base) : References.NONE, change).key();
  }

  /// What no tool understands is not kept.
  private void requireUsable(Recipe recipe) {
    waitForTurn();
    try {
      ready(recipe);
    } finally {
      trying.unlock();
    }
  }

  /// Models and taught pictures are those of the revision it was made from, or were taught here; no
  /// other files of this machine.
  private Recipe read(RecipeKey base, byte[] text) {
    Recipe before = store.load(base);
    Path folder = store.file(base).resolveSibling(".").normalize();
    Recipe recipe = RecipeFile.read("the changed recipe", text, folder);
    requireKnown("model", recipe.models().values(), before.models());
    requireKnown(
        "picture",
        recipe.pictures().values().stream().filter(file -> !teacher.made(file)).toList(),
        before.pictures());
    return recipe;
  }

  private static void requireKnown(String what, Collection<Path> wanted, Map<String, Path> known) {
    for (Path file : wanted) {
      if (!known.containsValue(file)) {
        throw new BadInput(
            "the changed recipe: each %s must be one of the revision it was made from, but %s is not"
                .formatted(what, file.getFileName()));
      }
    }
  }

  /// As a draft of that revision, whatever it calls itself.
  private static Recipe under(RecipeKey base, Recipe recipe) {
    return new Recipe(
        base,
        recipe.name(),
        recipe.views(),
        recipe.tools(),
        recipe.limits(),
        recipe.models(),
        recipe.pictures(),
        recipe.trends());
  }

  private void putAway() {
    if (loaded != null) {
      loaded.close();
      loaded = null;
    }
  }

  @Override
  public void close() {
    trying.lock();
    try {
      putAway();
    } finally {
      trying.unlock();
    }
  }
}
