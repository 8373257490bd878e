package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class AgentRunnerTest {
  private static final long PATIENCE_SECONDS = 30;

  private final MonotonicClock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);

  /// Something comes for it after it has found nothing to do, and just before it is ended.
  private static final class Late implements Agent {
    private final CountDownLatch idle = new CountDownLatch(1);
    private final CountDownLatch ending = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final Doorbell doorbell = new Doorbell();
    private boolean came;

    @Override
    public String role() {
      return "late";
    }

    /// Asked for by its thread first, and then by whoever ends it.
    @Override
    public Doorbell doorbell() {
      if (idle.getCount() == 0) {
        ending.countDown();
      }
      return doorbell;
    }

    @Override
    public int doWork(long nowNanos) {
      int work = waiting.getAndSet(0);
      taken.addAndGet(work);
      return work;
    }

    @Override
    public long dueNanos() {
      if (!came) {
        came = true;
        idle.countDown();
        await(ending);
        waiting.incrementAndGet();
      }
      return Long.MAX_VALUE;
    }
  }

  @Test
  void whatCameWhileItSleptForTheLastTimeIsTaken() {
    Late agent = new Late();
    AgentRunner runner = new AgentRunner(agent, clock, faults, AgentRunner.Pace.EASY, _ -> {});
    runner.start();
    await(agent.idle);
    runner.close();
    assertThat(agent.taken).hasValue(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
