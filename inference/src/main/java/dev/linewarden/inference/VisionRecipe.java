package dev.linewarden.inference;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.ToolTime;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A recipe compiled into tools, warm. Made by [VisionLoader]; one thread at a time from then on.
public final class VisionRecipe implements LoadedRecipe {
  /// What a run on a blank frame is to the guard; parts have numbers above 0.
  private static final long WARMING = -1;

  private final Recipe recipe;
  private final List<Named> tools;
  private final NativeScope scope;
  private final Clock clock;
  private final FaultLog faults;
  private final RunGuard guard;
  private final boolean keepsWarm;
  private final BlankFrames blank;
  private final View view = new View();
  private final @Nullable String colourTool;
  private final WarmUp warmUp;
  private int expectedFindings;
  private boolean closed;

  record Named(String name, Tool tool) {}

  /// What a recipe stands on.
  ///
  /// @param scope taken over by the recipe, also when its warm-up throws
  record Around(
      NativeScope scope,
      RunGuard guard,
      Clock clock,
      FaultLog faults,
      InferenceSettings settings) {}

  VisionRecipe(Recipe recipe, List<Named> tools, Around around) {
    this.recipe = recipe;
    this.tools = List.copyOf(tools);
    this.scope = around.scope();
    this.guard = around.guard();
    this.clock = around.clock();
    this.faults = around.faults();
    this.keepsWarm = around.settings().keepWarm();
    this.blank = new BlankFrames(recipe, scope.keep(Arena.ofShared()));
    this.colourTool =
        tools.stream()
            .filter(t -> t.tool().needsColour())
            .map(Named::name)
            .findFirst()
            .orElse(null);
    this.expectedFindings = tools.size();
    this.warmUp = new BlankRuns(recipe, clock, around.settings()).run(blank.frame(), this::look);
  }

  @Override
  public Recipe recipe() {
    return recipe;
  }

  /// How long it took when it was loaded.
  public WarmUp warmUp() {
    return warmUp;
  }

  @Override
  public long tailNanos() {
    return warmUp.p99Nanos();
  }

  @Override
  public Inspected inspect(PartId part, Frame frame, long deadlineNanos) {
    if (closed) {
      throw new IllegalStateException("recipe " + recipe.key() + " was closed");
    }
    guard.begin(part.value());
    try {
      return look(part, frame, deadlineNanos);
    } finally {
      guard.end();
    }
  }

  @Override
  public void cutOff(PartId part) {
    guard.stop(part.value());
  }

  @Override
  public boolean keepWarm(BooleanSupplier free) {
    if (!keepsWarm || closed) {
      return false;
    }
    guard.begin(WARMING);
    try {
      view.show(blank.frame());
      FindingSink nobody = new FindingSink(expectedFindings);
      for (int i = 0; i < tools.size() && free.getAsBoolean(); i++) {
        Named named = tools.get(i);
        nobody.from(named.name());
        named.tool().run(view, nobody);
      }
    } catch (RuntimeException failure) {
      if (!guard.wasStopped()) {
        faults.count("inference", "keep-warm run failed", String.valueOf(failure.getMessage()));
      }
    } finally {
      guard.end();
    }
    return true;
  }

  @Override
  public void stopKeepingWarm() {
    guard.stop(WARMING);
  }

  private Inspected look(PartId part, Frame frame, long deadlineNanos) {
    String unfit = unfit(frame);
    if (unfit != null) {
      return new InspectionFailed(part, Cause.FRAME_UNFIT, unfit);
    }
    blank.asLast(frame);
    view.show(frame);
    FindingSink sink = new FindingSink(expectedFindings);
    List<ToolTime> times = new ArrayList<>(tools.size());
    long started = clock.nanos();
    long before = started;
    for (int i = 0; i < tools.size(); i++) {
      Named named = tools.get(i);
      if (before - deadlineNanos > 0) {
        return late(part, named, before - deadlineNanos);
      }
      InspectionFailed failed = run(part, named, sink);
      if (failed != null) {
        return failed;
      }
      long after = clock.nanos();
      times.add(new ToolTime(named.name(), after - before));
      before = after;
    }
    expectedFindings = Math.max(expectedFindings, sink.findings().size());
    return new Observed(
        part,
        Collections.unmodifiableList(sink.findings()),
        Collections.unmodifiableList(times),
        started,
        before);
  }

  private @Nullable InspectionFailed run(PartId part, Named named, FindingSink sink) {
    sink.from(named.name());
    try {
      named.tool().run(view, sink);
      return null;
    } catch (RuntimeException failure) {
      if (guard.wasStopped()) {
        return new InspectionFailed(
            part, Cause.LATE, "tool '%s' was cut off at the deadline".formatted(named.name()));
      }
      // The native libraries throw bare RuntimeExceptions; whatever one tool does, the part is
      // unjudged and the next part gets its chance.
      String detail = "tool '%s': %s".formatted(named.name(), failure.getMessage());
      faults.count("inference", "tool failed", "recipe " + recipe.key() + ", " + detail);
      return new InspectionFailed(part, Cause.TOOL_FAILED, detail);
    }
  }

  private static InspectionFailed late(PartId part, Named next, long byNanos) {
    return new InspectionFailed(
        part,
        Cause.LATE,
        "tool '%s' would start %d us after the deadline".formatted(next.name(), byNanos / 1000));
  }

  private @Nullable String unfit(Frame frame) {
    FrameInfo info = frame.info();
    if (info.width() != recipe.width() || info.height() != recipe.height()) {
      return "expected %dx%d, got %dx%d from %s"
          .formatted(recipe.width(), recipe.height(), info.width(), info.height(), info.origin());
    }
    if (colourTool != null && info.format() != PixelFormat.BGR8) {
      return "tool '%s' expects colour (BGR8), got %s from %s"
          .formatted(colourTool, info.format(), info.origin());
    }
    // From here on the pixels are an address, and nothing else would stop a wild one.
    if (!frame.pixels().isNative() || !frame.pixels().scope().isAlive()) {
      return "expected pixels in live native memory, got other ones from " + info.origin();
    }
    return null;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      scope.close();
    }
  }
}
