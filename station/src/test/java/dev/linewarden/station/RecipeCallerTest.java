package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.RecipeKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeCallerTest {
  @TempDir Path data;
  private RecipeRig rig;
  private RecipeCaller caller;

  @BeforeEach
  void open() {
    rig = new RecipeRig(data);
    rig.keep("cups", 50);
    rig.keep("cups", 60);
    RecipeTable table =
        new RecipeTable(
            Map.of(1, "plates", 2, "cups", 3, "mugs"),
            List.of(new RecipeTable.Code(Pattern.compile("4012\\d+"), "cups")),
            Set.of());
    caller = new RecipeCaller(table, rig.shelf, rig.recipes, rig::live, rig.faults);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aNumberCallsTheNewestRevisionOfWhatWasNeverLive() {
    caller.number(2, "the PLC");
    rig.await("switched", () -> !rig.switched.isEmpty());

    assertThat(rig.live().key()).isEqualTo(new RecipeKey("cups", 2));
    assertThat(rig.switched.getFirst().who()).isEqualTo("the PLC");
    assertThat(rig.switched.getFirst().recipe().tailNanos()).as("warm").isPositive();
  }

  @Test
  void aCodeCallsTheRecipeWhosePatternFits() {
    caller.code("40127", "the scanner");
    rig.await("switched", () -> !rig.switched.isEmpty());

    assertThat(rig.live().key().id()).isEqualTo("cups");
  }

  @Test
  void whatNobodyKnowsIsAnAlarmAndTheRecipeThatRunsStays() {
    for (Runnable call :
        List.<Runnable>of(
            () -> caller.number(9, "the PLC"),
            () -> caller.number(3, "the PLC"),
            () -> caller.code("5012", "the scanner"))) {
      assertThatThrownBy(call::run)
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("plates r1 goes on");
    }

    assertThat(rig.faults.count("recipes", "unknown recipe called")).isEqualTo(3);
    assertThat(rig.recipes.notice()).contains("the scanner called a recipe by code '5012'");
    assertThat(rig.switched).isEmpty();
  }

  @Test
  void aNumberCallsTheRevisionThatWasLiveLastAndNotTheOneThatWasLeftAgain() {
    go(new RecipeKey("cups", 2));
    go(new RecipeKey("cups", 1));
    go(new RecipeKey("plates", 1));
    rig.keep("cups", 70);

    caller.number(2, "the PLC");
    rig.await("switched", () -> rig.switched.size() == 4);

    assertThat(rig.live().key()).isEqualTo(new RecipeKey("cups", 1));
  }

  private void go(RecipeKey key) {
    rig.recipes.to(key, "anna", "", () -> {});
    rig.await("live and noted", () -> !rig.recipes.isBusy());
  }

  /// Else the one that is on its way would take its place, and nobody had been told.
  @Test
  void theRecipeThatStillRunsIsCalledOrRefusedWhileAnotherIsOnItsWay() {
    rig.recipes.to(new RecipeKey("cups", 2), "anna", "", () -> {});
    boolean refused = false;
    try {
      caller.number(1, "the PLC");
    } catch (BadInput e) {
      refused = true;
      assertThat(e).hasMessageContaining("another recipe is being loaded");
    }
    rig.await("settled", () -> !rig.recipes.isBusy());
    assertThat(rig.live().key().id()).isEqualTo(refused ? "cups" : "plates");
  }

  @Test
  void theRecipeThatRunsIsNotLoadedAgainThoughThereIsANewerRevision() {
    rig.keep("plates", 120);

    caller.number(1, "the PLC");

    assertThat(rig.recipes.isBusy()).isFalse();
    assertThat(rig.switched).isEmpty();
  }
}
