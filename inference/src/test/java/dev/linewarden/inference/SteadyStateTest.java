package dev.linewarden.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import java.lang.management.ManagementFactory;
import java.util.List;
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
      run(recipe, RUNS / 4);
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
