package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Closing;
import dev.linewarden.inspection.Command;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/// A tracker on the bench conveyor in virtual time, with somebody who pardons parts as a plan says
/// and starts the belt again after a stop.
final class VirtualLine {
  static final long NEVER = Long.MAX_VALUE;
  static final long MILLI = 1_000_000;
  static final long START_NANOS = 1_000 * MILLI;

  /// More duty cycles at one instant than anything sensible needs: the agent does not come to rest.
  private static final int CYCLES_MAX = 10_000;

  private record Event(long atNanos, Runnable what) {}

  final BenchIo bench;
  final Tracker tracker;
  final FaultLog faults;
  final List<Trigger> triggers = new ArrayList<>();
  final Map<PartId, List<Ending>> endings = new HashMap<>();
  final List<String> stops = new ArrayList<>();
  final List<Long> ejectorErrorsNanos = new ArrayList<>();
  final List<Boolean> ejectorEdges = new ArrayList<>();

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::atNanos));
  private final ToLongFunction<Trigger> pardonAfterNanos;
  private final LongSupplier oversleptNanos;
  private long nowNanos = START_NANOS;
  private long restartAfterNanos = NEVER;
  private int closed;
  private int notRemoved;

  /// @param pardonAfterNanos how long after its trigger a part is pardoned, or [#NEVER]
  /// @param oversleptNanos how much later than it asked the agent is run
  VirtualLine(
      TrackingSettings settings,
      BenchIo bench,
      ToLongFunction<Trigger> pardonAfterNanos,
      LongSupplier oversleptNanos) {
    this.bench = bench;
    this.pardonAfterNanos = pardonAfterNanos;
    this.oversleptNanos = oversleptNanos;
    Clock clock = new Watch();
    this.faults = new FaultLog(clock);
    Tracker.Sinks sinks = new Tracker.Sinks(List.of(this::take), this::close, this::stopped);
    this.tracker =
        new Tracker(
            settings,
            bench,
            new PartId(1),
            sinks,
            (on, asked, done) -> {
              ejectorEdges.add(on);
              ejectorErrorsNanos.add(done - asked);
            },
            clock,
            faults);
  }

  private final class Watch implements Clock {
    @Override
    public long nanos() {
      return nowNanos;
    }

    @Override
    public long wallMillis() {
      return nowNanos / MILLI;
    }
  }

  /// Somebody starts the line again so long after each stop of the tracker's own.
  VirtualLine restartAfter(long nanos) {
    restartAfterNanos = nanos;
    return this;
  }

  VirtualLine permit() {
    tracker.permit(true, "test");
    return this;
  }

  void at(long nanos, Runnable what) {
    events.add(new Event(nanos, what));
  }

  long nowNanos() {
    return nowNanos;
  }

  /// Until every part has gone and every trigger has its closing, but not longer than this.
  void runToTheEnd(long limitNanos) {
    work();
    while (!(bench.finished() && closed == triggers.size())) {
      step();
      assertThat(nowNanos).as("virtual time; the line does not end").isLessThan(limitNanos);
    }
    // A closing too many would come after the last one.
    runFor(1_000 * MILLI);
  }

  void runFor(long nanos) {
    long untilNanos = nowNanos + nanos;
    boolean[] over = {false};
    at(untilNanos, () -> over[0] = true);
    work();
    while (!over[0]) {
      step();
    }
  }

  Ending ending(PartId part) {
    List<Ending> all = endings.getOrDefault(part, List.of());
    assertThat(all).as("closings of part %s", part).hasSize(1);
    return all.getFirst();
  }

  BenchTruth.Fate fate(Trigger trigger) {
    BenchTruth truth = bench.truth();
    for (long order = trigger.part().value() - 1; order < truth.spawned(); order++) {
      if (truth.edgeNanos(order) == trigger.atNanos()) {
        return truth.fate(order);
      }
    }
    return BenchTruth.Fate.UNKNOWN;
  }

  long faults(String what) {
    return faults.count(Tracker.ROLE, what);
  }

  private void step() {
    long dueNanos = tracker.dueNanos();
    assertThat(dueNanos).as("due instant of an idle agent").isGreaterThan(nowNanos);
    long eventNanos = events.isEmpty() ? NEVER : events.element().atNanos();
    assertThat(Math.min(dueNanos, eventNanos))
        .as("nothing will ever happen; stops %s, faults %s", stops, faults.faults())
        .isLessThan(NEVER);
    if (eventNanos <= dueNanos) {
      nowNanos = Math.max(nowNanos, eventNanos);
      events.remove().what().run();
    } else {
      nowNanos = dueNanos + oversleptNanos.getAsLong();
    }
    work();
  }

  private void work() {
    int cycles = 0;
    while (tracker.doWork(nowNanos) > 0) {
      cycles++;
      assertThat(cycles).as("duty cycles at one instant").isLessThan(CYCLES_MAX);
    }
  }

  private boolean take(Trigger trigger) {
    triggers.add(trigger);
    long after = pardonAfterNanos.applyAsLong(trigger);
    if (after != NEVER) {
      at(trigger.atNanos() + after, () -> tracker.pardon(trigger.part()));
    }
    return true;
  }

  private boolean close(Closing closing) {
    closed++;
    endings.computeIfAbsent(closing.part(), _ -> new ArrayList<>()).add(closing.ending());
    if (closing.ending() == Ending.NOT_REMOVED) {
      notRemoved++;
      tracker.permit(false, "as a line does");
      stopped("part not removed");
    }
    return true;
  }

  long notRemoved() {
    return notRemoved;
  }

  private boolean stopped(Command.Fault fault) {
    return stopped(fault.trouble().words());
  }

  private boolean stopped(String why) {
    stops.add(why);
    if (restartAfterNanos != NEVER) {
      at(nowNanos + restartAfterNanos, this::permit);
    }
    return true;
  }
}
