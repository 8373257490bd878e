package dev.linewarden.reject;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Doorbell;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What every driver of the line's wires owes, over wires that can be moved and looked at from
/// outside. Run by a test over the bench, and by a program in the virtual machine over GPIO lines.
final class LineIoContract {
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long LOOK_NANOS = 500_000;

  /// The far end of the wires.
  interface Plant {
    /// Opens the driver under test; the one before is closed.
    LineIo open();

    /// What the part sensor and the others do.
    void turn(Input input, boolean on);

    /// What the ejector and the others see; outside of the driver, and also when it is closed.
    boolean isOn(Output output);
  }

  private final Plant plant;
  private final Clock clock;
  private final Notes notes = new Notes();

  LineIoContract(Plant plant, Clock clock) {
    this.plant = plant;
    this.clock = clock;
  }

  static class Notes implements LineIo.Edges {
    final List<Long> parts = new ArrayList<>();
    private final List<Long> confirms = new ArrayList<>();
    final List<String> levels = new ArrayList<>();
    private long lastNanos = Long.MIN_VALUE;

    private void at(long nanos) {
      expect(nanos >= lastNanos, "edges come in order of their instants");
      lastNanos = nanos;
    }

    @Override
    public void part(long atNanos) {
      at(atNanos);
      parts.add(atNanos);
    }

    @Override
    public void confirm(int lane, long atNanos) {
      at(atNanos);
      confirms.add(atNanos);
    }

    @Override
    public void resync(int lane, long atNanos) {}

    @Override
    public void astray(long atNanos, String why) {}

    @Override
    public void acknowledge(boolean on) {}

    @Override
    public void belt(long atNanos, double travelMm, double mmPerSecond) {}

    @Override
    public void lost(long atNanos, long edges) {
      throw new AssertionError(edges + " edges lost");
    }

    @Override
    public void level(Input input, boolean on, long atNanos) {
      levels.add(input.key() + "=" + on);
    }

    @Override
    public void broken(long atNanos, String why) {
      throw new AssertionError(why);
    }
  }

  void holds() {
    outputsAreSafeUntilTheyAreSwitched();
    outputsFollowAtOnceAndTheirOppositesWithThem();
    edgesComeInOrderWithTheInstantTheyHappened();
    levelsAreTold();
    aPartThatIsToldOfIsHandedOverThoughTheBeltStands();
    afterTheEndOutputsAreSafe();
  }

  private void outputsAreSafeUntilTheyAreSwitched() {
    try (LineIo io = plant.open()) {
      expect(!io.name().isEmpty(), "it has a name");
      expect(!plant.isOn(Output.EJECTOR), "no air before the first part");
      expect(!plant.isOn(Output.RUN_PERMIT), "no permit before the first part");
      expect(plant.isOn(Output.LINE_STOP), "a line that nobody watches stands");
    }
  }

  private void outputsFollowAtOnceAndTheirOppositesWithThem() {
    try (LineIo io = plant.open()) {
      io.set(Output.RUN_PERMIT, true, clock.nanos());
      expect(plant.isOn(Output.RUN_PERMIT) && !plant.isOn(Output.LINE_STOP), "the permit");
      expect(plant.isOn(Output.PASS_GATE), "the gate is closed while nothing has to go");
      io.set(Output.EJECTOR, true, clock.nanos());
      expect(plant.isOn(Output.EJECTOR) && !plant.isOn(Output.PASS_GATE), "the ejector");
      io.set(Output.EJECTOR, false, clock.nanos());
      expect(!plant.isOn(Output.EJECTOR) && plant.isOn(Output.PASS_GATE), "no ejector");
      io.set(Output.HEARTBEAT, true, clock.nanos());
      expect(plant.isOn(Output.HEARTBEAT), "the heartbeat");
    }
  }

  private void edgesComeInOrderWithTheInstantTheyHappened() {
    try (LineIo io = plant.open()) {
      io.listen(bell());
      io.poll(clock.nanos(), notes);
      for (int i = 1; i <= 10; i++) {
        int wanted = notes.parts.size() + 1;
        long before = clock.nanos();
        plant.turn(Input.PART_SENSOR, true);
        long after = clock.nanos();
        await(io, () -> notes.parts.size() == wanted, "part edge " + i);
        plant.turn(Input.PART_SENSOR, false);
        long at = notes.parts.getLast();
        expect(at >= before, "an edge is not told of before it was");
        // The bench's wires change when it is polled; a kernel says when they did.
        expect(
            io instanceof BenchIo || at <= after, "an edge's instant is its own, not its reader's");
      }
      plant.turn(Input.REJECT_CONFIRM, true);
      await(io, () -> notes.confirms.size() == 1, "confirm edge");
      plant.turn(Input.REJECT_CONFIRM, false);
      await(io, () -> notes.levels.contains("reject_confirm=false"), "confirm sensor's end");
      expect(notes.parts.size() == 10 && notes.confirms.size() == 1, "each edge once");
    }
  }

  private void levelsAreTold() {
    try (LineIo io = plant.open()) {
      io.listen(bell());
      io.poll(clock.nanos(), notes);
      notes.levels.clear();
      for (boolean on : new boolean[] {true, false, true}) {
        plant.turn(Input.BIN_FULL, on);
        await(io, () -> notes.levels.contains("bin_full=" + on), "bin_full " + on);
        notes.levels.clear();
      }
    }
    plant.turn(Input.BIN_FULL, false);
  }

  /// The belt may run out: the driver does not decide which part is none.
  private void aPartThatIsToldOfIsHandedOverThoughTheBeltStands() {
    try (LineIo io = plant.open()) {
      io.poll(clock.nanos(), notes);
      int wanted = notes.parts.size() + 1;
      long atNanos = clock.nanos();
      expect(
          io.told(
              atNanos,
              () -> {
                throw new AssertionError("left out");
              }),
          "there is room for one");
      await(io, () -> notes.parts.size() == wanted, "a part that is told of");
      expect(notes.parts.getLast() == atNanos, "its instant is as it was told");
    }
  }

  private void afterTheEndOutputsAreSafe() {
    LineIo io = plant.open();
    io.set(Output.RUN_PERMIT, true, clock.nanos());
    io.set(Output.EJECTOR, true, clock.nanos());
    io.close();
    expect(!plant.isOn(Output.RUN_PERMIT), "no permit after the end");
    expect(!plant.isOn(Output.EJECTOR), "no air after the end");
  }

  private static Doorbell bell() {
    Doorbell bell = new Doorbell();
    bell.listen(Thread.currentThread());
    return bell;
  }

  private void await(LineIo io, BooleanSupplier done, String what) {
    long until = clock.nanos() + PATIENCE_NANOS;
    io.poll(clock.nanos(), notes);
    while (!done.getAsBoolean()) {
      expect(clock.nanos() < until, what);
      LockSupport.parkNanos(LOOK_NANOS);
      io.poll(clock.nanos(), notes);
    }
  }

  static void expect(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("not so: " + what);
    }
  }
}
