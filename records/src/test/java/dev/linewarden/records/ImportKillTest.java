package dev.linewarden.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A station that is killed while it takes recipes in has each of them whole, or not at all.
final class ImportKillTest {
  private static final int KILLS = 6;
  private static final int BUNDLES = 2;
  private static final int MILLIS_MAX = 150;

  @TempDir Path root;

  private RecipeStore store(String station) {
    return new RecipeStore(root.resolve(station), new FaultLog(new FixedClock()), _ -> Set.of());
  }

  private List<String> bundles() throws IOException {
    RecipeStore one = store("one");
    List<String> files = new ArrayList<>();
    for (int i = 1; i <= BUNDLES; i++) {
      Recipe recipe =
          RecipeFile.read(RecipeFileTest.write(root, RecipeFileTest.COLA.replace("120", "12" + i)));
      Files.write(recipe.models().getOrDefault("yolox", root), new byte[100_000 * i]);
      Path file = root.resolve(i + ".lwr");
      new RecipeBundles(one, root.resolve("one"))
          .export(one.save(recipe, References.NONE, RecipeRevisionTest.ANNA).key(), file);
      files.add(file.toString());
    }
    store("two").keys().trust(one.keys().own(), "one");
    return files;
  }

  @Test
  void nothingIsHalfInstalledAfterAKillAtAnyMomentSeed33()
      throws IOException, InterruptedException {
    SplittableRandom random = new SplittableRandom(33);
    List<String> arguments = new ArrayList<>(List.of(root.resolve("two").toString()));
    arguments.addAll(bundles());
    int kept = 0;
    for (int kill = 1; kill <= KILLS; kill++) {
      Process victim = Children.start(ImportVictim.class, arguments.toArray(String[]::new));
      assertThat(victim.getInputStream().read()).as("the victim's first sign").isEqualTo('r');
      assertThat(victim.waitFor(random.nextInt(1, MILLIS_MAX), TimeUnit.MILLISECONDS)).isFalse();
      victim.destroyForcibly().waitFor();

      List<Revision> revisions =
          new RecipeHistory(store("two")).revisions("cola-bottles", RecipeHistory.Check.WHOLE);
      assertThat(revisions).as("after kill %d", kill).allMatch(each -> each.problem().isEmpty());
      assertThat(revisions.size()).as("each life kept some").isGreaterThan(kept);
      kept = revisions.size();
    }
  }
}
