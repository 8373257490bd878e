package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.reject.BenchFaults;
import dev.linewarden.reject.BenchIo;
import dev.linewarden.reject.BenchSettings;
import dev.linewarden.reject.Tracker;
import dev.linewarden.reject.TrackingSettings;
import dev.linewarden.ui.Gauge;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What `/metrics` says of the tracker, after a bench line has run for ten parts of virtual time.
final class LineGaugesTest {
  private static final int PARTS = 10;
  private static final long STEP_NANOS = 1_000_000;
  private static final long LONG_NANOS = 10_000_000_000L;
  private static final double SLIP_SHARE = 0.05;
  private static final double RESYNC_MM = 200;

  @Test
  void whatPartsSlipIsThereWithTheirSensorsName() {
    TrackingSettings.Resync again = new TrackingSettings.Resync(RESYNC_MM, 25, 20);

    double slipMm = RESYNC_MM * SLIP_SHARE / (1 - SLIP_SHARE);

    List<Gauge> gauges = gauges(again, SLIP_SHARE);

    assertThat(gauges)
        .extracting(Gauge::name)
        .contains("slip_last_meters", "slip_mean_meters", "slip_largest_meters");
    assertThat(gauges)
        .filteredOn(gauge -> gauge.name().startsWith("slip_"))
        .allSatisfy(gauge -> assertThat(gauge.value()).isCloseTo(slipMm / 1_000, within(0.000_1)));
  }

  @Test
  void nothingIsSaidOfASensorThatIsNotThere() {
    assertThat(gauges(TrackingSettings.Resync.NONE, 0))
        .extracting(Gauge::name)
        .noneMatch(name -> name.startsWith("slip"));
  }

  @Test
  void howLateTheEjectorsPartsFallIsThere() {
    assertThat(gauges(TrackingSettings.Resync.NONE, 0))
        .extracting(Gauge::name)
        .contains("ejector_late_last_seconds", "ejector_late_mean_seconds");
  }

  /// Nobody pardons a part, so the ejector takes all.
  private static List<Gauge> gauges(TrackingSettings.Resync again, double slipShare) {
    TrackingSettings all = TrackingSettings.DEFAULT;
    TrackingSettings tracking =
        new TrackingSettings(
            all.conveyor(),
            all.ejector(),
            all.sensors(),
            all.deadlineNanos(),
            all.inTransitMax(),
            List.of(),
            again);
    BenchFaults slipping = BenchFaults.slip(slipShare);
    BenchIo bench = new BenchIo(BenchSettings.like(tracking, 600).partsMax(PARTS), slipping);
    MonotonicClock clock = new MonotonicClock();
    Tracker.Sinks sinks = new Tracker.Sinks(List.of(_ -> true), _ -> true, _ -> true);
    Tracker tracker =
        new Tracker(
            tracking, bench, new PartId(1), sinks, (_, _, _) -> {}, clock, new FaultLog(clock));
    tracker.permit(true, "test");
    run(tracker, bench);
    return LineGauges.of(tracker);
  }

  private static void run(Tracker tracker, BenchIo bench) {
    for (long nowNanos = 0; nowNanos < LONG_NANOS && !bench.finished(); nowNanos += STEP_NANOS) {
      tracker.doWork(nowNanos);
    }
    assertThat(bench.finished()).isTrue();
  }
}
