package dev.linewarden.ui;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Comparison;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.Verdict;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// Judged parts for tests, and frames that tell how many of them are not given back.
final class Parts {
  static final int WIDTH = 320;
  static final int HEIGHT = 256;

  private static final List<Limit> LIMITS =
      List.of(
          new Limit("cap", "score", 0.8, Double.POSITIVE_INFINITY, "cap missing"),
          new Limit("fill", "level", 70, 130, "underfilled"));
  private static final Recipe RECIPE =
      new Recipe(
          ScriptedStation.KEY,
          "Bottle 0.5 l",
          List.of(RecipeView.only(WIDTH, HEIGHT)),
          List.of(new ToolSpec("cap", "compare", Map.of()), new ToolSpec("fill", "edge", Map.of())),
          LIMITS,
          Map.of());

  final AtomicInteger framesOut = new AtomicInteger();
  private final PixelFormat format;
  private final int scale;
  private final boolean noise;

  Parts() {
    this(PixelFormat.BGR8, 1, false);
  }

  Parts(PixelFormat format, int scale, boolean noise) {
    this.format = format;
    this.scale = scale;
    this.noise = noise;
  }

  static LineEvent.PartJudged pass(long part) {
    return judged(part, 0.97);
  }

  static LineEvent.PartJudged reject(long part) {
    return judged(part, 0.125);
  }

  static LineEvent.PartJudged unjudged(long part, Cause cause) {
    return told(part, List.of(), new Verdict.Unjudged(cause, "as the test says"));
  }

  static LineEvent.PartJudged judged(long part, double capScore) {
    List<Finding> findings =
        List.of(
            new Finding("bright", "mean", 120, "grey", null),
            new Finding("cap", "score", capScore, "score", new Region.Box(10, 20, 30, 40)),
            new Finding("fill", "level", 90, "px", new Region.Box(10, 80, 30, 10)));
    return told(part, findings, Judge.judge(findings, LIMITS));
  }

  static LineEvent.PartJudged told(long part, List<Finding> findings, Verdict verdict) {
    return new LineEvent.PartJudged(
        new LedgerEntry.Judged(
            new PartId(part),
            1_700_000_000_000L + part,
            ScriptedStation.KEY,
            verdict,
            findings,
            List.of(),
            part,
            "test",
            5_200_000,
            -1),
        RECIPE);
  }

  /// A part that passed, on its way to the screen.
  static Shot shot(Frames frames) {
    return new Shot(pass(1).record(), RECIPE, frames);
  }

  /// A part that the running recipe let through, and a draft would not have.
  static Comparison disagreement(long part) {
    List<Finding> seen = List.of(new Finding("cap", "mean", 105, "grey", null));
    Limit higher = new Limit("cap", "mean", 110, Double.POSITIVE_INFINITY, "cap missing");
    return new Comparison(
        new PartId(part), RECIPE, new Verdict.Pass(), Judge.judge(seen, List.of(higher)), seen);
  }

  /// A gradient, or noise that hardly compresses; the caller closes it.
  Frame frame(long number) {
    int width = WIDTH * scale;
    int height = HEIGHT * scale;
    int stride = width * format.bytesPerPixel() + 8;
    MemorySegment pixels = Arena.ofAuto().allocate((long) stride * height);
    byte[] row = new byte[stride];
    Random random = new Random(number);
    for (int y = 0; y < height; y++) {
      if (noise) {
        random.nextBytes(row);
      } else {
        Arrays.fill(row, (byte) (y + number));
      }
      MemorySegment.copy(row, 0, pixels, ValueLayout.JAVA_BYTE, (long) y * stride, stride);
    }
    framesOut.incrementAndGet();
    FrameInfo info = new FrameInfo(number, 0, 0, width, height, stride, format, "test");
    return new Frame(info, pixels, framesOut::decrementAndGet);
  }

  void show(WebScreen screen, LineEvent.PartJudged judged) {
    try (Frames frames = Frames.of(frame(judged.record().part().value()))) {
      screen.saw(judged, frames);
    }
  }
}
