package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.reject.BenchConveyor;
import dev.linewarden.reject.BenchFaults;
import dev.linewarden.reject.BenchIo;
import dev.linewarden.reject.BenchSettings;
import dev.linewarden.reject.EjectorLesson;
import dev.linewarden.reject.LineIo;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/// `./linewarden io teach`: lets parts run, measures where the ejector is and how long valve and
/// fall take, and proposes the configuration, with the sum. On the bench, a conveyor with a place
/// and a lag that nobody knows.
final class EjectorTeaching {
  private static final long LOOK_NANOS = 5_000_000;
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long CLOSE_MILLIS = 2_000;
  private static final System.Logger LOG = System.getLogger("dev.linewarden.station");
  private static final int PARTS = EjectorLesson.WAYS + EjectorLesson.TRIALS;

  /// Parts a minute on the bench, one after the other.
  private static final double[] RATES = {900, 650, 450};

  private final Console console;
  private final StationConfig config;
  private final Clock clock = new MonotonicClock();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean ending;

  EjectorTeaching(Console console, StationConfig config) {
    this.console = console;
    this.config = config;
  }

  int run() {
    switch (config.io().driver()) {
      case BENCH -> onBench();
      case GPIO -> onWires();
    }
    return 0;
  }

  private void onWires() {
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("lw-shutdown").unstarted(this::untilClosed));
    try (LineIo io = Wiring.open(config).io()) {
      console.say(
          "Nothing is inspected now. Block or clear the lane behind the ejector: of the last %d parts some are missed on purpose, and go on down the line; all others go into the bin. Start with nothing between part sensor and ejector, and run the belt at two speeds or more, each for some parts."
              .formatted(EjectorLesson.TRIALS));
      taught(io, _ -> {});
    } finally {
      closed.countDown();
    }
  }

  /// Whoever moves the wires lets go of them: nobody else may while it does.
  private void untilClosed() {
    ending = true;
    try {
      if (!closed.await(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "the wires were not put to rest by this program");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void onBench() {
    BenchSettings drawn = drawn(new SplittableRandom(clock.nanos()));
    try (BenchIo bench = new BenchIo(drawn, BenchFaults.NONE)) {
      taught(bench, ways -> bench.rate(RATES[ways * RATES.length / (EjectorLesson.WAYS + 1)]));
    }
    BenchConveyor really = drawn.conveyor();
    console.say(
        "The bench really had %.1f mm, %.1f ms lag and %.1f ms fall."
            .formatted(
                really.ejectorMm(), really.ejectorLagNanos() / 1e6, really.confirmNanos() / 1e6));
  }

  private BenchSettings drawn(SplittableRandom random) {
    BenchSettings usual = BenchSettings.like(config.tracking(), RATES[0]);
    BenchConveyor conveyor = usual.conveyor();
    double ejectorMm = conveyor.ejectorMm() * random.nextDouble(0.8, 1.2);
    long lagNanos = random.nextLong(2_000_000, 30_000_000);
    long fallNanos = random.nextLong(5_000_000, 60_000_000);
    return usual.conveyor(conveyor.ejector(ejectorMm, lagNanos, fallNanos)).seed(random.nextLong());
  }

  private void taught(LineIo io, IntConsumer measured) {
    EjectorLesson lesson = new EjectorLesson(io, config.tracking());
    lesson.doorbell().listen(Thread.currentThread());
    RealTime.raise(RealTime.IO);
    int shown = -1;
    long newsNanos = clock.nanos();
    while (!lesson.isFinished() && !ending) {
      long now = clock.nanos();
      if (lesson.doWork(now) == 0) {
        LockSupport.parkNanos(Math.clamp(lesson.dueNanos() - now, 0, LOOK_NANOS));
      }
      if (lesson.progress() != shown) {
        shown = lesson.progress();
        newsNanos = now;
        measured.accept(lesson.ways());
        console.progress("parts", shown, PARTS);
      }
      if (now - newsNanos > PATIENCE_NANOS) {
        throw new BadInput(
            "%d of %d parts were seen, then none for two minutes".formatted(shown, PARTS));
      }
    }
    if (ending) {
      return;
    }
    console.result(TeachingText.of(lesson.found(), config.tracking()));
  }
}
