package dev.linewarden.station;

import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.ModelFacts;
import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A recipe of one model over whole frames, and frames for it.
///
/// @param file of the model
/// @param facts of it
record BenchModel(Path file, ModelFacts facts) {
  static final int WIDTH = 1280;
  static final int HEIGHT = 1024;
  private static final String TOOL = "model";
  private static final int SEED = 9;

  LoadedRecipe load(InferenceSettings settings, Clock clock, FaultLog faults) {
    Limit never = new Limit(TOOL, "score", -Double.MAX_VALUE, Double.MAX_VALUE, "never");
    Recipe recipe =
        new Recipe(
            new RecipeKey("bench", 1),
            "bench",
            List.of(RecipeView.only(WIDTH, HEIGHT)),
            List.of(facts.tool(TOOL, "m")),
            List.of(never),
            Map.of("m", file));
    return new VisionLoader(clock, faults, settings).load(recipe);
  }

  PixelFormat format() {
    return facts.takesColour() ? PixelFormat.BGR8 : PixelFormat.MONO8;
  }

  /// A frame of noise; its memory ends with the arena.
  Frames frames(int number, Arena arena) {
    int stride = WIDTH * format().bytesPerPixel();
    MemorySegment pixels = arena.allocate((long) stride * HEIGHT);
    Random random = new Random(SEED + number);
    for (long i = 0; i < pixels.byteSize(); i += Long.BYTES) {
      pixels.set(ValueLayout.JAVA_LONG_UNALIGNED, i, random.nextLong());
    }
    FrameInfo info = new FrameInfo(number, 0, 0, WIDTH, HEIGHT, stride, format(), "noise");
    return Frames.of(new Frame(info, pixels, () -> {}));
  }
}
