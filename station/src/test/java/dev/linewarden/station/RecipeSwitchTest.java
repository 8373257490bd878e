package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.RecipeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeSwitchTest {
  @TempDir Path data;
  private final AtomicInteger done = new AtomicInteger();
  private RecipeRig rig;

  @BeforeEach
  void open() {
    rig = new RecipeRig(data);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void whatRunsButCannotBeNotedIsToldApartFromWhatWasRefused() throws IOException {
    RecipeKey cups = rig.keep("cups", 50);
    // Where the note is written before it takes its place: as on a disk without room.
    Files.createDirectories(data.resolve("recipes/active.tmp"));

    go(cups);

    assertThat(rig.live().key()).isEqualTo(cups);
    assertThat(done).as("whoever waits for it goes on").hasValue(1);
    assertThat(rig.recipes.notice()).startsWith("recipe cups r1 runs, but after a restart another");
    assertThat(rig.faults.count("recipes", "runs, but is not remembered")).isEqualTo(1);
    assertThat(rig.faults.count("recipes", "recipe refused")).isZero();
    assertThat(rig.store.active()).isEmpty();
  }

  @Test
  void whatRunsIsNoted() {
    RecipeKey cups = rig.keep("cups", 50);

    go(cups);

    assertThat(rig.store.active()).contains(cups);
    assertThat(done).hasValue(1);
    assertThat(rig.recipes.notice()).isEmpty();
  }

  private void go(RecipeKey key) {
    rig.recipes.to(key, "anna", "", done::incrementAndGet);
    rig.await("loaded", () -> !rig.recipes.isBusy());
  }
}
