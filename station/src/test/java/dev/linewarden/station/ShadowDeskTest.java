package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inference.Shadow;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Comparison;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.ShadowCounts;
import dev.linewarden.ui.DraftReport;
import dev.linewarden.ui.DraftWish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowDeskTest {
  private static final RecipeKey FIRST = new RecipeKey("plates", 1);
  private static final RecipeKey SECOND = new RecipeKey("plates", 2);

  @TempDir Path data;
  private final List<Long> disagreed = new CopyOnWriteArrayList<>();
  private final AtomicInteger given = new AtomicInteger();
  private RecipeRig rig;
  private ShadowDesk desk;

  @BeforeEach
  void open() {
    rig = new RecipeRig(data);
    desk = desk();
  }

  private ShadowDesk desk() {
    ShadowDesk.Screen screen =
        new ShadowDesk.Screen() {
          @Override
          public void disagreed(Comparison comparison, Frames frames) {
            disagreed.add(comparison.part().value());
          }

          @Override
          public void forget() {
            disagreed.clear();
          }
        };
    return new ShadowDesk(
        new ShadowDesk.Around(
            rig.shelf,
            rig.recipes,
            new ReturnRule(0.01, 64),
            new Probation(data, rig.faults),
            rig::live,
            this::give,
            screen,
            rig.faults));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aDraftIsComparedPartByPartAndDecidesNothing() {
    follow(120);
    rig.part(110);
    rig.part(130);
    rig.part(90);

    assertThat(counts()).isEqualTo(new ShadowCounts(1, 1, 1, 0, 0));
    assertThat(disagreed).containsExactly(1L);
    assertThat(rig.switched).isEmpty();
    assertThat(rig.store.latest("plates")).contains(FIRST);

    desk.drop("anna");

    assertThat(desk.report()).isEmpty();
  }

  @Test
  void aPromotedDraftIsTheNextRevisionAndTheFormerOneStandsBy() {
    follow(120);
    rig.part(130);
    promote("pale plates");

    assertThat(rig.live().key()).isEqualTo(SECOND);
    assertThat(rig.store.load(SECOND).limits().getFirst().min()).isEqualTo(120);
    assertThat(rig.switched.getFirst().who()).isEqualTo("anna");
    assertThat(rig.switched.getFirst().why())
        .isEqualTo("pale plates; promoted after 1 parts as a shadow, 0 of them judged otherwise");

    for (int part = 0; part < 64; part++) {
      rig.part(130);
    }

    assertThat(desk.report()).as("it has held").isEmpty();
    assertThat(rig.live().key()).isEqualTo(SECOND);
  }

  @Test
  void aPromotedDraftThatBreaksItsPromiseIsLeftAgain() {
    follow(120);
    for (int part = 0; part < 200; part++) {
      rig.part(130);
    }
    promote("pale plates");
    for (int part = 0; part < ReturnRule.PARTS_MIN; part++) {
      rig.part(110);
    }
    rig.await("back", () -> rig.switched.size() == 2);

    assertThat(rig.live().key()).isEqualTo(FIRST);
    assertThat(rig.switched.getLast().who()).isEqualTo("the station");
    assertThat(rig.switched.getLast().why())
        .contains("plates r2 judged 16 of its first 16 parts otherwise than plates r1");
    rig.await("said", () -> rig.recipes.notice().startsWith("returned to recipe plates r1"));
    assertThat(rig.faults.count("recipes", "returned to the recipe before")).isEqualTo(1);
  }

  @Test
  void aRestartDoesNotEndTheProbation() throws IOException {
    follow(120);
    for (int part = 0; part < 200; part++) {
      rig.part(130);
    }
    promote("pale plates");
    String kept = Files.readString(data.resolve("probation"));

    desk = desk();
    int before = given.get();
    desk.resume();
    rig.await("the former stands by again", () -> given.get() > before);
    rig.await("taken by the model", () -> rig.model.doWork(1) == 0);
    for (int part = 0; part < ReturnRule.PARTS_MIN; part++) {
      rig.part(110);
    }
    rig.await("back", () -> rig.switched.size() == 2);

    assertThat(kept).startsWith("plates 2 plates 1 0.0 0.0 0.01");
    assertThat(rig.live().key()).isEqualTo(FIRST);
    assertThat(data.resolve("probation")).doesNotExist();
  }

  @Test
  void aProbationOfAnotherRecipeOrInAnotherTongueIsNone() throws IOException {
    Files.writeString(data.resolve("probation"), "cups 2 cups 1 0 0 1\n");
    desk.resume();
    Files.writeString(data.resolve("probation"), "plates two\n");
    desk.resume();

    assertThat(given).hasValue(0);
    assertThat(rig.faults.count("recipes", "the probation cannot be read")).isEqualTo(1);
  }

  @Test
  void aDraftIsDroppedWhenTheLineRunsSomethingElse() {
    follow(120);
    rig.recipes.to(rig.keep("cups", 50), "anna", "", () -> {});
    rig.await("switched", () -> !rig.switched.isEmpty());

    rig.part(110);

    assertThat(desk.report()).isEmpty();
    assertThat(disagreed).isEmpty();
  }

  @Test
  void whatCannotBeFollowedIsRefusedInOneSentence() {
    assertThatThrownBy(() -> desk.follow(new DraftWish(FIRST, List.of()), "anna"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("runs already");
    assertThatThrownBy(() -> desk.follow(wish("glossy", 5), "anna"))
        .hasMessageContaining("must name one of its limits");
    assertThatThrownBy(() -> desk.promote(deed(), "anna", ""))
        .hasMessageContaining("there is no draft to promote");
    assertThatThrownBy(() -> desk.drop("anna")).hasMessageContaining("there is no draft to drop");
  }

  @Test
  void onlyTheDraftThatWasLookedAtGoesLive() {
    follow(120);
    String looked = deed();
    follow(130);

    assertThatThrownBy(() -> desk.promote(looked, "anna", "pale plates"))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "what goes live must be what was looked at, '%s', but what follows now is '%s'",
            looked, deed());
    assertThat(rig.store.latest("plates")).as("nothing was kept").contains(FIRST);
    assertThat(desk.report()).as("it looks on").isPresent();
  }

  @Test
  void aDraftOfARecipeWithARegressionSetGoesLiveOnlyWithAReason() throws IOException {
    Files.createDirectories(data.resolve("recipes/plates/regression/good"));
    follow(120);
    rig.part(130);

    assertThatThrownBy(() -> desk.promote(deed(), "anna", " "))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("were not tried on the regression set of plates");
    assertThat(rig.store.latest("plates")).as("nothing was kept").contains(FIRST);
    assertThat(rig.recipes.isBusy()).isFalse();

    promote("the set is of last year's caps");

    assertThat(rig.live().key()).isEqualTo(SECOND);
  }

  @Test
  void aStoredRevisionThatLookedOnIsHeldAgainstItsOwnResult() throws IOException {
    Files.createDirectories(data.resolve("recipes/plates/regression/good"));
    int before = given.get();
    desk.follow(new DraftWish(rig.keep("plates", 120), List.of()), "anna");
    rig.await("given to the model", () -> given.get() > before);

    assertThatThrownBy(() -> desk.promote(deed(), "anna", ""))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("recipe plates r2 must judge its regression set right");
    assertThat(rig.switched).isEmpty();
    assertThat(desk.report()).as("it looks on").isPresent();
  }

  @Test
  void aDraftIsNotKeptWhileAnotherRecipeIsLoaded() {
    follow(120);
    CountDownLatch hold = new CountDownLatch(1);
    rig.recipes.to(rig.keep("cups", 50), "anna", "", () -> hold(hold));
    rig.await("loaded", () -> !rig.switched.isEmpty());

    assertThatThrownBy(() -> desk.promote(deed(), "anna", "pale plates"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("another recipe is being loaded");
    assertThat(rig.store.latest("plates")).contains(FIRST);
    hold.countDown();
  }

  private static void hold(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// The model's mailbox has it when the count goes up.
  private void give(Optional<Shadow> draft) {
    rig.model.follow(draft);
    given.incrementAndGet();
  }

  private void follow(double min) {
    int before = given.get();
    desk.follow(wish("dark", min), "anna");
    rig.await("given to the model", () -> given.get() > before);
    rig.await("taken by the model", () -> rig.model.doWork(1) == 0);
  }

  /// Of the draft that follows.
  private String deed() {
    return desk.report().map(DraftReport::deed).orElse("");
  }

  /// Until the former recipe stands by: the draft was taken from the model, and that given to it.
  private void promote(String why) {
    int before = given.get();
    desk.promote(deed(), "anna", why);
    rig.await("the former stands by", () -> given.get() == before + 2);
    assertThat(desk.report().map(DraftReport::former)).contains(true);
  }

  private ShadowCounts counts() {
    return desk.report().orElseThrow().counts();
  }

  private static DraftWish wish(String limit, double min) {
    return new DraftWish(
        FIRST,
        List.of(new DraftWish.MovedLimit(limit, OptionalDouble.of(min), OptionalDouble.empty())));
  }
}
