package dev.linewarden.reject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Goal: the lesson finds the ejector's place, fall and lag whatever they are. Method: a seed draws
/// them for a bench conveyor in virtual time, which knows the truth.
final class EjectorLessonTest {
  private static final long MILLI = 1_000_000;
  private static final int SEEDS = 50;
  private static final int STEPS_MAX = 100_000;
  private static final double[] RATES = {600, 400, 200};

  private static EjectorFound taught(BenchSettings settings, BenchFaults faults, double... rates) {
    BenchIo bench = new BenchIo(settings, faults);
    EjectorLesson lesson = new EjectorLesson(bench, TrackingSettings.DEFAULT);
    long now = 1_000 * MILLI;
    for (int step = 0; step < STEPS_MAX && !lesson.isFinished(); step++) {
      bench.rate(rates[lesson.ways() * rates.length / (EjectorLesson.WAYS + 1)]);
      int done = lesson.doWork(now);
      now = done > 0 ? now : Math.max(now + 1, lesson.dueNanos());
    }
    assertThat(lesson.isFinished()).isTrue();
    return lesson.found();
  }

  private static BenchSettings bench(double ejectorMm, long lagNanos, long fallNanos, long seed) {
    return BenchSettings.DEFAULT
        .conveyor(BenchConveyor.DEFAULT.ejector(ejectorMm, lagNanos, fallNanos))
        .seed(seed);
  }

  @Test
  void itFindsWhatTheBenchHas() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double ejectorMm = 250 + random.nextDouble(200);
      long lag = random.nextLong(40 * MILLI);
      long fall = 3 * MILLI + random.nextLong(60 * MILLI);
      EjectorFound found =
          taught(bench(ejectorMm, lag, fall, seed), BenchFaults.bounce(0.2), RATES);
      assertThat(found.distanceMm(60)).as("seed %d", seed).isCloseTo(ejectorMm, Offset.offset(2.0));
      assertThat(found.fit().fallNanos() / 1e6)
          .as("seed %d", seed)
          .isCloseTo(fall / 1e6, Offset.offset(1.5));
      assertThat(found.lagNanos() / 1e6)
          .as("seed %d", seed)
          .isCloseTo(lag / 1e6, Offset.offset(3.0));
      assertThat(found.toleranceNanos()).isBetween(4 * MILLI, 40 * MILLI);
    }
  }

  /// Each count is a new word on the belt's motion, also when the part is past the nozzle.
  @Test
  void itFindsTheSameWhereAnEncoderTellsOfTheBelt() {
    for (double mmPerCount : new double[] {0.5, 2, 10}) {
      BenchSettings settings = bench(360, 25 * MILLI, 30 * MILLI, 7);
      BenchConveyor conveyor = settings.conveyor().encoder(mmPerCount, 0);
      EjectorFound found = taught(settings.conveyor(conveyor), BenchFaults.NONE, RATES);
      assertThat(found.distanceMm(60))
          .as("%s mm", mmPerCount)
          .isCloseTo(360, Offset.offset(2 + mmPerCount));
      assertThat(found.fit().fallNanos() / 1e6)
          .as("%s mm", mmPerCount)
          .isCloseTo(30, Offset.offset(3.0 + mmPerCount));
      assertThat(found.lagNanos() / 1e6)
          .as("%s mm", mmPerCount)
          .isCloseTo(25, Offset.offset(3.0 + mmPerCount));
    }
  }

  @Test
  void aPartThatTheSensorDidNotSeeFallingDoesNotShiftTheRest() {
    EjectorFound found =
        taught(bench(360, 10 * MILLI, 8 * MILLI, 5), BenchFaults.blind(1, 6), RATES);
    assertThat(found.distanceMm(60)).isCloseTo(360, Offset.offset(3.0));
  }

  @ParameterizedTest
  @EnumSource(names = {"EMERGENCY_STOP", "POWER_FAILING"})
  void whoeverPressesTheEmergencyStopEndsItWithTheOutputsAtRest(Input input) {
    HandIo io = new HandIo();
    EjectorLesson lesson = new EjectorLesson(io, TrackingSettings.DEFAULT);
    lesson.doWork(0);
    assertThat(io.permit).isTrue();
    assertThat(io.ejector).isTrue();
    io.edge(edges -> edges.level(input, true, MILLI));
    assertThatThrownBy(() -> lesson.doWork(MILLI))
        .isInstanceOf(BadInput.class)
        .hasMessage("the lesson ends: '%s' is on".formatted(input.key()));
    assertThat(io.rests).isEqualTo(1);
    assertThat(io.permit).isFalse();
  }

  @Test
  void nothingMovesWhenTheEmergencyStopIsHeldAtTheStart() {
    HandIo io = new HandIo();
    EjectorLesson lesson = new EjectorLesson(io, TrackingSettings.DEFAULT);
    io.edge(edges -> edges.level(Input.EMERGENCY_STOP, true, 0));
    assertThatThrownBy(() -> lesson.doWork(0)).isInstanceOf(BadInput.class);
    assertThat(io.permit).isFalse();
    assertThat(io.ejectorOnNanos).isEmpty();
  }

  @Test
  void oneSpeedIsNotEnoughToTellDistanceFromFall() {
    assertThatThrownBy(() -> taught(bench(360, 10 * MILLI, 8 * MILLI, 1), BenchFaults.NONE, 600))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("all parts came at 1200 to 1200 mm/s");
  }

  @Test
  void anEjectorThatIsSlowerThanAnyIsRefused() {
    assertThatThrownBy(() -> taught(bench(360, 150 * MILLI, 8 * MILLI, 1), BenchFaults.NONE, RATES))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("removed no part, however early");
  }
}
