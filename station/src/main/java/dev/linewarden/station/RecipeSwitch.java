package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.RecipeKey;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The one way to another running recipe: it is loaded and warmed up here, beside the running line,
/// before the line is told to switch between two parts. One at a time. Any thread.
final class RecipeSwitch implements AutoCloseable {
  /// What runs is noted within this time, unless the disk stands still.
  private static final Duration NOTE_WAIT = Duration.ofSeconds(2);

  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");

  private final RecipeShelf shelf;
  private final RegressionGate gate;
  private final Predicate<Command> commands;
  private final FaultLog faults;
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile @Nullable Thread loading;
  private volatile String notice = "";

  RecipeSwitch(
      RecipeShelf shelf, RegressionGate gate, Predicate<Command> commands, FaultLog faults) {
    this.shelf = shelf;
    this.gate = gate;
    this.commands = commands;
    this.faults = faults;
  }

  /// A recipe is being loaded.
  boolean isBusy() {
    return busy.get();
  }

  /// One sentence to show now: what is being loaded, or why it was not switched to.
  String notice() {
    return notice;
  }

  void say(String sentence) {
    notice = sentence;
  }

  /// Goes on in the background. Throws [BadInput] when there is no such recipe, it is broken, it
  /// does not judge its regression set right and nobody says why it shall go live all the same, or
  /// another one is being loaded.
  ///
  /// @param why in words, for the ledger; empty when nobody said
  /// @param done run once the line was told
  void to(RecipeKey key, String who, String why, Runnable done) {
    shelf.check(key);
    gate.require(key, why);
    claim();
    start(key, who, why, done);
  }

  /// The same for a draft. One with limits of its own is kept as the next revision first, but only
  /// when nothing refuses it any more.
  ///
  /// @param why what the person said, and nothing else: it opens the gate; empty = nothing
  /// @param told for the ledger and the revision: that, and what the draft has shown
  /// @param done run with what the draft has become, once the line was told
  void promote(
      Following.Draft draft, String who, String why, String told, Consumer<RecipeKey> done) {
    shelf.check(draft.base());
    if (draft.changed()) {
      gate.requireDraft(draft.base(), why);
    } else {
      gate.require(draft.base(), why);
    }
    claim();
    RecipeKey key;
    try {
      key = draft.changed() ? shelf.keep(draft.recipe(), who, told) : draft.base();
    } catch (RuntimeException e) {
      busy.set(false);
      throw e;
    }
    start(key, who, told, () -> done.accept(key));
  }

  private void claim() {
    if (!busy.compareAndSet(false, true)) {
      throw new BadInput("another recipe is being loaded; wait until it is ready");
    }
  }

  private void start(RecipeKey key, String who, String why, Runnable done) {
    notice = "loading recipe " + key;
    Thread loader = Thread.ofVirtual().name("lw-recipe").unstarted(() -> load(key, who, why, done));
    loading = loader;
    loader.start();
  }

  /// What the line has switched to is noted, so that the next start goes on with it. A bounded
  /// wait.
  @Override
  public void close() {
    Thread loader = loading;
    try {
      if (loader != null && !loader.join(NOTE_WAIT)) {
        LOG.log(System.Logger.Level.WARNING, "{0}, and the station ends", notice);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The line goes on with it whatever happens here.
  private void remember(RecipeKey key) {
    try {
      shelf.activate(key);
    } catch (BadInput e) {
      notice =
          "recipe %s runs, but after a restart another would: %s"
              .formatted(key, String.join("; ", e.problems()));
      faults.count("recipes", "runs, but is not remembered", notice);
    }
  }

  private void load(RecipeKey key, String who, String why, Runnable done) {
    try {
      LoadedRecipe loaded = shelf.load(key);
      ProvenRecipe.tell(loaded, faults);
      if (commands.test(new Command.Switch(loaded, who, why))) {
        notice = "";
        LOG.log(System.Logger.Level.INFO, "recipe {0} chosen by {1} {2}", key, who, why);
        remember(key);
        done.run();
      } else {
        loaded.close();
        notice = "recipe %s was not switched to: the line takes no commands".formatted(key);
      }
    } catch (BadInput e) {
      notice = String.join("; ", e.problems());
      faults.count("recipes", "recipe refused", notice);
    } catch (RuntimeException | Error e) {
      notice = "recipe %s could not be loaded: %s".formatted(key, e);
      faults.count("recipes", "recipe not loaded", notice);
      throw e;
    } finally {
      busy.set(false);
    }
  }
}
