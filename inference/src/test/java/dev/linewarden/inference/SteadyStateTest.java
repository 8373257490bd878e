package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.recipe;
import static dev.linewarden.inference.Stations.tool;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.ToolSpec;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

/// Nothing may grow part by part on a machine that runs for years.
class SteadyStateTest {
  private static final int RUNS = 20_000;

  /// Room for what the rest of the process does meanwhile: compiled code, heap pages first touched.
  private static final long RSS_GROWTH_MAX = 24L << 20;

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
  void twentyThousandPartsLeaveNativeMemoryAsItWas() {
    try (VisionRecipe recipe = Stations.loader().load(RecipeFiles.read("cola_bottles"))) {
      run(recipe, RUNS / 2);
      long count = Pointer.totalCount();
      long bytes = Pointer.totalBytes();
      long resident = Pointer.physicalBytes();

      run(recipe, RUNS);

      assertThat(Pointer.totalCount()).isEqualTo(count);
      assertThat(Pointer.totalBytes()).isEqualTo(bytes);
      assertThat(Pointer.physicalBytes() - resident).isLessThan(RSS_GROWTH_MAX);
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

  /// Each kind of tool that has no recipe of its own here, fixed and following.
  private static Recipe everyTool() {
    ToolSpec locate =
        tool(
            "locate",
            "locate",
            "by",
            "border",
            "direction",
            "right",
            "to",
            "bright",
            "minStep",
            5,
            "taught",
            40,
            "lanes",
            50,
            "box",
            List.of(0, 20, 100, 50));
    List<ToolSpec> tools = new ArrayList<>(List.of(locate));
    for (int i = 0; i < 2; i++) {
      Map<String, Object> follow = i == 0 ? Map.of() : Map.of("follow", "locate");
      Map<String, Object> lanes =
          Map.of("minStep", 5, "needed", 0.2, "tolerance", 20, "box", List.of(60, 60, 60, 60));
      Map<String, Object> line = with(lanes, follow);
      Map<String, Object> ring = Map.of("minStep", 5, "ring", List.of(150, 100, 10, 40));
      Map<String, Object> zone = Map.of("box", List.of(50, 50, 100, 100));
      tools.add(
          spec("width" + i, "width", Map.of("minStep", 5, "box", List.of(60, 60, 60, 60)), follow));
      tools.add(spec("line" + i, "line", lanes, follow));
      tools.add(spec("circle" + i, "circle", ring, follow));
      tools.add(spec("cap" + i, "cap", Map.of("top", line, "rest", line), Map.of()));
      tools.add(spec("label" + i, "label", Map.of("top", line, "side", line), Map.of()));
      tools.add(spec("edges" + i, "edges", with(zone, Map.of("minStep", 9)), follow));
      tools.add(
          spec(
              "colour" + i,
              "colour",
              with(zone, Map.of("lab", List.of(50, 20, 30), "within", 20)),
              follow));
      for (String by : List.of("fixed", "otsu", "adaptive")) {
        Map<String, Object> how =
            by.equals("fixed")
                ? Map.of("threshold", 100)
                : by.equals("otsu") ? Map.of("split", 3) : Map.of("offset", 5, "holes", "fill");
        Map<String, Object> blobs = with(with(zone, how), Map.of("by", by, "minArea", 5));
        tools.add(spec(by + i, "blobs", blobs, follow));
      }
      tools.add(tool("distance" + i, "distance", "from", "circle" + i, "to", "line" + i));
      tools.add(tool("angle" + i, "angle", "from", "line0", "to", "line" + i));
      tools.add(tool("position" + i, "position", "of", "fixed" + i));
      Map<String, Object> one = Map.of("tool", "width" + i, "finding", "width");
      tools.add(tool("sum" + i, "compute", "by", "sum", "unit", "px", "of", List.of(one)));
      tools.add(tool("all" + i, "logic", "conditions", List.of(with(one, Map.of("min", 1)))));
    }
    return recipe(352, 288, "found", tools.toArray(ToolSpec[]::new));
  }

  private static Map<String, Object> with(Map<String, Object> one, Map<String, Object> other) {
    Map<String, Object> both = new HashMap<>(one);
    both.putAll(other);
    return both;
  }

  private static ToolSpec spec(
      String name, String kind, Map<String, Object> one, Map<String, Object> other) {
    return new ToolSpec(name, kind, with(one, other));
  }

  @Test
  void noToolLeavesAnythingNativeBehind() {
    try (VisionRecipe recipe = Stations.loader().load(everyTool())) {
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
