package dev.linewarden.reject;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Closing;
import dev.linewarden.inspection.Ending;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Limit;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Reason;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.inspection.Verdict;
import java.util.ArrayList;
import java.util.List;

/// A tracker on wires moved by hand; the belt runs at 1 mm in a millisecond. Whoever takes its
/// messages can be made to refuse them.
final class HandLine {
  static final long MILLI = 1_000_000;
  static final double MM_PER_SECOND = 1_000;

  final HandIo io = new HandIo();
  final List<Trigger> triggers = new ArrayList<>();
  final List<Trigger> exposures = new ArrayList<>();
  final List<Closing> closings = new ArrayList<>();
  final List<String> stops = new ArrayList<>();
  final FaultLog faults;
  final Tracker tracker;
  boolean triggersTaken = true;
  boolean closingsTaken = true;
  boolean stopsTaken = true;
  long nowNanos;

  HandLine(TrackingSettings settings) {
    Clock clock = new Watch();
    faults = new FaultLog(clock);
    tracker =
        new Tracker(
            settings,
            io,
            new PartId(100),
            new Tracker.Sinks(
                List.of(t -> triggersTaken && triggers.add(t), exposures::add),
                closing -> closingsTaken && closings.add(closing),
                fault -> stopsTaken && stops.add(fault.trouble().words())),
            EjectionTiming.NONE,
            clock,
            faults);
    tracker.permit(true, "test");
    io.edge(edges -> edges.belt(0, 0, MM_PER_SECOND));
    run(0);
  }

  HandLine() {
    this(TrackingSettings.DEFAULT);
  }

  /// By time no edge can be lost but those of parts.
  static HandLine byTime() {
    return new HandLine(Tracking.with(Tracking.BY_TIME));
  }

  /// Edges are lost between two instants, and a person starts the line again at once.
  void lost(long fromMillis, long toMillis) {
    runTo(fromMillis);
    io.edge(edges -> edges.lost(toMillis * MILLI, 1));
    run(toMillis * MILLI);
    tracker.permit(true, "a person");
    run(toMillis * MILLI);
  }

  private final class Watch implements Clock {
    @Override
    public long nanos() {
      return nowNanos;
    }

    @Override
    public long wallMillis() {
      return 0;
    }
  }

  /// A part's front is at the sensor, and the tracker hears of it at once.
  PartId part(long atMillis) {
    runTo(atMillis);
    io.edge(edges -> edges.part(atMillis * MILLI));
    run(atMillis * MILLI);
    return triggers.isEmpty() ? new PartId(1) : triggers.getLast().part();
  }

  void confirm(long atMillis) {
    runTo(atMillis);
    io.edge(edges -> edges.confirm(atMillis * MILLI));
    run(atMillis * MILLI);
  }

  void belt(long atMillis, double travelMm, double mmPerSecond) {
    runTo(atMillis);
    io.edge(edges -> edges.belt(atMillis * MILLI, travelMm, mmPerSecond));
    run(atMillis * MILLI);
  }

  /// Runs whenever the tracker is due, until then.
  void runTo(long millis) {
    run(nowNanos);
    for (long due = tracker.dueNanos(); due < millis * MILLI; due = tracker.dueNanos()) {
      run(due);
    }
    run(millis * MILLI);
  }

  /// Runs at this instant only, whatever was due before.
  void run(long nanos) {
    nowNanos = nanos;
    int done = tracker.doWork(nanos);
    while (done > 0) {
      done = tracker.doWork(nanos);
    }
  }

  static Verdict reject() {
    Limit limit = new Limit("label", "angle", 0, 2, 0, 2, "skewed");
    return new Verdict.Reject(List.of(new Reason(limit, 3)));
  }

  List<Ending> endings() {
    return closings.stream().map(Closing::ending).toList();
  }

  long faults(String what) {
    return faults.count(Tracker.ROLE, what);
  }
}
