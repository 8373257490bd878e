package dev.linewarden.inspection;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A line in virtual time with everything it talks to written down: what tests stand on.
final class LineRig implements Clock, Gate, Journal, Witness {
  static final long MILLI = 1_000_000;
  static final Limit CAP = new Limit("cap", "mean", 100, 200, "cap missing");

  final FaultLog faults = new FaultLog(this);
  final Mailbox<Work> model;
  final List<LedgerEntry> written = new ArrayList<>();
  final List<PartId> pardoned = new ArrayList<>();
  final List<String> diverted = new ArrayList<>();
  final List<LineEvent> events = new ArrayList<>();
  final Line line;
  boolean permitted;
  boolean gateFull;
  boolean journalFull;
  final List<CameraSettings> asked = new ArrayList<>();

  /// For pictures that show no part.
  final List<Trigger> fired = new ArrayList<>();

  /// For each part judged, the views whose frame was there.
  final List<int[]> shown = new ArrayList<>();

  final List<PartId> cutOff = new ArrayList<>();
  int framesOut;
  long frameNumber = 1;
  long wallAheadMillis;
  String journalTrouble = "";
  long now = 1_000_000_000;

  LineRig() {
    this(Books.EMPTY, 8);
  }

  LineRig(Books start, int modelBound) {
    this(start, modelBound, List.of(RecipeView.only(4, 4)));
  }

  LineRig(List<RecipeView> views) {
    this(Books.EMPTY, 8, views);
  }

  LineRig(InterlockSettings interlocks) {
    this(Books.EMPTY, 8, List.of(RecipeView.only(4, 4)), interlocks);
  }

  private LineRig(Books start, int modelBound, List<RecipeView> views) {
    this(start, modelBound, views, InterlockSettings.NONE);
  }

  private LineRig(
      Books start, int modelBound, List<RecipeView> views, InterlockSettings interlocks) {
    model = new Mailbox<>("model", modelBound, new Doorbell());
    List<Adjustable> cameras = Collections.nCopies(views.size(), new Fired());
    line =
        new Line(
            LineSettings.DEFAULT,
            interlocks,
            new LinePorts(this, model, cameras, this, this, faults, this),
            start,
            recipe("bottles", 1, views, cutOff));
  }

  private final class Fired implements Adjustable {
    @Override
    public void adjust(CameraSettings wanted, long fromNanos) {
      asked.add(wanted);
    }

    @Override
    public boolean expose(Trigger trigger) {
      return fired.add(trigger);
    }
  }

  LineRig started() {
    line.commands().offer(new Command.Start("test"));
    return work();
  }

  LineRig work() {
    int done = line.doWork(now);
    while (done > 0) {
      done = line.doWork(now);
    }
    return this;
  }

  LineRig advance(long nanos) {
    now += nanos;
    return work();
  }

  Trigger trigger(long part) {
    Trigger trigger = new Trigger(new PartId(part), now, 0);
    line.triggers().offer(trigger);
    work();
    return trigger;
  }

  Frame frame(Trigger trigger) {
    return frame(trigger.atNanos() + LineSettings.DEFAULT.exposureDelayNanos());
  }

  Frame frame(long exposedAtNanos) {
    framesOut++;
    FrameInfo info =
        new FrameInfo(frameNumber, exposedAtNanos, now, 4, 4, 4, PixelFormat.MONO8, "test");
    MemorySegment pixels = Arena.ofAuto().allocate(16);
    return new Frame(info, pixels, () -> framesOut--);
  }

  void expose(Exposure exposure) {
    expose(0, exposure);
  }

  void expose(int view, Exposure exposure) {
    line.exposures(view).offer(exposure);
    work();
  }

  /// The model's answer to the oldest work, with the given value.
  void answer(double value) {
    Finding finding = new Finding("cap", "mean", value, "grey", null);
    answer(part -> new Observed(part, List.of(finding), List.of(), now, now));
  }

  /// The model's answer to the oldest work.
  void answer(Function<PartId, Inspected> answer) {
    Work next = model.poll();
    if (next instanceof Work.Next) {
      next = model.poll();
    }
    if (next instanceof Work.Inspect work) {
      work.frames().close();
      line.inspected().offer(answer.apply(work.part()));
    }
    work();
  }

  /// Without what happened beside the parts.
  List<LedgerEntry> writtenOfParts() {
    return written.stream().filter(entry -> !(entry instanceof LedgerEntry.Noted)).toList();
  }

  Verdict verdict(long part) {
    List<Verdict> all =
        written.stream()
            .filter(LedgerEntry.Judged.class::isInstance)
            .map(LedgerEntry.Judged.class::cast)
            .filter(record -> record.part().value() == part)
            .map(LedgerEntry.Judged::verdict)
            .toList();
    if (all.size() != 1) {
      throw new AssertionError("part " + part + " has the verdicts " + all);
    }
    return all.getFirst();
  }

  @Nullable Cause cause(long part) {
    return verdict(part) instanceof Verdict.Unjudged(Cause cause, String _) ? cause : null;
  }

  static LoadedRecipe recipe(String id, int revision) {
    return recipe(id, revision, CameraSettings.AS_IT_IS);
  }

  static LoadedRecipe recipe(String id, int revision, CameraSettings camera) {
    return recipe(id, revision, List.of(new RecipeView("", 4, 4, camera)));
  }

  static LoadedRecipe recipe(String id, int revision, List<RecipeView> views) {
    return recipe(id, revision, views, new ArrayList<>());
  }

  /// @param cutOff told of each part whose inspection is to end early
  static LoadedRecipe recipe(String id, int revision, List<RecipeView> views, List<PartId> cutOff) {
    return recipe(new RecipeKey(id, revision), views, cutOff, List.of());
  }

  static LoadedRecipe recipe(
      RecipeKey key, List<RecipeView> views, List<PartId> cutOff, List<Trend> trends) {
    return recipe(key, views, cutOff, trends, CAP);
  }

  static LoadedRecipe recipe(
      RecipeKey key, List<RecipeView> views, List<PartId> cutOff, List<Trend> trends, Limit limit) {
    ToolSpec tool = new ToolSpec("cap", "mean", views.getLast().name(), Map.of());
    Map<String, Path> models = Map.of();
    Recipe recipe =
        new Recipe(key, key.id(), views, List.of(tool), List.of(limit), models, models, trends);
    return new LoadedRecipe() {
      @Override
      public long tailNanos() {
        return 0;
      }

      @Override
      public Recipe recipe() {
        return recipe;
      }

      @Override
      public Inspected inspect(PartId part, Frames frames, long deadlineNanos) {
        return new InspectionFailed(part, Cause.TOOL_FAILED, "answers come from the test");
      }

      @Override
      public void cutOff(PartId part) {
        cutOff.add(part);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public long wallMillis() {
    return now / MILLI + wallAheadMillis;
  }

  @Override
  public String trouble() {
    return journalTrouble;
  }

  @Override
  public boolean pardon(PartId part) {
    return !gateFull && pardoned.add(part);
  }

  @Override
  public boolean divert(PartId part, int lane) {
    diverted.add(part + " to " + lane);
    return !gateFull;
  }

  @Override
  public void permit(boolean run, String why) {
    permitted = run;
  }

  @Override
  public boolean append(LedgerEntry entry) {
    return !journalFull && written.add(entry);
  }

  @Override
  public void saw(LineEvent event, Frames frames) {
    events.add(event);
    if (event instanceof LineEvent.PartJudged) {
      shown.add(
          IntStream.range(0, frames.views()).filter(view -> frames.of(view) != null).toArray());
    }
  }
}
