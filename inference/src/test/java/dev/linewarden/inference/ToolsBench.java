package dev.linewarden.inference;

import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.ToolSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Each tool by itself, and twelve in one recipe, from the frame in memory to the findings, on one
/// thread.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class ToolsBench {
  private static final int FRAMES = 3;
  private static final int TWELVE = 12;

  /// The first twelve are the recipe of twelve; those on `taught` look for a plate that moves.
  private static final String TOOLS =
      """
      [{"name": "mean", "kind": "mean", "box": [500, 400, 200, 200]},
       {"name": "contrast", "kind": "contrast", "box": [500, 400, 200, 200]},
       {"name": "share", "kind": "share", "from": [99], "to": [255], "box": [500, 400, 200, 200]},
       {"name": "edges", "kind": "edges", "minStep": 20, "box": [500, 400, 200, 200]},
       {"name": "edge", "kind": "edge", "direction": "right", "to": "bright", "minStep": 30,
           "lanes": 9, "box": [240, 400, 120, 200]},
       {"name": "width", "kind": "width", "direction": "right", "to": "bright", "minStep": 30,
           "lanes": 9, "box": [240, 400, 200, 200]},
       {"name": "line", "kind": "line", "direction": "right", "to": "bright", "minStep": 30,
           "lanes": 32, "box": [240, 400, 120, 200]},
       {"name": "circle", "kind": "circle", "minStep": 30, "ring": [600, 500, 50, 120]},
       {"name": "blobs", "kind": "blobs", "blobs": "bright", "threshold": 110, "minArea": 50,
           "box": [40, 870, 1200, 60]},
       {"name": "level", "kind": "level", "direction": "down", "threshold": 110, "to": "bright",
           "lanes": 9, "box": [560, 300, 80, 300]},
       {"name": "code", "kind": "code", "codes": ["datamatrix"], "box": [900, 100, 160, 160]},
       {"name": "golden", "kind": "golden", "mean": "part", "tolerance": "partTolerance",
           "box": [500, 400, 200, 200]},
       {"name": "goldenWhole", "kind": "golden", "mean": "still", "tolerance": "tolerance",
           "box": [0, 0, 1280, 1024]},
       {"name": "pairWhole", "kind": "pair", "picture": "still", "minStep": 60, "shift": 8,
           "box": [0, 0, 1280, 1024]},
       {"name": "blobsWhole", "kind": "blobs", "blobs": "bright", "threshold": 110, "minArea": 50,
           "box": [0, 0, 1280, 1024]},
       {"name": "pattern15", "kind": "locate", "by": "pattern", "picture": "taught", "turn": 15,
           "pattern": [526, 421, 228, 182], "box": [0, 0, 1280, 1024]},
       {"name": "pattern180", "kind": "locate", "by": "pattern", "picture": "taught", "turn": 180,
           "pattern": [526, 421, 228, 182], "box": [0, 0, 1280, 1024]},
       {"name": "patterns", "kind": "patterns", "picture": "taught", "turn": 15,
           "pattern": [526, 421, 228, 182], "box": [0, 0, 1280, 1024]}]
      """;

  /// Of kinds whose first finding is not called as they are.
  private static final Map<String, String> FIRST =
      Map.ofEntries(
          Map.entry("edges", "share"),
          Map.entry("edge", "position"),
          Map.entry("line", "position"),
          Map.entry("level", "position"),
          Map.entry("circle", "diameter"),
          Map.entry("blobs", "count"),
          Map.entry("patterns", "count"),
          Map.entry("golden", "count"),
          Map.entry("pair", "count"),
          Map.entry("locate", "score"),
          Map.entry("code", "read"));

  @Param({
    "mean",
    "contrast",
    "share",
    "edges",
    "edge",
    "width",
    "line",
    "circle",
    "blobs",
    "level",
    "code",
    "golden",
    "goldenWhole",
    "pairWhole",
    "blobsWhole",
    "pattern15",
    "pattern180",
    "patterns",
    "twelve"
  })
  public String tool = "";

  private List<Frames> frames = List.of();
  private Optional<VisionRecipe> recipe = Optional.empty();
  private int next;

  @Setup
  public void load() throws IOException {
    VisionLoader.loadOpenCv();
    List<ToolSpec> all = RecipeFiles.tools(TOOLS);
    List<ToolSpec> tools =
        tool.equals("twelve")
            ? all.subList(0, TWELVE)
            : all.stream().filter(spec -> spec.name().equals(tool)).toList();
    boolean moves = tools.getFirst().settings().containsValue("taught");
    frames =
        IntStream.range(0, FRAMES)
            .mapToObj(seed -> Frames.of(moves ? BenchScene.moved(seed) : BenchScene.still(seed)))
            .toList();
    Path folder = Files.createTempDirectory("tools-bench");
    recipe =
        Optional.of(
            Stations.loader()
                .load(
                    new Recipe(
                        new RecipeKey("bench", 1),
                        "Bench",
                        List.of(BenchScene.VIEW),
                        tools,
                        List.of(limit(tools.getFirst())),
                        Map.of(),
                        BenchScene.pictures(folder))));
  }

  /// That always holds, on the first finding of a tool.
  private static Limit limit(ToolSpec spec) {
    String finding = FIRST.getOrDefault(spec.kind(), spec.kind());
    return new Limit(spec.name(), finding, -1e9, 1e9, "never");
  }

  @Benchmark
  public Inspected findings() {
    next = (next + 1) % FRAMES;
    return recipe.orElseThrow().inspect(Stations.PART, frames.get(next), Stations.NEVER);
  }

  @TearDown
  public void close() {
    recipe.ifPresent(VisionRecipe::close);
  }
}
