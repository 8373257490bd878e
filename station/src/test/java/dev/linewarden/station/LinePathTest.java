package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.Books;
import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.InterlockSettings;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.LineSettings;
import dev.linewarden.inspection.LineState;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Recipe;
import dev.linewarden.inspection.RecipeKey;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.ToolSpec;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.reject.EjectionTiming;
import dev.linewarden.reject.LineIo;
import dev.linewarden.reject.Output;
import dev.linewarden.reject.TrackingSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// How a path ends, on a belt that runs out for a while after it has lost its permit.
final class LinePathTest {
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final long LOOK_NANOS = 1_000_000;
  private static final long RUN_OUT_NANOS = 300_000_000;
  private static final double MM_PER_SECOND = 1_000;

  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final CoastingBelt belt = new CoastingBelt();

  /// Wires that note what happens to them.
  private final class CoastingBelt implements LineIo {
    private volatile boolean broken;
    private boolean moving;
    private boolean permitted;
    private long sinceNanos;
    private double sinceMm;
    private long standsAtNanos;

    @Override
    public String name() {
      return "a belt that coasts";
    }

    @Override
    public void listen(Doorbell poller) {}

    @Override
    public int poll(long nowNanos, Edges edges) {
      if (broken) {
        throw new IllegalStateException("broken");
      }
      boolean now = permitted || nowNanos < standsAtNanos;
      if (now == moving) {
        return 0;
      }
      sinceMm += moving ? (nowNanos - sinceNanos) / 1e9 * MM_PER_SECOND : 0;
      sinceNanos = nowNanos;
      moving = now;
      said.add(now ? "moves" : "stands");
      edges.belt(nowNanos, sinceMm, now ? MM_PER_SECOND : 0);
      return 1;
    }

    @Override
    public boolean told(long atNanos, Runnable leftOut) {
      return false;
    }

    @Override
    public void set(Output output, boolean on, long nowNanos) {
      if (output == Output.RUN_PERMIT && on != permitted) {
        permitted = on;
        standsAtNanos = nowNanos + RUN_OUT_NANOS;
        said.add(on ? "permit" : "no permit");
      }
    }

    @Override
    public void rest(long nowNanos) {
      said.add("at rest");
    }

    @Override
    public long dueNanos() {
      return moving && !permitted ? standsAtNanos : Long.MAX_VALUE;
    }

    @Override
    public void close() {
      said.add("closed");
    }
  }

  private final class NotedCamera implements Camera {
    @Override
    public String name() {
      return "noted";
    }

    @Override
    public void trigger(Trigger trigger) {}

    @Override
    public void close() {
      said.add("camera closed");
    }
  }

  @Test
  void theBeltStandsAndTheWiresRestBeforeTheCameraIsClosed() {
    try (LinePath path = path()) {
      run(path);
    }
    assertThat(said)
        .containsExactly(
            "permit", "moves", "no permit", "stands", "at rest", "camera closed", "closed");
  }

  @Test
  void aStopIsTakenWhenItReturnsAndNotedInTheNameOfWhoeverGaveIt() {
    try (LinePath path = path()) {
      run(path);
      path.stop("shutdown");
      assertThat(path.line().view().state()).isEqualTo(LineState.STOPPED);
      assertThat(path.line().view().why().words()).contains("shutdown");
    }
  }

  @Test
  void aTrackerThatFailsAgainAndAgainLosesThePermit() {
    try (LinePath path = path()) {
      run(path);
      belt.broken = true;
      await("no permit");
      belt.broken = false;
    }
  }

  @Test
  void closingAgainDoesNothing() {
    LinePath path = path();
    path.start();
    path.close();
    int once = said.size();
    path.close();
    assertThat(said).hasSize(once);
  }

  private void run(LinePath path) {
    path.start();
    path.line().commands().offer(new Command.Start("test"));
    await("moves");
  }

  private void await(String words) {
    long untilNanos = clock.nanos() + PATIENCE_NANOS;
    while (!said.contains(words)) {
      assertThat(clock.nanos()).isLessThan(untilNanos);
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private LinePath path() {
    return new LinePath(
        LineSettings.DEFAULT,
        new LinePath.Wires(belt, TrackingSettings.DEFAULT),
        PartsSettings.SENSED,
        List.of(new LinePath.View("", (_, _, _, _) -> new NotedCamera())),
        new LinePath.Ends(
            clock,
            faults,
            InterlockSettings.NONE,
            _ -> true,
            Books.EMPTY,
            recipe(),
            new Witnesses(List.of()),
            EjectionTiming.NONE));
  }

  private LoadedRecipe recipe() {
    Recipe recipe =
        new Recipe(
            new RecipeKey("plates", 1),
            "Plates",
            List.of(RecipeView.only(16, 16)),
            List.of(new ToolSpec("all", "mean", Map.of("box", List.of(0, 0, 16, 16)))),
            List.of(new Limit("all", "mean", 0, Double.POSITIVE_INFINITY, "dark")),
            Map.of());
    return new VisionLoader(clock, faults, InferenceSettings.DEFAULT).load(recipe);
  }
}
