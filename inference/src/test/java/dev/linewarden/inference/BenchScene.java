package dev.linewarden.inference;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.datamatrix.DataMatrixWriter;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.RecipeView;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/// What benchmarks look at: grey frames of 1280x1024 pixels with noise.
final class BenchScene {
  static final int WIDTH = 1280;
  static final int HEIGHT = 1024;
  static final RecipeView VIEW = RecipeView.only(WIDTH, HEIGHT);

  /// Of the part that is compared by itself.
  private static final int PART = 200;

  private static final int PART_X = 500;
  private static final int PART_Y = 400;

  private static final int MODULE = 7;
  private static final int CODE_X = 920;
  private static final int CODE_Y = 120;

  private BenchScene() {}

  private static final BitMatrix CODE =
      new DataMatrixWriter().encode("L2041-B", BarcodeFormat.DATA_MATRIX, 1, 1);

  /// A bright bar and a bright disc, a row of dots, and a code.
  static Frame still(int seed) {
    Random random = new Random(seed);
    return Pictures.grey(
        WIDTH, HEIGHT, (x, y) -> (isBright(x, y) ? 190 : 40) + (int) (3 * random.nextGaussian()));
  }

  private static boolean isBright(int x, int y) {
    boolean isBar = x >= 300 && x < 360 && y >= 300 && y < 700;
    boolean isDisc = Math.hypot(x - 600, y - 500) < 80;
    boolean isDot = Math.hypot(Math.floorMod(x - 66, 28) - 14, y - 900) < 12;
    boolean isLabel = x >= 900 && x < 1060 && y >= 100 && y < 260;
    return isBar || isDisc || isDot || (isLabel && !isInk(x - CODE_X, y - CODE_Y));
  }

  private static boolean isInk(int x, int y) {
    int column = Math.floorDiv(x, MODULE);
    int row = Math.floorDiv(y, MODULE);
    boolean inside = column >= 0 && row >= 0 && column < CODE.getWidth() && row < CODE.getHeight();
    return inside && CODE.get(column, row);
  }

  /// A plate of about 200 by 160 pixels on a belt with some dirt.
  static final Drawing PLATE = new Drawing(WIDTH, HEIGHT, BenchScene::plate);

  private static double plate(double x, double y) {
    double u = (x - 640) * 0.42;
    double v = (y - 512) * 0.42;
    boolean dirt =
        Math.hypot(Math.floorMod((int) x, 170) - 80, Math.floorMod((int) y, 210) - 90) < 9;
    double plate = PatternLocatorTest.plate(u + 160, v + 125);
    return plate == 60 ? dirt ? 95 : 60 : plate;
  }

  /// The plate somewhere, turned by up to 15 degrees.
  static Frame moved(int seed) {
    Random random = new Random(seed);
    Drawing.Change change =
        Drawing.Change.around(640, 512, random.nextDouble(200, 1080), random.nextDouble(200, 820))
            .turned(random.nextDouble(-15, 15))
            .noisy(3);
    return PLATE.frame(change, seed);
  }

  /// What tools compare with: the plate, the still picture and a part of it, and how far a pixel of
  /// each may be off.
  static Map<String, Path> pictures(Path folder) {
    Drawing.Scene still = greys(still(0));
    Drawing.Scene part = (x, y) -> still.at(x + PART_X, y + PART_Y);
    return Map.of(
        "taught", PLATE.store(folder, "taught.png"),
        "still", new Drawing(WIDTH, HEIGHT, still).store(folder, "still.png"),
        "tolerance", new Drawing(WIDTH, HEIGHT, (_, _) -> 30).store(folder, "tolerance.png"),
        "part", new Drawing(PART, PART, part).store(folder, "part.png"),
        "partTolerance", new Drawing(PART, PART, (_, _) -> 30).store(folder, "part-t.png"));
  }

  private static Drawing.Scene greys(Frame frame) {
    return (x, y) -> {
      long at = (long) (int) y * frame.info().strideBytes() + (int) x;
      return frame.pixels().get(java.lang.foreign.ValueLayout.JAVA_BYTE, at) & 0xFF;
    };
  }
}
