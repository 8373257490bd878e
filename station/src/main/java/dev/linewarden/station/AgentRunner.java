package dev.linewarden.station;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Trouble;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Runs one agent on one named thread until it is closed. Sleeps while the agent has nothing to do,
/// is woken by its doorbell, and is back in time for what the agent is due to do.
///
/// The one place where an exception of an agent ends: it is counted, the agent goes on, and an
/// agent that fails again and again stops the line.
final class AgentRunner implements AutoCloseable {
  /// An agent that fails this often without one good turn between is broken, not unlucky.
  static final int FAILURES_MAX = 20;

  /// The longest sleep. Only a safety net for a wake-up that nobody sent.
  private static final long SLEEP_MAX_NANOS = 100_000_000;

  /// How long before an exact instant the thread stops sleeping and watches the clock: a sleeping
  /// thread wakes up to 0.1 ms late.
  private static final long SPIN_NANOS = 200_000;

  private static final long FAILURE_PAUSE_NANOS = 1_000_000;

  /// One that stays broken is told of again about each second: somebody may have started the line.
  private static final int FAILURES_AGAIN = 1_000;

  /// What an agent may take to finish what is under way: the longest deadline that can be set, and
  /// groups of writes.
  private static final long FINISH_NANOS = 1_500_000_000;

  private static final long NAP_NANOS = 1_000_000;
  private static final long CLOSE_MILLIS = 3_000;
  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");

  private final Agent agent;
  private final Clock clock;
  private final FaultLog faults;
  private final Pace pace;
  private final Predicate<Trouble> broken;
  private final Thread thread;
  private volatile boolean running = true;
  private volatile long finishByNanos;
  private volatile long turnNanos = Long.MAX_VALUE;

  // Of the agent's thread.

  /// In a row.
  private int failures;

  /// Whether somebody has taken it that the agent is broken.
  private boolean told;

  /// How a thread keeps its time.
  ///
  /// @param priority real-time priority, or [RealTime#NONE]
  /// @param exactNanos the next instant that must be met exactly; [Long#MAX_VALUE] = none
  record Pace(int priority, LongSupplier exactNanos) {
    static final Pace EASY = of(RealTime.NONE);

    static Pace of(int priority) {
      return new Pace(priority, () -> Long.MAX_VALUE);
    }
  }

  /// @param broken told when the agent fails [#FAILURES_MAX] times in a row, and with each further
  ///   failure until it answers that it has taken it
  AgentRunner(Agent agent, Clock clock, FaultLog faults, Pace pace, Predicate<Trouble> broken) {
    this.agent = agent;
    this.clock = clock;
    this.faults = faults;
    this.pace = pace;
    this.broken = broken;
    this.thread = Thread.ofPlatform().name("lw-" + agent.role()).daemon(true).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  String role() {
    return agent.role();
  }

  long threadId() {
    return thread.threadId();
  }

  /// When it last began a turn; [Long#MAX_VALUE] = it has not begun yet, or has ended. Any thread.
  long turnNanos() {
    return turnNanos;
  }

  /// Lets the agent work off what is ready, what came until now too, and what it has waiting for
  /// its time.
  @Override
  public void close() {
    end(FINISH_NANOS);
  }

  /// Without letting it finish: nobody wants what it has.
  void abandon() {
    end(0);
  }

  private void end(long finishNanos) {
    finishByNanos = clock.nanos() + finishNanos;
    running = false;
    agent.doorbell().ring();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      LOG.log(System.Logger.Level.WARNING, "{0} did not stop within {1} ms", role(), CLOSE_MILLIS);
    }
  }

  private void run() {
    agent.doorbell().listen(Thread.currentThread());
    if (pace.priority() != RealTime.NONE && !RealTime.raise(pace.priority())) {
      LOG.log(System.Logger.Level.INFO, "{0} runs without real-time priority", role());
    }
    while (running) {
      turn();
    }
    boolean over;
    boolean idle;
    do {
      // A turn begins after the time is over: whatever was due by then is done.
      over = clock.nanos() - finishByNanos > 0;
      idle = turn();
    } while (!over && !(idle && agent.isSettled()));
    turnNanos = Long.MAX_VALUE;
  }

  /// True when there was nothing to do.
  private boolean turn() {
    try {
      long nowNanos = clock.nanos();
      turnNanos = nowNanos;
      int done = agent.doWork(nowNanos);
      if (done == 0) {
        sleep();
      }
      failures = 0; // only now: asking when it is due may fail as well
      told = false;
      return done == 0;
    } catch (Throwable e) { // an Error too: a thread that is gone without a word stops nobody
      failures++;
      fail(e);
      return false;
    }
  }

  private void sleep() {
    long nowNanos = clock.nanos();
    long wait = Math.min(agent.dueNanos() - nowNanos, running ? SLEEP_MAX_NANOS : NAP_NANOS);
    long exact = pace.exactNanos().getAsLong();
    long sleep = exact == Long.MAX_VALUE ? wait : Math.min(wait, exact - SPIN_NANOS - nowNanos);
    if (sleep > 0) {
      LockSupport.parkNanos(sleep);
    } else {
      Thread.onSpinWait();
    }
  }

  private void fail(Throwable e) {
    faults.count(role(), "failed: " + e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
    if (failures == 1) {
      LOG.log(System.Logger.Level.ERROR, role() + " failed and goes on", e);
    }
    if (failures >= FAILURES_MAX && (!told || failures % FAILURES_AGAIN == 0)) {
      String what = "fails again and again";
      told =
          broken.test(
              new Trouble(role(), what, "%s %s: %s".formatted(role(), what, e.getMessage())));
    }
    LockSupport.parkNanos(FAILURE_PAUSE_NANOS);
  }
}
