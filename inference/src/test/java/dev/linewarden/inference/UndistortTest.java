package dev.linewarden.inference;

import static dev.linewarden.inference.Stations.look;
import static dev.linewarden.inference.Stations.recipe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Region;
import dev.linewarden.onnx.TensorType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A lens's bending taken back, against plain arithmetic, with what OpenCV publishes of the camera
/// that took its chessboards.
class UndistortTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;

  /// Of the numbers compared: a prime, so that all columns and channels have their turn.
  private static final int STEP = 7;

  private static final double FOCAL = 535.915733961632;
  private static final double CX = 342.28315473308373;
  private static final double CY = 235.57082909788173;
  private static final double[] K = {
    -0.2663726090966068, -0.03858889892230465, 0.23839153080878486
  };
  private static final double[] P = {0.0017831947042852964, -0.0002812210044111547};

  private static final Map<String, Object> LENS =
      Map.of(
          "fx", FOCAL, "fy", FOCAL, "cx", CX, "cy", CY, "k1", K[0], "k2", K[1], "k3", K[2], "p1",
          P[0], "p2", P[1]);

  private static final Map<String, Object> NO_BENDING =
      Map.of("fx", FOCAL, "fy", FOCAL, "cx", CX, "cy", CY);

  @TempDir private Path folder;

  /// As in a textbook: where the frame shows a point of the straightened picture.
  private static double[] bent(double u, double v) {
    double x = (u - CX) / FOCAL;
    double y = (v - CY) / FOCAL;
    double r = Math.sqrt(x * x + y * y);
    double radial = 1 + K[0] * Math.pow(r, 2) + K[1] * Math.pow(r, 4) + K[2] * Math.pow(r, 6);
    double x2 = x * radial + 2 * P[0] * x * y + P[1] * (r * r + 2 * x * x);
    double y2 = y * radial + P[0] * (r * r + 2 * y * y) + 2 * P[1] * x * y;
    return new double[] {FOCAL * x2 + CX, FOCAL * y2 + CY};
  }

  /// The pixel in the middle of four, black where there is no frame.
  private static double mixed(Frame frame, double x, double y, int channel) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double down = y - top;
    return (1 - right) * (1 - down) * pixel(frame, left, top, channel)
        + right * (1 - down) * pixel(frame, left + 1, top, channel)
        + (1 - right) * down * pixel(frame, left, top + 1, channel)
        + right * down * pixel(frame, left + 1, top + 1, channel);
  }

  private static double pixel(Frame frame, int x, int y, int channel) {
    if (x < 0 || y < 0 || x >= WIDTH || y >= HEIGHT) {
      return 0;
    }
    long at = (long) y * frame.info().strideBytes() + 3L * x + channel;
    return frame.pixels().get(ValueLayout.JAVA_BYTE, at) & 0xFF;
  }

  private float[] answer(Frame frame, int width, int height, Map<String, Object> more) {
    byte[] model = TinyOnnx.echo(TensorType.FLOAT, 1, 3, height, width);
    Map<String, Object> settings = new HashMap<>(Map.of("color", "bgr"));
    settings.putAll(more);
    return Runs.answer(folder, model, settings, frame);
  }

  private static Frame chessboard(Arena arena) {
    Path file = RecipeFiles.data("calibration").resolve("opencv_left_9x6/left01.jpg");
    return Photo.read(file).frame(arena);
  }

  /// The whole frame in its own size, and smaller in one go.
  @ParameterizedTest
  @CsvSource({"640, 480", "416, 312"})
  void everyPixelIsWhatPlainArithmeticSays(int width, int height) {
    try (Arena arena = Arena.ofConfined()) {
      Frame frame = chessboard(arena);

      float[] answer = answer(frame, width, height, Map.of("undistort", LENS));

      double largest = 0;
      double sum = 0;
      for (int at = 0; at < answer.length; at += STEP) {
        int column = at % width;
        int line = at / width % height;
        int channel = at / (width * height);
        double u = (column + 0.5) * WIDTH / width - 0.5;
        double v = (line + 0.5) * HEIGHT / height - 0.5;
        double[] place = bent(u, v);
        // Places are kept in steps of 1/32 of a pixel.
        double expected =
            mixed(frame, Math.rint(place[0] * 32) / 32, Math.rint(place[1] * 32) / 32, channel);
        largest = Math.max(largest, Math.abs(answer[at] - expected));
        sum += Math.abs(answer[at] - mixed(frame, place[0], place[1], channel));
      }
      // 8: where a place lies so near to the middle of two steps that a float rounds to the other.
      assertThat(largest).isLessThan(8);
      assertThat(sum * STEP / answer.length).isLessThan(0.5);
    }
  }

  @Test
  void withoutBendingItIsTheSameAsAResize() {
    Frame frame = Pictures.colour(WIDTH, HEIGHT, (x, y) -> (x * 3 / 8) << 16 | (y / 2) << 8 | 7);
    Map<String, Object> plain = Map.of();
    for (String resize : List.of("linear", "area")) {
      Map<String, Object> straight = Map.of("undistort", NO_BENDING, "resize", resize);

      float[] expected = answer(frame, 320, 240, plain);
      float[] answer = answer(frame, 320, 240, straight);
      double largest = 0;
      for (int at = 0; at < answer.length; at++) {
        largest = Math.max(largest, Math.abs(answer[at] - expected[at]));
      }
      assertThat(largest).as(resize).isLessThan(1.5);
    }
  }

  @Test
  void anAreaIsTheMeanOfAllThatAPixelCovers() {
    Frame frame = Pictures.colour(8, 4, (x, y) -> (x % 4 == 1 && y % 4 == 2 ? 160 : 0) * 0x10101);

    assertThat(answer(frame, 2, 1, Map.of("resize", "area"))).containsOnly(10);
    assertThat(answer(frame, 2, 1, Map.of())).containsOnly(40);
  }

  private List<Finding> brightest(Frame frame, Map<String, Object> more) throws IOException {
    byte[] model = TinyOnnx.echo(TensorType.FLOAT, 1, 1, 240, 320);
    Path file = Files.write(folder.resolve("m.onnx"), model);
    Map<String, Object> settings = new HashMap<>(more);
    settings.putAll(Map.of("model", "m", "color", "grey", "decode", "anomaly", "level", 100));
    return look(
        recipe(
            WIDTH,
            HEIGHT,
            Map.of("m", file),
            "max",
            new dev.linewarden.inspection.ToolSpec("t", "model", settings)),
        frame);
  }

  /// A bright spot near a corner, where the lens moves it by some 20 pixels, is found where the
  /// frame shows it, and so is the region that was looked at.
  @Test
  void whatIsFoundLiesWhereTheFrameShowsIt() throws IOException {
    Frame frame = Pictures.grey(WIDTH, HEIGHT, (x, y) -> Math.hypot(x - 70, y - 50) < 6 ? 250 : 0);
    Map<String, Object> corner =
        Map.of("undistort", LENS, "box", List.of(0, 0, 320, 240), "fit", "letterbox");

    List<Finding> findings = brightest(frame, corner);

    double off = WIDTH;
    double left = WIDTH;
    double right = 0;
    double top = HEIGHT;
    for (Finding finding : findings) {
      if (finding.name().equals("max") && finding.where() instanceof Region.Box box) {
        off = Math.hypot(box.x() - 70, box.y() - 50);
      }
      if (finding.name().equals("region") && finding.where() instanceof Region.Polygon outline) {
        for (Region.Point point : outline.corners()) {
          left = Math.min(left, point.x());
          right = Math.max(right, point.x());
          top = Math.min(top, point.y());
        }
      }
    }
    assertThat(off).isLessThan(8);
    assertThat(left).isCloseTo(64.5, within(1.5));
    assertThat(right).isCloseTo(76.5, within(1.5));
    assertThat(top).isCloseTo(44.5, within(1.5));
    assertThat(Math.hypot(bent(70, 50)[0] - 70, bent(70, 50)[1] - 50))
        .as("so far it would be off")
        .isGreaterThan(15);
  }

  @Test
  void theLookedAtRegionIsDrawnWhereItLiesInTheFrame() throws IOException {
    Frame frame = Pictures.grey(WIDTH, HEIGHT, (_, _) -> 0);
    List<Finding> findings =
        brightest(frame, Map.of("undistort", LENS, "box", List.of(20, 30, 200, 100)));

    assertThat(findings.getFirst().where())
        .isInstanceOfSatisfying(
            Region.Polygon.class,
            outline -> {
              double[] expected = bent(19.5, 29.5);
              assertThat(outline.corners().getFirst().x())
                  .isCloseTo(expected[0] + 0.5, within(1e-9));
              assertThat(outline.corners().getFirst().y())
                  .isCloseTo(expected[1] + 0.5, within(1e-9));
            });
  }

  @Test
  void aLensThatCannotBeIsRefused() {
    assertThatThrownBy(() -> brightest(blank(), Map.of("undistort", with("k1", -2.0))))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "recipe test r1, tool 't' undistort: with these numbers the lens would show one place"
                + " of a frame of 640x480 twice");
    assertThatThrownBy(() -> brightest(blank(), Map.of("undistort", with("cx", 900))))
        .hasMessage(
            "recipe test r1, tool 't' undistort: 'cx' must be a number from 0 to 640, but is"
                + " '900'");
    assertThatThrownBy(() -> brightest(blank(), Map.of("undistort", with("k4", 1))))
        .hasMessageStartingWith("recipe test r1, tool 't' undistort: unknown key 'k4'");
  }

  /// This one bends outwards: a corner of the straightened picture lies outside of the frame.
  @Test
  void aBoxOfWhichTheFrameShowsNothingIsRefused() {
    Map<String, Object> wish = Map.of("undistort", with("k1", 0.9), "box", List.of(0, 0, 10, 10));

    assertThatThrownBy(() -> brightest(blank(), wish))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(
            "recipe test r1, tool 't': with 'undistort', what the tool looks at lies outside of the"
                + " frame of 640x480: in the frame it would reach from (-");
  }

  private static Frame blank() {
    return Pictures.grey(WIDTH, HEIGHT, (_, _) -> 0);
  }

  private static Map<String, Object> with(String key, Object value) {
    Map<String, Object> lens = new HashMap<>(LENS);
    lens.put(key, value);
    return lens;
  }
}
