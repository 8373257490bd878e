package dev.linewarden.station;

import dev.linewarden.inference.ModelAgent;
import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.Line;
import dev.linewarden.inspection.StateReason;
import dev.linewarden.reject.LineIo;
import dev.linewarden.reject.Tracker;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// How a path ends: the stop is taken, the belt stands, the thread of the wires ends and they are
/// at rest, the other threads end, the cameras are closed. While the belt moves there is somebody
/// who ejects, and whatever takes its time comes after the permit is gone. Each step has a bound,
/// and the next one is done in any case.
///
/// @param runners in the order in which they were started: the wires' after those who judge
/// @param io the tracker's until its thread has ended
record RunDown(
    Line line,
    Tracker tracker,
    ModelAgent model,
    List<AgentRunner> runners,
    List<Camera> cameras,
    LineIo io,
    Clock clock) {
  /// What the line, and then the tracker, may take for a stop.
  private static final long STOP_NANOS = 1_000_000_000L;

  /// What a belt may take to run out. One that has an encoder and goes on ignores the permit.
  private static final long STAND_NANOS = 2_000_000_000L;

  private static final long LOOK_NANOS = 1_000_000;
  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");

  /// The line notes who stopped it, and takes the permit away. A full mailbox is asked again.
  void stopIsTaken(String who) {
    boolean[] sent = {false};
    // By whom, too: a line that has just been started may still look like one that was not.
    StateReason stopped = new StateReason.StoppedBy(who);
    within(
        STOP_NANOS,
        "the line did not take the stop",
        () -> {
          sent[0] = sent[0] || line.commands().offer(new Command.Stop(who));
          return sent[0] && line.view().why().equals(stopped);
        });
  }

  /// Every part that was triggered is judged and written, and what is condemned goes while the belt
  /// runs out.
  void orderly() {
    beltStands();
    threads(AgentRunner::close);
  }

  /// Whatever became of a stop, and of whoever has started the line since.
  private void beltStands() {
    within(
        STOP_NANOS + STAND_NANOS,
        "the belt still moves",
        () -> {
          tracker.permit(false, "the station ends"); // also after a start given meanwhile
          return tracker.isBeltStanding();
        });
  }

  /// The sensor's first, then those who stand behind it.
  ///
  /// @param how to end each
  void threads(Consumer<AgentRunner> how) {
    model.rest();
    for (AgentRunner runner : runners.reversed()) {
      how.accept(runner);
      if (runner.role().equals(tracker.role())) {
        // Also when it hangs: nobody else will take the permit away.
        io.rest(clock.nanos());
      }
    }
    model.free();
    cameras.forEach(Camera::close);
    io.close();
  }

  private void within(long nanos, String otherwise, BooleanSupplier done) {
    long untilNanos = clock.nanos() + nanos;
    boolean over = false;
    while (!done.getAsBoolean()) {
      if (over) {
        LOG.log(System.Logger.Level.WARNING, "{0} after {1} ms", otherwise, nanos / 1_000_000);
        return;
      }
      LockSupport.parkNanos(LOOK_NANOS);
      over = clock.nanos() - untilNanos > 0; // and then asked once more
    }
  }
}
