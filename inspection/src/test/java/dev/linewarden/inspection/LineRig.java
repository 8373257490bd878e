package dev.linewarden.inspection;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A line in virtual time with everything it talks to written down: what tests stand on.
final class LineRig implements Clock, Gate, Journal, Witness {
  static final long MILLI = 1_000_000;
  static final Limit CAP = new Limit("cap", "mean", 100, 200, "cap missing");

  final FaultLog faults = new FaultLog(this);
  final Mailbox<Work> model;
  final List<LedgerEntry> written = new ArrayList<>();
  final List<PartId> pardoned = new ArrayList<>();
  final List<LineEvent> events = new ArrayList<>();
  final Line line;
  boolean permitted;
  boolean gateFull;
  boolean journalFull;
  final List<CameraSettings> asked = new ArrayList<>();
  final List<PartId> cutOff = new ArrayList<>();
  int framesOut;
  long now = 1_000_000_000;

  LineRig() {
    this(Books.EMPTY, 8);
  }

  LineRig(Books start, int modelBound) {
    model = new Mailbox<>("model", modelBound, new Doorbell());
    line =
        new Line(
            LineSettings.DEFAULT,
            new LinePorts(this, model, (wanted, _) -> asked.add(wanted), this, this, faults, this),
            start,
            recipe("bottles", 1, CameraSettings.AS_IT_IS, cutOff));
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
    FrameInfo info = new FrameInfo(1, exposedAtNanos, now, 4, 4, 4, PixelFormat.MONO8, "test");
    MemorySegment pixels = Arena.ofAuto().allocate(16);
    return new Frame(info, pixels, () -> framesOut--);
  }

  void expose(Exposure exposure) {
    line.exposures().offer(exposure);
    work();
  }

  /// The model's answer to the oldest work, with the given value.
  void answer(double value) {
    Work next = model.poll();
    if (next instanceof Work.Next) {
      next = model.poll();
    }
    if (next instanceof Work.Inspect work) {
      work.frame().close();
      Finding finding = new Finding("cap", "mean", value, "grey", null);
      line.inspected().offer(new Observed(work.part(), List.of(finding), List.of(), now, now));
    }
    work();
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
    return recipe(id, revision, camera, new ArrayList<>());
  }

  /// @param cutOff told of each part whose inspection is to end early
  private static LoadedRecipe recipe(
      String id, int revision, CameraSettings camera, List<PartId> cutOff) {
    ToolSpec tool = new ToolSpec("cap", "mean", Map.of());
    Map<String, Path> models = Map.of();
    Recipe recipe =
        new Recipe(
            new RecipeKey(id, revision), id, 4, 4, List.of(tool), List.of(CAP), models, camera);
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
      public Inspected inspect(PartId part, Frame frame, long deadlineNanos) {
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
    return now / MILLI;
  }

  @Override
  public boolean pardon(PartId part) {
    return !gateFull && pardoned.add(part);
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
  public void saw(LineEvent event, @Nullable Frame frame) {
    events.add(event);
  }
}
