package dev.linewarden.archive;

import dev.linewarden.inspection.Cause;
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
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.Verdict;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Judged parts with drawn frames: a cap of some grey, good from 100 on, borderline below 120.
final class Bottles {
  static final int WIDTH = 64;
  static final int HEIGHT = 48;
  static final Region CAP =
      new Region.Polygon(
          List.of(
              new Region.Point(8, 8),
              new Region.Point(24, 8),
              new Region.Point(24, 20),
              new Region.Point(8, 20)));
  static final Limit LIMIT =
      new Limit(
          "cap",
          "mean",
          100,
          Double.POSITIVE_INFINITY,
          120,
          Double.POSITIVE_INFINITY,
          "Cap missing!");
  static final Recipe RECIPE =
      new Recipe(
          new RecipeKey("bottle", 3),
          "Bottle",
          List.of(RecipeView.only(WIDTH, HEIGHT)),
          List.of(new ToolSpec("cap", "intensity", Map.of())),
          List.of(LIMIT),
          Map.of());

  /// 2026-11-22T00:42:10.123Z
  static final long WALL_MILLIS = 1_795_308_130_123L;

  final AtomicInteger framesOut = new AtomicInteger();
  private final Arena arena = Arena.ofAuto();

  static LedgerEntry.Judged judged(long part, double grey) {
    return judged(part, grey, WALL_MILLIS + part);
  }

  static LedgerEntry.Judged judged(long part, double grey, long wallMillis) {
    return judged(part, grey, wallMillis, CAP);
  }

  static LedgerEntry.Judged judged(long part, double grey, long wallMillis, Region where) {
    List<Finding> seen = List.of(new Finding("cap", "mean", grey, "grey", where));
    return judged(part, Judge.judge(seen, RECIPE.limits()), seen, wallMillis);
  }

  static LedgerEntry.Judged unjudged(long part, Cause cause) {
    return judged(part, new Verdict.Unjudged(cause, "in a test"), List.of(), WALL_MILLIS);
  }

  private static LedgerEntry.Judged judged(
      long part, Verdict verdict, List<Finding> seen, long wallMillis) {
    return new LedgerEntry.Judged(
        new PartId(part),
        wallMillis,
        RECIPE.key(),
        verdict,
        seen,
        List.of(),
        part,
        "drawn",
        5_000_000,
        1_000_000);
  }

  /// The line shows a part and then gives its own references back.
  void show(PictureArchive archive, LedgerEntry.Judged judged) {
    try (Frames frames = Frames.of(frame(judged.part().value()))) {
      archive.saw(new LineEvent.PartJudged(judged, RECIPE), frames);
    }
  }

  /// Each pixel another grey, which begins at the part's number.
  private Frame frame(long part) {
    MemorySegment pixels = arena.allocate((long) WIDTH * HEIGHT);
    for (long at = 0; at < pixels.byteSize(); at++) {
      pixels.set(ValueLayout.JAVA_BYTE, at, grey(part, at));
    }
    framesOut.incrementAndGet();
    return new Frame(
        new FrameInfo(part, 0, 0, WIDTH, HEIGHT, WIDTH, PixelFormat.MONO8, "drawn"),
        pixels,
        framesOut::decrementAndGet);
  }

  static byte grey(long part, long at) {
    return (byte) (part + at);
  }

  static void run(PictureArchive archive) {
    while (archive.doWork(0) > 0) {
      // Until nothing is left to do.
    }
  }
}
