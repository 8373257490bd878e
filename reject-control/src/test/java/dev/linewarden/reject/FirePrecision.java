package dev.linewarden.reject;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Measures, in real time, how far the ejector's output is off when a thread parks until shortly
/// before the next change and then spins. Not a test: it asserts nothing and takes its time.
/// Arguments: seconds, parts per minute, spin in microseconds.
final class FirePrecision {
  private static final int SAMPLES_MAX = 1_000_000;
  private static final System.Logger LOG = System.getLogger("dev.linewarden.reject");

  private final Clock clock = new MonotonicClock();
  private final long[] lateNanos = new long[SAMPLES_MAX];
  private int samples;

  static void main(String[] args) {
    long seconds = args.length > 0 ? Long.parseLong(args[0]) : 10;
    double rate = args.length > 1 ? Double.parseDouble(args[1]) : 600;
    long spinMicros = args.length > 2 ? Long.parseLong(args[2]) : 200;
    new FirePrecision().measure(seconds, rate, spinMicros * 1_000);
  }

  private void measure(long seconds, double rate, long spinNanos) {
    BenchIo bench = new BenchIo(BenchSettings.DEFAULT.partsPerMinute(rate), BenchFaults.NONE);
    FaultLog faults = new FaultLog(clock);
    AtomicBoolean stopped = new AtomicBoolean();
    Tracker.Sinks sinks =
        new Tracker.Sinks(
            List.of(_ -> true),
            _ -> true,
            _ -> {
              stopped.set(true);
              return true;
            });
    Tracker tracker =
        new Tracker(
            TrackingSettings.DEFAULT,
            bench,
            new PartId(1),
            sinks,
            (_, asked, done) -> {
              if (samples < SAMPLES_MAX) {
                lateNanos[samples++] = done - asked;
              }
            },
            clock,
            faults);
    tracker.permit(true, "measurement");
    long endNanos = clock.nanos() + seconds * 1_000_000_000;
    for (long now = clock.nanos(); now < endNanos; now = clock.nanos()) {
      if (stopped.getAndSet(false)) {
        // A part escaped because this thread came too late: that is a result too, so go on.
        tracker.permit(true, "measurement");
      }
      if (tracker.doWork(now) == 0) {
        rest(tracker, Math.min(tracker.dueNanos(), endNanos), spinNanos);
      }
    }
    bench.close();
    report(rate, spinNanos, bench, faults);
  }

  private void rest(Tracker tracker, long dueNanos, long spinNanos) {
    long outputNanos = tracker.outputDueNanos();
    long wakeNanos =
        outputNanos == Belt.NEVER ? dueNanos : Math.min(dueNanos, outputNanos - spinNanos);
    long now = clock.nanos();
    if (wakeNanos > now) {
      LockSupport.parkNanos(wakeNanos - now);
    }
    while (outputNanos - clock.nanos() < spinNanos && clock.nanos() < outputNanos) {
      Thread.onSpinWait();
    }
  }

  private void report(double rate, long spinNanos, BenchIo bench, FaultLog faults) {
    // The first tenth is the compiler's.
    long[] sorted = Arrays.copyOfRange(lateNanos, samples / 10, samples);
    Arrays.sort(sorted);
    StringBuilder line = new StringBuilder();
    for (double share : new double[] {0.5, 0.9, 0.99, 0.999, 1}) {
      long nanos = sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
      line.append(" p%s %.1f us".formatted(share * 100, nanos / 1e3));
    }
    LOG.log(
        System.Logger.Level.INFO,
        "%.0f/min, spin %d us, %d switches:%s; removed %d, shipped %d, faults %s"
            .formatted(
                rate,
                spinNanos / 1_000,
                sorted.length,
                line,
                bench.truth().removed(),
                bench.truth().shipped(),
                faults.faults()));
  }
}
