package dev.linewarden.inference;

import dev.linewarden.inspection.Cause;
import dev.linewarden.inspection.Comparison;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.Inspected;
import dev.linewarden.inspection.InspectionFailed;
import dev.linewarden.inspection.Judge;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.Observed;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.ShadowWitness;
import dev.linewarden.inspection.Verdict;
import dev.linewarden.inspection.Work;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A draft that looks at the same frames as the recipe that decides, after it. It can decide
/// nothing: it gives no answer to the line, which alone knows the gate, but a [Comparison] to its
/// witness. It holds the frames of at most one part, the newest. Of the model thread, but for
/// [#giveWay].
public final class Shadow implements AutoCloseable {
  /// Parts whose frames are kept until there is time: add it to the size of a camera's pool.
  public static final int PARTS_HELD_MAX = 1;

  private static final long NOBODY = 0;

  private final LoadedRecipe draft;
  private final ShadowWitness witness;
  private @Nullable Waiting waiting;
  private volatile long looking = NOBODY;

  /// What the other recipe said of the part.
  private record Waiting(Work.Inspect part, Verdict live) {}

  /// Takes over `draft`.
  public Shadow(LoadedRecipe draft, ShadowWitness witness) {
    this.draft = draft;
    this.witness = witness;
  }

  long tailNanos() {
    return draft.tailNanos();
  }

  boolean isWaiting() {
    return waiting != null;
  }

  /// The part has its answer. Called while the frames are still held; keeps them by a reference of
  /// its own. A part that still waits makes room.
  void answered(Work.Inspect part, Inspected answer) {
    skip();
    if (answer.isLate()) {
      witness.skipped(part.part());
      return;
    }
    part.frames().retain();
    waiting = new Waiting(part, verdict(answer, part.recipe().recipe()));
  }

  /// Looks at the part that waits, as long as it is free.
  void look(BooleanSupplier free) {
    Waiting next = waiting;
    if (next == null) {
      return;
    }
    waiting = null;
    PartId part = next.part().part();
    looking = part.value();
    try (Frames frames = next.part().frames()) {
      Inspected seen = draft.inspectWhile(free, part, frames);
      if (seen.isLate()) {
        witness.skipped(part);
      } else {
        witness.compared(compared(next, seen), frames);
      }
    } finally {
      looking = NOBODY;
    }
  }

  private Comparison compared(Waiting next, Inspected seen) {
    return new Comparison(
        next.part().part(),
        next.part().recipe().recipe(),
        next.live(),
        verdict(seen, draft.recipe()),
        seen instanceof Observed observed ? observed.findings() : List.of());
  }

  private static Verdict verdict(Inspected seen, Recipe recipe) {
    return switch (seen) {
      case Observed observed -> Judge.judge(observed.findings(), recipe.limits());
      case InspectionFailed(PartId _, Cause cause, String detail) ->
          new Verdict.Unjudged(cause, detail);
    };
  }

  /// A part is coming: ends what is on. Any thread; never waits.
  void giveWay() {
    long part = looking;
    if (part != NOBODY) {
      draft.cutOff(new PartId(part));
    }
  }

  /// It failed, and must not be asked any more.
  void ended(String why) {
    witness.ended(why);
    close();
  }

  private void skip() {
    Waiting old = waiting;
    if (old != null) {
      waiting = null;
      old.part().frames().close();
      witness.skipped(old.part().part());
    }
  }

  /// Gives the frames and the draft back.
  @Override
  public void close() {
    skip();
    draft.close();
  }
}
