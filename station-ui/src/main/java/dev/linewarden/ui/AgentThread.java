package dev.linewarden.ui;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Runs one agent of the screen on a thread of its own. The only place here that catches
/// everything: the screen must not die of one bad message, and the fault is counted.
final class AgentThread implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.ui");
  private static final long IDLE_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long AFTER_FAULT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long JOIN_MILLIS_MAX = 2_000;

  private final Agent agent;
  private final Clock clock;
  private final FaultLog faults;
  private final Thread thread;
  private volatile boolean running = true;

  AgentThread(Agent agent, Clock clock, FaultLog faults) {
    this.agent = agent;
    this.clock = clock;
    this.faults = faults;
    this.thread = Thread.ofPlatform().name(agent.role()).daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    agent.doorbell().listen(Thread.currentThread());
    while (running) {
      try {
        if (agent.doWork(clock.nanos()) == 0) {
          long wait = Math.min(IDLE_NANOS_MAX, agent.dueNanos() - clock.nanos());
          if (wait > 0) {
            LockSupport.parkNanos(wait);
          }
        }
      } catch (RuntimeException e) {
        faults.count("ui", agent.role() + " failed", String.valueOf(e.getMessage()));
        LOG.log(Level.WARNING, agent.role() + " failed and goes on", e);
        LockSupport.parkNanos(AFTER_FAULT_NANOS);
      }
    }
  }

  /// Returns when the thread has ended, or after two seconds.
  @Override
  public void close() {
    running = false;
    agent.doorbell().ring();
    try {
      thread.join(JOIN_MILLIS_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean ended() {
    return !thread.isAlive();
  }
}
