package dev.linewarden.capture;

import java.util.ArrayList;
import java.util.List;

/// How a rendered line looks and how its camera behaves.
///
/// @param seed the same seed gives the same bottles, faults and pixels
/// @param width pixels a row; a multiple of 40 between 160 and 2560
/// @param height rows; four fifths of the width
/// @param faultyShare share of bottles with a fault, 0 to 1
/// @param buffers frames that can be in use at once
/// @param exposureDelayNanos from the sensor's edge to the begin of the exposure
public record RenderedSettings(
    long seed, int width, int height, double faultyShare, int buffers, long exposureDelayNanos) {
  public static final int WIDTH_DEFAULT = 1280;
  public static final int HEIGHT_DEFAULT = 1024;
  public static final double FAULTY_SHARE_DEFAULT = 0.04;

  static final int WIDTH_MIN = 160;
  static final int WIDTH_MAX = 2560;
  static final int WIDTH_STEP = 40;

  public RenderedSettings {
    List<String> problems = new ArrayList<>();
    if (width < WIDTH_MIN || width > WIDTH_MAX || width % WIDTH_STEP != 0) {
      problems.add(
          "expected a rendered width of %d to %d in steps of %d, got %d"
              .formatted(WIDTH_MIN, WIDTH_MAX, WIDTH_STEP, width));
    }
    if (height * 5L != width * 4L) {
      problems.add(
          "expected a rendered height of four fifths of the width %d, got %d"
              .formatted(width, height));
    }
    if (!(faultyShare >= 0 && faultyShare <= 1)) {
      problems.add("expected a share of faulty bottles of 0 to 1, got " + faultyShare);
    }
    CameraChecks.timing(buffers, exposureDelayNanos, problems);
    CameraChecks.refuse(problems);
  }

  /// 1280x1024, four in a hundred faulty.
  public static RenderedSettings of(long seed) {
    return new RenderedSettings(
        seed,
        WIDTH_DEFAULT,
        HEIGHT_DEFAULT,
        FAULTY_SHARE_DEFAULT,
        CameraChecks.BUFFERS_DEFAULT,
        CameraChecks.EXPOSURE_DELAY_NANOS_DEFAULT);
  }

  /// Pixels per scene unit; the scene is 1280 units wide.
  double scale() {
    return width / (double) WIDTH_DEFAULT;
  }
}
