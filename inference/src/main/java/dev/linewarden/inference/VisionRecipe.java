package dev.linewarden.inference;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.ModelPlace;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolTime;
import dev.linewarden.vision.NativeScope;
import dev.linewarden.vision.View;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
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
  private final List<ModelPlace> models;
  private final boolean keepsWarm;
  private final BlankFrames blank;
  private final List<View> views;

  /// For each view, a tool that needs its colours.
  private final List<Optional<String>> colourTools;

  private final WarmUp warmUp;
  private int expectedFindings;
  private boolean closed;

  /// @param view the number of the one it looks at
  record Named(String name, int view, Tool tool) {}

  /// What a recipe stands on.
  ///
  /// @param scope taken over by the recipe, also when its warm-up throws
  record Around(
      NativeScope scope,
      RunGuard guard,
      List<ModelPlace> models,
      Clock clock,
      FaultLog faults,
      InferenceSettings settings) {}

  VisionRecipe(Recipe recipe, List<Named> tools, Around around) {
    this.recipe = recipe;
    this.tools = List.copyOf(tools);
    this.scope = around.scope();
    this.guard = around.guard();
    this.models = List.copyOf(around.models());
    this.clock = around.clock();
    this.faults = around.faults();
    this.keepsWarm = around.settings().keepWarm();
    this.blank = new BlankFrames(recipe, scope.keep(Arena.ofShared()));
    this.views = recipe.views().stream().map(_ -> new View()).toList();
    this.colourTools =
        IntStream.range(0, views.size()).mapToObj(view -> colourTool(tools, view)).toList();
    tools.forEach(named -> named.tool().beside(views));
    this.expectedFindings = tools.size();
    this.warmUp =
        new BlankRuns(recipe, clock, around.settings())
            .run(
                blank.frames(),
                (part, frames, until) -> look(part, frames, until, VisionRecipe::always));
  }

  private static Optional<String> colourTool(List<Named> tools, int view) {
    return tools.stream()
        .filter(named -> named.view() == view && named.tool().needsColour())
        .map(Named::name)
        .findFirst();
  }

  @Override
  public Recipe recipe() {
    return recipe;
  }

  @Override
  public List<ModelPlace> models() {
    return models;
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
  public Inspected inspect(PartId part, Frames frames, long deadlineNanos) {
    return guarded(part, frames, deadlineNanos, VisionRecipe::always);
  }

  @Override
  public Inspected inspectWhile(BooleanSupplier free, PartId part, Frames frames) {
    return guarded(part, frames, Long.MAX_VALUE, free);
  }

  private Inspected guarded(PartId part, Frames frames, long deadlineNanos, BooleanSupplier free) {
    if (closed) {
      throw new IllegalStateException("recipe " + recipe.key() + " was closed");
    }
    guard.begin(part.value());
    try {
      return look(part, frames, deadlineNanos, free);
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
      show(blank.frames());
      FindingSink nobody = new FindingSink(expectedFindings);
      for (int i = 0; i < tools.size() && free.getAsBoolean(); i++) {
        Named named = tools.get(i);
        nobody.from(named.name());
        named.tool().run(views.get(named.view()), nobody);
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

  private Inspected look(PartId part, Frames frames, long deadlineNanos, BooleanSupplier free) {
    for (int view = 0; view < views.size(); view++) {
      Frame frame = frames.of(view);
      String unfit = frame == null ? "there is no frame" : unfit(view, frame);
      if (frame == null || unfit != null) {
        return new InspectionFailed(part, Cause.FRAME_UNFIT, recipe.before(view) + unfit);
      }
    }
    blank.asLast(frames);
    show(frames);
    FindingSink sink = new FindingSink(expectedFindings);
    List<ToolTime> times = new ArrayList<>(tools.size());
    long started = clock.nanos();
    long before = started;
    for (int i = 0; i < tools.size(); i++) {
      Named named = tools.get(i);
      if (before - deadlineNanos > 0) {
        return late(part, named, before - deadlineNanos);
      }
      InspectionFailed failed = free.getAsBoolean() ? run(part, named, sink) : gaveWay(part);
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
      named.tool().run(views.get(named.view()), sink);
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

  private static boolean always() {
    return true;
  }

  private static InspectionFailed gaveWay(PartId part) {
    return new InspectionFailed(part, Cause.LATE, "gave way to the next part");
  }

  private static InspectionFailed late(PartId part, Named next, long byNanos) {
    return new InspectionFailed(
        part,
        Cause.LATE,
        "tool '%s' would start %d us after the deadline".formatted(next.name(), byNanos / 1000));
  }

  /// Complete ones.
  private void show(Frames frames) {
    for (int view = 0; view < views.size(); view++) {
      Frame frame = frames.of(view);
      if (frame != null) {
        views.get(view).show(frame);
      }
    }
  }

  private @Nullable String unfit(int view, Frame frame) {
    FrameInfo info = frame.info();
    RecipeView wanted = recipe.views().get(view);
    if (info.width() != wanted.width() || info.height() != wanted.height()) {
      return "expected %dx%d, got %dx%d from %s"
          .formatted(wanted.width(), wanted.height(), info.width(), info.height(), info.origin());
    }
    Optional<String> colourTool = colourTools.get(view);
    if (colourTool.isPresent() && info.format() != PixelFormat.BGR8) {
      return "tool '%s' expects colour (BGR8), got %s from %s"
          .formatted(colourTool.get(), info.format(), info.origin());
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
