package dev.linewarden.station;

import dev.linewarden.inference.Shadow;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Comparison;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.Share;
import dev.linewarden.ui.DraftReport;
import dev.linewarden.ui.DraftWish;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Drafts in production: loads them, has them followed by the model's thread, and makes them the
/// next revision. After a promotion the recipe before is followed for a while, and taken again when
/// the two disagree more than the draft had promised. What a draft says of a part ends here: this
/// has no way to a verdict. Any thread.
final class ShadowDesk implements Following.Listener {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");
  private static final String ITSELF = "the station";

  private final Around around;
  private final AtomicReference<@Nullable Following> following = new AtomicReference<>();
  private final AtomicBoolean busy = new AtomicBoolean();

  /// What the desk works with.
  ///
  /// @param probation outlasts a restart
  /// @param live the recipe of the next part
  /// @param model has a shadow followed
  /// @param screen is shown what the two disagree on
  record Around(
      RecipeShelf shelf,
      RecipeSwitch recipes,
      ReturnRule rule,
      Probation probation,
      Supplier<Recipe> live,
      Consumer<Optional<Shadow>> model,
      Screen screen,
      FaultLog faults) {}

  /// Who shows what the two disagree on. Called on the model's thread.
  interface Screen {
    void disagreed(Comparison comparison, Frames frames);

    void forget();
  }

  ShadowDesk(Around around) {
    this.around = around;
  }

  Optional<DraftReport> report() {
    return Optional.ofNullable(following.get()).map(Following::report);
  }

  /// Throws [BadInput] when the draft is none; loading goes on in the background.
  void follow(DraftWish wish, String who) {
    Recipe live = around.live().get();
    Recipe recipe = around.shelf().draft(wish);
    if (!recipe.views().equals(live.views())) {
      throw new BadInput(
          "draft of %s: it must look at what recipe %s looks at, but its views or their cameras are set otherwise"
              .formatted(wish.base(), live.key()));
    }
    boolean changed = !wish.limits().isEmpty();
    if (!changed && recipe.key().equals(live.key())) {
      throw new BadInput(
          "recipe %s runs already: there is nothing to compare".formatted(live.key()));
    }
    load(new Following.Draft(recipe, changed, live.key(), Optional.empty()), who);
  }

  void drop(String who) {
    if (following.get() == null) {
      throw new BadInput("there is no draft to drop");
    }
    end("draft dropped by " + who);
  }

  /// Throws [BadInput] when there is no draft, it is another one, it cannot be kept, or it needs a
  /// reason and has none.
  ///
  /// @param deed of the draft that was looked at
  /// @param why what the person said; empty = nothing
  void promote(String deed, String who, String why) {
    Following now = following.get();
    if (now == null || now.draft().isFormer()) {
      throw new BadInput("there is no draft to promote");
    }
    String follows = now.report().deed();
    if (!deed.equals(follows)) {
      throw new BadInput(
          "what goes live must be what was looked at, '%s', but what follows now is '%s'"
              .formatted(deed, follows));
    }
    Share promised = ReturnRule.promised(now.counts());
    RecipeKey before = now.draft().live();
    String shown =
        "promoted after %d parts as a shadow, %d of them judged otherwise"
            .formatted(now.counts().compared(), now.counts().disagreed());
    String told = why.isBlank() ? shown : "%s; %s".formatted(why, shown);
    around
        .recipes()
        .promote(now.draft(), who, why, told, fresh -> standBy(before, fresh, promised));
  }

  /// What runs may have been on probation when the station ended; its parts are counted anew.
  /// Called once, when the line is there.
  void resume() {
    around
        .probation()
        .kept()
        .filter(kept -> kept.live().equals(around.live().get().key()))
        .ifPresent(this::watch);
  }

  private void standBy(RecipeKey before, RecipeKey live, Share promised) {
    end("draft became recipe " + live);
    if (around.rule().parts() > 0) {
      Probation.Kept kept = new Probation.Kept(live, before, promised);
      around.probation().begin(kept);
      watch(kept);
    }
  }

  /// The recipe before looks on.
  private void watch(Probation.Kept kept) {
    try {
      Recipe recipe = around.shelf().draft(new DraftWish(kept.before(), List.of()));
      load(new Following.Draft(recipe, false, kept.live(), Optional.of(kept.promised())), ITSELF);
    } catch (BadInput e) {
      around
          .faults()
          .count("recipes", "recipe before does not stand by", String.join("; ", e.problems()));
    }
  }

  private void load(Following.Draft draft, String who) {
    if (!busy.compareAndSet(false, true)) {
      throw new BadInput("another draft is being loaded; wait until it is ready");
    }
    Thread.ofVirtual().name("lw-draft").start(() -> open(draft, who));
  }

  private void open(Following.Draft draft, String who) {
    try {
      LoadedRecipe loaded = around.shelf().load(draft.recipe());
      Following fresh = new Following(draft, this);
      following.set(fresh);
      if (!draft.isFormer()) {
        around.probation().end();
      }
      around.screen().forget();
      around.model().accept(Optional.of(new Shadow(loaded, fresh)));
      LOG.log(
          System.Logger.Level.INFO,
          "recipe {0} is followed by {1}, loaded by {2}",
          draft.live(),
          draft.base(),
          who);
    } catch (BadInput e) {
      String refused = String.join("; ", e.problems());
      around.recipes().say("the draft cannot be followed: " + refused);
      around.faults().count("recipes", "draft refused", refused);
    } catch (RuntimeException | Error e) {
      around.faults().count("recipes", "draft not loaded", e.toString());
      throw e;
    } finally {
      busy.set(false);
    }
  }

  private void end(String why) {
    following.set(null);
    leave();
    LOG.log(System.Logger.Level.INFO, why);
  }

  /// False when it is followed no more already: whoever comes first ends it.
  private boolean leave(Following by) {
    boolean first = following.compareAndSet(by, null);
    if (first) {
      leave();
    }
    return first;
  }

  private void leave() {
    around.model().accept(Optional.empty());
    around.probation().end();
  }

  @Override
  public void compared(Following by, Comparison comparison, Frames frames) {
    if (!comparison.isAgreement()) {
      around.screen().disagreed(comparison, frames);
    }
    by.draft()
        .promised()
        .ifPresent(promised -> {
          switch (around.rule().decide(promised, by.counts())) {
            case WATCH -> {}
            case GO_BACK -> Thread.ofVirtual().name("lw-draft").start(() -> goBack(by));
            case HELD -> held(by);
          }
        });
  }

  private void held(Following by) {
    if (leave(by)) {
      LOG.log(
          System.Logger.Level.INFO,
          "recipe {0} has held against {1}",
          by.draft().live(),
          by.draft().base());
    }
  }

  /// Once, whoever asks first.
  private void goBack(Following by) {
    if (!leave(by)) {
      return;
    }
    String why =
        "recipe %s judged %d of its first %d parts otherwise than %s, more than its draft had promised"
            .formatted(
                by.draft().live(),
                by.counts().disagreed(),
                by.counts().compared(),
                by.draft().base());
    around.faults().count("recipes", "returned to the recipe before", why);
    try {
      around
          .recipes()
          .to(
              by.draft().base(),
              ITSELF,
              why,
              () ->
                  around
                      .recipes()
                      .say("returned to recipe %s: %s".formatted(by.draft().base(), why)));
    } catch (BadInput e) {
      around
          .faults()
          .count("recipes", "cannot return to the recipe before", String.join("; ", e.problems()));
    }
  }

  @Override
  public void strayed(Following by, RecipeKey live) {
    if (leave(by)) {
      LOG.log(System.Logger.Level.INFO, "draft dropped: the line runs {0} now", live);
    }
  }

  @Override
  public void ended(Following by, String why) {
    if (following.compareAndSet(by, null)) {
      around.faults().count("recipes", "draft failed", why);
    }
  }
}
