package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tools that locate and compare, all in one recipe.
class CompareSteadyStateTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 256;
  private static final int RUNS = 600;

  /// 1.7 KB a part, where the smallest picture of these tools has some 80: room for what the rest
  /// of the process does meanwhile.
  private static final long GROWTH_MAX = 1L << 20;

  private static final long HEAP_BYTES_PER_PART_MAX = 12_288;

  private static final List<ToolSpec> TOOLS =
      List.of(
          RecipeFiles.tool(
              """
              {"name": "pattern", "kind": "locate", "by": "pattern", "picture": "taught",
               "turn": 10, "pattern": [112, 87, 96, 76], "box": [0, 0, 320, 256]}
              """),
          RecipeFiles.tool(
              """
              {"name": "blob", "kind": "locate", "by": "blob", "minArea": 500,
               "taught": [160, 125], "box": [0, 0, 320, 256]}
              """),
          RecipeFiles.tool(
              """
              {"name": "circle", "kind": "locate", "by": "circle", "to": "bright", "minStep": 40,
               "taught": [140, 120], "ring": [140, 120, 5, 20], "follow": "pattern"}
              """),
          RecipeFiles.tool(
              """
              {"name": "border", "kind": "locate", "by": "border", "turn": true, "to": "bright",
               "minStep": 40, "taught": 93, "box": [120, 80, 60, 30]}
              """),
          RecipeFiles.tool(
              """
              {"name": "golden", "kind": "golden", "mean": "taught", "tolerance": "tolerance",
               "box": [0, 0, 320, 256]}
              """),
          RecipeFiles.tool(
              """
              {"name": "pair", "kind": "pair", "picture": "taught", "minStep": 60, "shift": 4,
               "box": [0, 0, 320, 256]}
              """));

  private static Recipe recipe(Path picture, Path tolerance) {
    List<Limit> limits =
        List.of("pattern/score", "blob/found", "circle/score", "border/found").stream()
            .map(limit -> limit.split("/", -1))
            .map(words -> new Limit(words[0], words[1], 0, 1, "never"))
            .toList();
    return new Recipe(
        new RecipeKey("test", 1),
        "Test",
        List.of(RecipeView.only(WIDTH, HEIGHT)),
        TOOLS,
        limits,
        Map.of(),
        Map.of("taught", picture, "tolerance", tolerance));
  }

  @Test
  void nothingGrowsPartByPart(@TempDir Path folder) {
    Drawing plate = new Drawing(WIDTH, HEIGHT, PatternLocatorTest::plate);
    Path tolerance = new Drawing(WIDTH, HEIGHT, (_, _) -> 40).store(folder, "tolerance.png");
    List<Frame> frames =
        List.of(
            plate.frame(Drawing.Change.none().noisy(3)),
            plate.frame(Drawing.Change.around(160, 125, 163, 124).turned(3).noisy(3)));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (VisionRecipe loaded =
        Stations.loader().load(recipe(plate.store(folder, "taught.png"), tolerance))) {
      run(loaded, frames);
      long count = Pointer.totalCount();
      long bytes = Pointer.totalBytes();
      long heap = threads.getCurrentThreadAllocatedBytes();

      run(loaded, frames);

      long perPart = (threads.getCurrentThreadAllocatedBytes() - heap) / RUNS;
      assertThat(perPart).isBetween(1L, HEAP_BYTES_PER_PART_MAX);
      long growth = NativeHeap.growth(() -> run(loaded, frames));

      assertThat(Pointer.totalCount()).isEqualTo(count);
      assertThat(Pointer.totalBytes()).isEqualTo(bytes);
      assertThat(growth).isLessThan(GROWTH_MAX);
    }
  }

  private static void run(VisionRecipe loaded, List<Frame> frames) {
    for (int i = 0; i < RUNS; i++) {
      loaded.inspect(Stations.PART, Frames.of(frames.get(i % 2)), Stations.NEVER);
    }
  }
}
