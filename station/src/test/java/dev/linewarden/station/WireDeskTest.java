package dev.linewarden.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Note;
import dev.linewarden.inspection.PartId;
import dev.linewarden.reject.BenchFaults;
import dev.linewarden.reject.BenchIo;
import dev.linewarden.reject.BenchSettings;
import dev.linewarden.reject.EjectionTiming;
import dev.linewarden.reject.Input;
import dev.linewarden.reject.IoSettings;
import dev.linewarden.reject.Output;
import dev.linewarden.reject.Tracker;
import dev.linewarden.reject.TrackingSettings;
import dev.linewarden.ui.Wires;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The simulated conveyor stands; the desk and its audit trail are real.
final class WireDeskTest {
  private static final long SECOND = 1_000_000_000L;

  private final List<String> noted = new ArrayList<>();
  private boolean full;
  private long nowNanos = SECOND;
  private final Clock clock = new Hand();
  private final FaultLog faults = new FaultLog(clock);
  private final BenchIo bench = new BenchIo(BenchSettings.DEFAULT, BenchFaults.NONE);
  private final Tracker tracker =
      new Tracker(
          TrackingSettings.DEFAULT,
          bench,
          new PartId(1),
          new Tracker.Sinks(List.of(_ -> true, _ -> true), _ -> true, _ -> true),
          EjectionTiming.NONE,
          clock,
          faults);
  private final WireDesk desk =
      new WireDesk(IoSettings.BENCH, tracker::wires, faults, this::note, clock);

  private final class Hand implements Clock {
    @Override
    public long nanos() {
      return nowNanos;
    }

    @Override
    public long wallMillis() {
      return nowNanos / 1_000_000;
    }
  }

  private boolean note(Note note) {
    return !full
        && noted.add(
            "%s %s: '%s' -> '%s' %s"
                .formatted(note.who(), note.what(), note.before(), note.after(), note.why())
                .strip());
  }

  private void turn() {
    nowNanos += 1_000_000;
    tracker.doWork(nowNanos);
  }

  private Wires.Report wire(String name) {
    return desk.wires().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void anOutputThatIsHeldIsSeenAndNotedAndSoIsItsEnd() {
    turn();
    assertThat(wire("ejector").on()).as("nobody moved it yet: it is at rest").contains(false);
    desk.hold("ejector", true, "anna");
    turn();
    assertThat(bench.panel().isOn(Output.EJECTOR)).isTrue();
    assertThat(wire("ejector").on()).contains(true);
    assertThat(desk.held().orElseThrow().who()).isEqualTo("anna");
    assertThat(desk.look()).as("nothing has ended").isZero();

    desk.letGo("anna");
    turn();

    assertThat(bench.panel().isOn(Output.EJECTOR)).isFalse();
    assertThat(desk.held()).isEmpty();
    assertThat(noted)
        .containsExactly(
            "anna output ejector: '' -> 'held on by hand'",
            "anna output ejector: 'held on by hand' -> '' it was let go");
  }

  @Test
  void whoseHandFellOffIsNotedToo() {
    turn();
    desk.hold("ejector", true, "anna");
    turn();
    nowNanos += 3 * SECOND;
    turn();

    assertThat(desk.look()).isEqualTo(1);
    assertThat(noted.getLast()).endsWith("nobody said any more that he holds it");
    assertThatThrownBy(() -> desk.renew("anna")).isInstanceOf(BadInput.class);
  }

  @Test
  void whatTheAuditTrailDoesNotTakeIsNotDone() {
    turn();
    full = true;

    assertThatThrownBy(() -> desk.hold("ejector", true, "anna"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("audit trail");
    turn();

    assertThat(bench.panel().isOn(Output.EJECTOR)).isFalse();
  }

  @Test
  void anOutputThatIsNotThereIsRefusedWithTheNearestName() {
    turn();
    assertThatThrownBy(() -> desk.hold("ejectr", true, "anna"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("ejector");
    assertThatThrownBy(() -> desk.hold("busy", true, "anna"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("[io.outputs] says no line for 'busy'");
  }

  @Test
  void aWireThatSpeaksAppearsWithItsEdgesAndFaults() {
    turn();
    bench.panel().turn(Input.AIR_LOW, false);
    turn();
    bench.panel().turn(Input.AIR_LOW, true);
    turn();
    faults.count("io", "air_low", "too weak");

    Wires.Report air = wire("air_low");
    assertThat(air.on()).contains(true);
    assertThat(air.edges()).isEqualTo(1);
    assertThat(air.lastWallMillis()).hasValue(1_003);
    assertThat(air.faults()).containsExactly("air_low: 1");
    assertThat(wire("part_sensor").on()).as("nothing was heard of it").isEmpty();
  }
}
