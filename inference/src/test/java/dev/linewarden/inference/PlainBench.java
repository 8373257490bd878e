package dev.linewarden.inference;

import dev.linewarden.inspection.Frame;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What OpenCV alone takes for the work that a tool of [ToolsBench] cannot do without, on the same
/// pictures.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PlainBench {
  /// On a copy of an eighth of the size, as OpenCV's own search would be given.
  private static final int SMALLER = 8;

  /// Steps of turning within 15 degrees to both sides.
  private static final int TURNS = 7;

  private Picture still = new Picture(BenchScene.still(1));
  private Picture other = new Picture(BenchScene.still(2));
  private Mat small = new Mat();
  private Mat pattern = small;
  private final Mat one = new Mat();
  private final Mat two = new Mat();
  private final Mat stats = new Mat();
  private final Mat centres = new Mat();

  /// A frame as OpenCV sees it.
  private record Picture(Mat whole) {
    Picture(Frame frame) {
      this(
          new Mat(
              BenchScene.HEIGHT,
              BenchScene.WIDTH,
              opencv_core.CV_8UC1,
              new BytePointer(frame.pixels().asByteBuffer()),
              frame.info().strideBytes()));
    }

    Mat part(int x, int y, int width, int height) {
      return new Mat(whole, new Rect(x, y, width, height));
    }
  }

  private Mat zone = still.part(500, 400, 200, 200);
  private Mat row = still.part(40, 870, 1200, 60);

  @Setup
  public void prepare() {
    Picture plate = new Picture(BenchScene.moved(0));
    Size size = new Size(BenchScene.WIDTH / SMALLER, BenchScene.HEIGHT / SMALLER);
    opencv_imgproc.resize(plate.whole(), small, size, 0, 0, opencv_imgproc.INTER_AREA);
    pattern = new Mat(small, new Rect(60, 50, 28, 22));
  }

  /// Of `mean` and `contrast`.
  @Benchmark
  public void meanAndDeviation() {
    opencv_core.meanStdDev(zone, one, two);
  }

  /// Of `edges`.
  @Benchmark
  public void slopes() {
    opencv_imgproc.spatialGradient(zone, one, two);
  }

  /// Of `blobs`.
  @Benchmark
  public int patches() {
    return count(row);
  }

  /// Of `blobsWhole`.
  @Benchmark
  public int patchesWhole() {
    return count(still.whole());
  }

  private int count(Mat of) {
    opencv_imgproc.threshold(of, one, 110, 255, opencv_imgproc.THRESH_BINARY);
    return opencv_imgproc.connectedComponentsWithStats(one, two, stats, centres);
  }

  /// Of `goldenWhole` and `pairWhole`.
  @Benchmark
  public void difference() {
    opencv_core.absdiff(still.whole(), other.whole(), one);
    opencv_core.subtract(one, other.whole(), one);
  }

  /// Of `pattern15`, turned to so many angles.
  @Benchmark
  public void template() {
    for (int turn = 0; turn < TURNS; turn++) {
      opencv_imgproc.matchTemplate(small, pattern, one, opencv_imgproc.TM_CCOEFF_NORMED);
    }
  }
}
