package dev.linewarden.inference;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;

/// Measures the tools that locate and compare on frames of 1280x1024 grey pixels, on one thread,
/// beside plain calls of OpenCV. Run by hand: `LocateBench <runs> <only those with this in their
/// name>`.
final class LocateBench {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.inference");
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 1024;

  private final Clock clock = new MonotonicClock();
  private final int runs;
  private final String only;
  private final Path folder;
  private final List<Frame> frames = new ArrayList<>();

  private LocateBench(int runs, String only, Path folder) {
    this.runs = runs;
    this.only = only;
    this.folder = folder;
  }

  static void main(String[] arguments) throws IOException {
    VisionLoader.loadOpenCv();
    new LocateBench(
            Integer.parseInt(arguments[0]), arguments[1], Files.createTempDirectory("bench"))
        .run();
  }

  /// A plate of about 200 by 160 pixels on a belt with some dirt.
  private static double scene(double x, double y) {
    double u = (x - 640) * 0.42;
    double v = (y - 512) * 0.42;
    boolean dirt =
        Math.hypot(Math.floorMod((int) x, 170) - 80, Math.floorMod((int) y, 210) - 90) < 9;
    double plate = PatternLocatorTest.plate(u + 160, v + 125);
    return plate == 60 ? dirt ? 95 : 60 : plate;
  }

  private void run() {
    Drawing drawing = new Drawing(WIDTH, HEIGHT, LocateBench::scene);
    Path taught = drawing.store(folder, "taught.png");
    for (int seed = 0; seed < 6; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Drawing.Change change =
          Drawing.Change.around(640, 512, random.nextDouble(200, 1080), random.nextDouble(200, 820))
              .turned(random.nextDouble(-15, 15))
              .noisy(3);
      frames.add(drawing.frame(change, seed));
    }
    measure("pattern 228x182, +-15 degrees", pattern(taught, 526, 421, 228, 182, "turn", 15));
    measure("pattern 120x96, +-15 degrees", pattern(taught, 530, 430, 120, 96, "turn", 15));
    measure("pattern 228x182, +-180 degrees", pattern(taught, 526, 421, 228, 182, "turn", 180));
    matchTemplate();
    compare(drawing, taught);
  }

  private Recipe pattern(Path taught, int x, int y, int w, int h, Object... more) {
    List<Object> settings =
        new ArrayList<>(
            List.of("by", "pattern", "picture", "taught", "pattern", List.of(x, y, w, h)));
    settings.addAll(List.of("box", List.of(0, 0, WIDTH, HEIGHT)));
    settings.addAll(List.of(more));
    return recipe(
        Map.of("taught", taught), "score", Stations.tool("t", "locate", settings.toArray()));
  }

  private static Recipe recipe(Map<String, Path> pictures, String finding, ToolSpec tool) {
    return new Recipe(
        new RecipeKey("bench", 1),
        "Bench",
        List.of(RecipeView.only(WIDTH, HEIGHT)),
        List.of(tool),
        List.of(new Limit("t", finding, -1e9, 1e9, "never")),
        Map.of(),
        pictures);
  }

  private void measure(String what, Recipe recipe) {
    try (VisionRecipe loaded = Stations.loader().load(recipe)) {
      time(
          what,
          i ->
              loaded.inspect(
                  Stations.PART, Frames.of(frames.get(i % frames.size())), Stations.NEVER));
    }
  }

  /// The whole frame, of a part that always lies alike.
  private void compare(Drawing drawing, Path taught) {
    Path tolerance = new Drawing(WIDTH, HEIGHT, (_, _) -> 30).store(folder, "tolerance.png");
    Map<String, Path> pictures = Map.of("mean", taught, "tolerance", tolerance);
    frames.clear();
    frames.add(drawing.frame(Drawing.Change.none().noisy(3), 1));
    frames.add(drawing.frame(Drawing.Change.none().noisy(3), 2));
    List<Integer> box = List.of(0, 0, WIDTH, HEIGHT);
    measure(
        "golden 1280x1024",
        recipe(
            pictures,
            "count",
            Stations.tool("t", "golden", "mean", "mean", "tolerance", "tolerance", "box", box)));
    measure(
        "golden 1280x1024, light evened out",
        recipe(
            pictures,
            "count",
            Stations.tool(
                "t",
                "golden",
                "mean",
                "mean",
                "tolerance",
                "tolerance",
                "light",
                true,
                "box",
                box)));
    measure(
        "pair 1280x1024, shift 8",
        recipe(
            pictures,
            "count",
            Stations.tool("t", "pair", "picture", "mean", "minStep", 60, "shift", 8, "box", box)));
    absdiff();
  }

  /// What comparing cannot do without.
  private void absdiff() {
    int stride = frames.getFirst().info().strideBytes();
    try (BytePointer one = new BytePointer(frames.getFirst().pixels().asByteBuffer());
        BytePointer other = new BytePointer(frames.getLast().pixels().asByteBuffer());
        Mat first = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC1, one, stride);
        Mat second = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC1, other, stride);
        Mat result = new Mat()) {
      time(
          "OpenCV absdiff and subtract, 1280x1024",
          _ -> {
            opencv_core.absdiff(first, second, result);
            opencv_core.subtract(result, second, result);
          });
    }
  }

  /// One angle of seven, on the copy of an eighth of the size that OpenCV would be given.
  private void matchTemplate() {
    try (BytePointer bytes = new BytePointer(frames.getFirst().pixels().asByteBuffer());
        Mat frame =
            new Mat(
                HEIGHT, WIDTH, opencv_core.CV_8UC1, bytes, frames.getFirst().info().strideBytes());
        Mat small = new Mat();
        Size size = new Size(WIDTH / 8, HEIGHT / 8);
        Rect rect = new Rect(60, 50, 28, 22);
        Mat result = new Mat()) {
      opencv_imgproc.resize(frame, small, size, 0, 0, opencv_imgproc.INTER_AREA);
      try (Mat pattern = new Mat(small, rect)) {
        time(
            "OpenCV matchTemplate, 28x22 in 160x128, 7 times",
            _ -> {
              for (int turn = 0; turn < 7; turn++) {
                opencv_imgproc.matchTemplate(
                    small, pattern, result, opencv_imgproc.TM_CCOEFF_NORMED);
              }
            });
      }
    }
  }

  private interface Once {
    void run(int number);
  }

  private void time(String what, Once once) {
    if (!what.contains(only)) {
      return;
    }
    long[] nanos = new long[runs];
    for (int i = -runs; i < runs; i++) {
      long before = clock.nanos();
      once.run(Math.abs(i));
      nanos[Math.max(i, 0)] = clock.nanos() - before;
    }
    Arrays.sort(nanos);
    LOG.log(
        System.Logger.Level.INFO,
        "%-50s p50 %.3f  p90 %.3f  p99 %.3f ms"
            .formatted(
                what,
                nanos[runs / 2] / 1e6,
                nanos[runs * 9 / 10] / 1e6,
                nanos[runs * 99 / 100] / 1e6));
  }
}
