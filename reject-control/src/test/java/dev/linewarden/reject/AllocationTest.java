package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.PartId;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds the tracker to its budget: nothing but the records of a part.
final class AllocationTest {
  private static final int PARTS = 5_000;
  private static final long BYTES_PER_PART_MAX = 200;

  private static final class Frozen implements Clock {
    @Override
    public long nanos() {
      return 0;
    }

    @Override
    public long wallMillis() {
      return 0;
    }
  }

  @Test
  void aPartCostsItsRecordsAndTheSpinningNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    BenchIo bench = new BenchIo(BenchSettings.DEFAULT.partsMax(2 * PARTS), BenchFaults.NONE);
    Clock clock = new Frozen();
    PartId[] last = new PartId[1];
    Tracker.Sinks sinks =
        new Tracker.Sinks(
            List.of(trigger -> {
              last[0] = trigger.part();
              return true;
            }),
            _ -> true,
            _ -> true);
    Tracker tracker =
        new Tracker(
            TrackingSettings.DEFAULT,
            bench,
            new PartId(1),
            sinks,
            EjectionTiming.NONE,
            clock,
            new FaultLog(clock));
    tracker.permit(true, "test");
    long now = run(tracker, bench, 0, PARTS, last);
    long before = threads.getCurrentThreadAllocatedBytes();
    run(tracker, bench, now, 2 * PARTS, last);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(bench.truth().shipped()).as("pardoned parts").isGreaterThan(PARTS / 2);
    assertThat(bytes / PARTS).as("bytes per part").isLessThan(BYTES_PER_PART_MAX);
  }

  /// Every other part is pardoned; each due instant is spun for ten times.
  private static long run(
      Tracker tracker, BenchIo bench, long fromNanos, long untilParts, PartId[] last) {
    long now = fromNanos;
    long pardoned = 0;
    while (bench.truth().spawned() < untilParts) {
      int done = tracker.doWork(now);
      PartId part = last[0];
      if (part != null && part.value() % 2 == 0 && part.value() != pardoned) {
        pardoned = part.value();
        tracker.pardon(part);
      } else if (done == 0) {
        long due = tracker.dueNanos();
        for (long spin = 10; spin > 0; spin--) {
          tracker.doWork(Math.max(now, due - spin));
        }
        now = due;
      }
    }
    return now;
  }
}
