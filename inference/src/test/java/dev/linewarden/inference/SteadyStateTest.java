package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.recipe;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.ToolSpec;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing may grow part by part on a machine that runs for years.
class SteadyStateTest {
  private static final int RUNS = 10_000;

  /// 105 bytes a part, and a picture takes more: room for what the rest of the process does
  /// meanwhile.
  private static final long GROWTH_MAX = 1L << 20;

  private static final long HEAP_BYTES_PER_PART_MAX = 4096;

  /// Two frames in turn, as from a pool: the windows have to move each time.
  private static final List<Frame> FRAMES =
      List.of(
          Pictures.colour(352, 288, (x, y) -> x * 31 + y * 977),
          Pictures.colour(352, 288, (x, y) -> x * 511 + y * 7));

  private static void run(VisionRecipe recipe, int runs) {
    for (int i = 0; i < runs; i++) {
      recipe.inspect(Stations.PART, Frames.of(FRAMES.get(i % 2)), Stations.NEVER);
    }
  }

  @Test
  void fiftyThousandPartsLeaveNativeMemoryAsItWas() {
    try (VisionRecipe recipe = Stations.loader().load(RecipeFiles.read("cola_bottles"))) {
      run(recipe, RUNS);
      long count = Pointer.totalCount();
      long bytes = Pointer.totalBytes();

      long growth = NativeHeap.growth(() -> run(recipe, RUNS));

      assertThat(Pointer.totalCount()).isEqualTo(count);
      assertThat(Pointer.totalBytes()).isEqualTo(bytes);
      assertThat(growth).isLessThan(GROWTH_MAX);
    }
  }

  @Test
  void aModelLeavesNativeMemoryAsItWas() {
    try (VisionRecipe recipe = Stations.loader().load(RecipeFiles.read("conveyor_caps"))) {
      Frame frame = Pictures.colour(640, 640, (x, y) -> x * 31 + y * 977);
      long count = Pointer.totalCount();
      long bytes = Pointer.totalBytes();

      for (int i = 0; i < 50; i++) {
        recipe.inspect(Stations.PART, Frames.of(frame), Stations.NEVER);
      }

      assertThat(Pointer.totalCount()).isEqualTo(count);
      assertThat(Pointer.totalBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void onePartOfSixToolsTakesFourKibibytesOfHeapAtMost() {
    try (VisionRecipe recipe = Stations.loader().load(RecipeFiles.read("cola_bottles"))) {
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      run(recipe, 1000);
      long before = threads.getCurrentThreadAllocatedBytes();

      run(recipe, 1000);

      long perPart = (threads.getCurrentThreadAllocatedBytes() - before) / 1000;
      assertThat(perPart).isBetween(1L, HEAP_BYTES_PER_PART_MAX);
    }
  }

  /// Each kind of tool that has no recipe of its own here; FOLLOW makes it fixed or following.
  private static final String EVERY_TOOL =
      """
      {"name": "width", "kind": "width", "minStep": 5, "box": [60, 60, 60, 60] FOLLOW},
      {"name": "line", "kind": "line", LINE FOLLOW},
      {"name": "circle", "kind": "circle", "minStep": 5, "ring": [150, 100, 10, 40] FOLLOW},
      {"name": "cap", "kind": "cap", "top": {LINE FOLLOW}, "rest": {LINE FOLLOW}},
      {"name": "label", "kind": "label", "top": {LINE FOLLOW}, "side": {LINE FOLLOW}},
      {"name": "edges", "kind": "edges", "minStep": 9, ZONE FOLLOW},
      {"name": "colour", "kind": "colour", "lab": [50, 20, 30], "within": 20, ZONE FOLLOW},
      {"name": "fixed", "kind": "blobs", "threshold": 100, "minArea": 5, ZONE FOLLOW},
      {"name": "otsu", "kind": "blobs", "by": "otsu", "split": 3, "minArea": 5, ZONE FOLLOW},
      {"name": "adaptive", "kind": "blobs", "by": "adaptive", "offset": 5, "holes": "fill",
          "minArea": 5, ZONE FOLLOW},
      {"name": "distance", "kind": "distance", "from": "circle", "to": "line"},
      {"name": "angle", "kind": "angle", "from": "line", "to": "line"},
      {"name": "position", "kind": "position", "of": "fixed"},
      {"name": "sum", "kind": "compute", "by": "sum", "unit": "px",
          "of": [{"tool": "width", "finding": "width"}]},
      {"name": "all", "kind": "logic",
          "conditions": [{"tool": "width", "finding": "width", "min": 1}]}
      """;

  private static final String LOCATE =
      """
      {"name": "locate", "kind": "locate", "by": "border", "direction": "right", "to": "bright",
          "minStep": 5, "taught": 40, "lanes": 50, "box": [0, 20, 100, 50]},
      """;

  private static Recipe everyTool(String follow) {
    String tools =
        EVERY_TOOL
            .replace("LINE", "'minStep': 5, 'needed': 0.2, 'tolerance': 20, ZONE")
            .replace("ZONE", "'box': [50, 50, 100, 100]")
            .replace("FOLLOW", follow)
            .replace('\'', '"');
    return recipe(
        352, 288, "found", RecipeFiles.tools("[" + LOCATE + tools + "]").toArray(ToolSpec[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", 'follow': 'locate'"})
  void noToolLeavesAnythingNativeBehind(String follow) {
    try (VisionRecipe recipe = Stations.loader().load(everyTool(follow))) {
      assertThat(Stations.value(Stations.look(recipe, FRAMES.getFirst()), "found")).isEqualTo(1);
      run(recipe, 20);
      long count = Pointer.totalCount();
      long bytes = Pointer.totalBytes();

      run(recipe, 200);

      assertThat(Pointer.totalCount()).isEqualTo(count);
      assertThat(Pointer.totalBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void closingARecipeGivesAllItsNativeMemoryBack() {
    Stations.loader().load(RecipeFiles.read("cola_bottles")).close();
    long count = Pointer.totalCount();

    for (int i = 0; i < 20; i++) {
      Stations.loader().load(RecipeFiles.read("cola_bottles")).close();
    }

    assertThat(Pointer.totalCount()).isEqualTo(count);
  }
}
