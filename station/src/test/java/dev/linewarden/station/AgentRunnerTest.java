package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.Trouble;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class AgentRunnerTest {
  private static final long PATIENCE_SECONDS = 240;

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
    AgentRunner runner = new AgentRunner(agent, clock, faults, AgentRunner.Pace.EASY, _ -> true);
    runner.start();
    await(agent.idle);
    runner.close();
    assertThat(agent.taken).hasValue(1);
  }

  /// Has nothing to do, and does not know when it will.
  private static final class Undue implements Agent {
    private final Doorbell doorbell = new Doorbell();

    @Override
    public String role() {
      return "undue";
    }

    @Override
    public Doorbell doorbell() {
      return doorbell;
    }

    @Override
    public int doWork(long nowNanos) {
      return 0;
    }

    @Override
    public long dueNanos() {
      throw new IllegalStateException("no idea");
    }
  }

  @Test
  void anAgentThatCannotSayWhenItIsDueIsBrokenAndThatIsToldUntilSomebodyTakesIt() {
    List<Trouble> told = new CopyOnWriteArrayList<>();
    CountDownLatch taken = new CountDownLatch(1);
    AgentRunner runner =
        undue(trouble -> {
          told.add(trouble);
          if (told.size() == 3) {
            taken.countDown();
          }
          return told.size() >= 3;
        });
    await(taken);
    runner.close();
    assertThat(told.size()).as("taken the third time, and rarely told again").isBetween(3, 6);
    assertThat(told.getFirst().words()).isEqualTo("undue fails again and again: no idea");
  }

  /// Somebody may start the line though it stood for that.
  @Test
  void anAgentThatStaysBrokenIsToldOfAgain() {
    CountDownLatch twice = new CountDownLatch(2);
    AgentRunner runner =
        undue(_ -> {
          twice.countDown();
          return true;
        });
    await(twice);
    runner.close();
  }

  /// Runs an agent that fails each turn.
  private AgentRunner undue(Predicate<Trouble> broken) {
    AgentRunner runner = new AgentRunner(new Undue(), clock, faults, AgentRunner.Pace.EASY, broken);
    runner.start();
    return runner;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
