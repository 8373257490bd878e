package dev.linewarden.inference;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.ToolSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;

/// Measures the tools that see, measure and count on frames of 1280x1024 pixels, on one thread,
/// beside plain calls of OpenCV. Run by hand: `MeasureBench <runs>`.
final class MeasureBench {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.inference");
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 1024;

  private final Clock clock = new MonotonicClock();
  private final int runs;
  private final Frame grey;
  private final Frame colour;

  private MeasureBench(int runs) {
    this.runs = runs;
    Drawn.Shape discs = Drawn.disc(600, 500, 80).or(Drawn.box(300, 300, 360, 700));
    for (int i = 0; i < 40; i++) {
      discs = discs.or(Drawn.disc(80 + 28 * i, 900, 12));
    }
    grey = new Drawn(WIDTH, HEIGHT, 0.8, 3, 40, 190).frame(discs, new Random(1));
    Random random = new Random(2);
    colour = Pictures.colour(WIDTH, HEIGHT, (_, _) -> 0xC82020 + random.nextInt(16));
  }

  static void main(String[] arguments) {
    VisionLoader.loadOpenCv();
    new MeasureBench(Integer.parseInt(arguments[0])).run();
  }

  /// The first word of a name says which picture.
  private static final String TOOLS =
      """
      [{"name": "grey 200x200", "kind": "mean", "box": [500, 400, 200, 200]},
       {"name": "grey 200x200", "kind": "share", "from": [99], "to": [255], "box": [500, 400, 200, 200]},
       {"name": "grey 200x200", "kind": "edges", "minStep": 20, "box": [500, 400, 200, 200]},
       {"name": "colour 200x200", "kind": "colour", "lab": [42, 61, 41], "within": 9,
           "box": [500, 400, 200, 200]},
       {"name": "grey 120x200, 9 lanes", "kind": "edge", "direction": "right", "to": "bright",
           "minStep": 30, "lanes": 9, "box": [240, 400, 120, 200]},
       {"name": "grey 200x200, 9 lanes", "kind": "width", "direction": "right", "to": "bright",
           "minStep": 30, "lanes": 9, "box": [240, 400, 200, 200]},
       {"name": "grey 120x200, 32 lanes", "kind": "line", "direction": "right", "to": "bright",
           "minStep": 30, "lanes": 32, "box": [240, 400, 120, 200]},
       {"name": "grey 50 to 120, 64 spokes", "kind": "circle", "minStep": 30,
           "ring": [600, 500, 50, 120]},
       {"name": "grey 1200x60", "kind": "blobs", "blobs": "bright", "threshold": 110,
           "minArea": 50, "box": [40, 870, 1200, 60]},
       {"name": "grey 1280x1024", "kind": "blobs", "blobs": "bright", "threshold": 110,
           "minArea": 50, "box": [0, 0, 1280, 1024]},
       {"name": "grey 1200x60, split", "kind": "blobs", "blobs": "bright", "threshold": 110,
           "minArea": 50, "split": 8, "box": [40, 870, 1200, 60]}]
      """;

  private void run() {
    for (ToolSpec spec : RecipeFiles.tools(TOOLS)) {
      Frames frames = Frames.of(spec.name().startsWith("grey") ? grey : colour);
      String finding = FIRST.getOrDefault(spec.kind(), spec.kind());
      try (VisionRecipe loaded =
          Stations.loader().load(Stations.recipe(WIDTH, HEIGHT, finding, spec))) {
        time(
            spec.kind() + " " + spec.name(),
            () -> loaded.inspect(Stations.PART, frames, Stations.NEVER));
      }
    }
    openCv();
  }

  private static final Map<String, String> FIRST =
      Map.of(
          "edges", "share",
          "colour", "share",
          "edge", "position",
          "line", "position",
          "circle", "diameter",
          "blobs", "count");

  private void openCv() {
    try (BytePointer bytes = new BytePointer(grey.pixels().asByteBuffer());
        Mat frame = new Mat(HEIGHT, WIDTH, opencv_core.CV_8UC1, bytes, grey.info().strideBytes());
        Rect rect = new Rect(500, 400, 200, 200);
        Mat zone = new Mat(frame, rect);
        Rect all = new Rect(40, 870, 1200, 60);
        Mat row = new Mat(frame, all);
        Mat mean = new Mat();
        Mat deviation = new Mat();
        Mat right = new Mat();
        Mat down = new Mat();
        Mat mask = new Mat();
        Mat labels = new Mat();
        Mat stats = new Mat();
        Mat centres = new Mat()) {
      time("OpenCV meanStdDev 200x200", () -> opencv_core.meanStdDev(zone, mean, deviation));
      time(
          "OpenCV spatialGradient 200x200",
          () -> opencv_imgproc.spatialGradient(zone, right, down));
      time("OpenCV Canny 200x200", () -> opencv_imgproc.Canny(zone, mask, 80, 160));
      time(
          "OpenCV threshold and connectedComponents 1200x60",
          () -> count(row, mask, labels, stats, centres));
      time(
          "OpenCV threshold and connectedComponents 1280x1024",
          () -> count(frame, mask, labels, stats, centres));
    }
  }

  private static void count(Mat zone, Mat mask, Mat labels, Mat stats, Mat centres) {
    opencv_imgproc.threshold(zone, mask, 110, 255, opencv_imgproc.THRESH_BINARY);
    opencv_imgproc.connectedComponentsWithStats(mask, labels, stats, centres);
  }

  private void time(String what, Runnable once) {
    long[] nanos = new long[runs];
    for (int i = -runs / 2; i < runs; i++) {
      long before = clock.nanos();
      once.run();
      nanos[Math.max(i, 0)] = clock.nanos() - before;
    }
    Arrays.sort(nanos);
    LOG.log(
        System.Logger.Level.INFO,
        "%-52s p50 %.4f  p90 %.4f  p99 %.4f ms"
            .formatted(
                what,
                nanos[runs / 2] / 1e6,
                nanos[runs * 9 / 10] / 1e6,
                nanos[runs * 99 / 100] / 1e6));
  }
}
