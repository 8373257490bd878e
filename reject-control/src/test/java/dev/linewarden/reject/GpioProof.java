package dev.linewarden.reject;

import static dev.linewarden.reject.LineIoContract.expect;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.MonotonicClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What the driver of GPIO lines owes, against the kernel's own simulated chip (gpio-sim) in a
/// virtual machine: run there as a program, see `tests/vm`. Ends with 0 when everything holds. The
/// chip's pins are moved and looked at through sysfs, from outside of the driver.
final class GpioProof {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.proof");
  private static final String CHIP = "plc-io";

  /// The kernel's simulated interrupts run into one another when they come closer.
  private static final long APART_NANOS = 4_000_000;

  private static final long PATIENCE_NANOS = 120_000_000_000L;

  private static final Map<Input, Wire> INPUTS =
      Map.of(
          Input.PART_SENSOR,
          Wire.at("TRIGGER_PE"),
          Input.REJECT_CONFIRM,
          new Wire("1", false, Wire.Bias.PULL_DOWN, 0, false),
          Input.BIN_FULL,
          Wire.at("BIN_FULL").activeLow(true));
  private static final Map<Output, Wire> OUTPUTS =
      Map.of(
          Output.EJECTOR,
          Wire.at("REJECT_VALVE"),
          Output.PASS_GATE,
          Wire.at("GATE"),
          Output.RUN_PERMIT,
          Wire.at("RUN").activeLow(true),
          Output.LINE_STOP,
          Wire.at("STOP").safe(true),
          Output.HEARTBEAT,
          Wire.at("9"));
  private static final IoSettings SETTINGS =
      new IoSettings(IoSettings.Driver.GPIO, CHIP, "", 1, INPUTS, OUTPUTS, Optional.empty());

  private final MonotonicClock clock = new MonotonicClock();
  private final Pins pins;

  private GpioProof(Path chip) {
    this.pins = new Pins(chip);
  }

  /// @param arguments the folder in which the kernel shows the chip's pins
  public static void main(String... arguments) {
    GpioProof proof = new GpioProof(Path.of(arguments[0]));
    proof.theContractHolds();
    proof.refusalsAreSentences();
    proof.edgesThatTheKernelDroppedAreCounted();
    proof.anInputWhoseEdgeWasDroppedIsAskedAfter();
    proof.anOutputNeverShowsAnotherLevelFirst();
    proof.whatCameByBeforeTheFirstPollIsNoPart();
    proof.wiresCanBeMovedAndFollowedByHand();
    System.exit(0);
  }

  private void theContractHolds() {
    new LineIoContract(pins, clock).holds();
    said("the contract holds");
  }

  private void refusalsAreSentences() {
    refused("GPIO chip 'plc-ox' is not there; there is gpiochip0 (plc-io)", with("plc-ox", "9"));
    refused(
        "GPIO chip gpiochip0 (plc-io) has no line 'GATES' (did you mean 'GATE'?)",
        with(CHIP, "GATES"));
    try (LineIo io = GpioIo.open(SETTINGS, Thread::new)) {
      expect(io.name().equals("gpiochip0 (plc-io)"), io.name());
      refused(
          "line 'TRIGGER_PE' of GPIO chip gpiochip0 (plc-io) is in use by 'linewarden'", SETTINGS);
    }
    said("refusals are sentences");
  }

  private static IoSettings with(String chip, String heartbeat) {
    Map<Output, Wire> outputs =
        Map.of(Output.EJECTOR, Wire.at("REJECT_VALVE"), Output.HEARTBEAT, Wire.at(heartbeat));
    return new IoSettings(IoSettings.Driver.GPIO, chip, "", 1, INPUTS, outputs, Optional.empty());
  }

  private static void refused(String sentence, IoSettings settings) {
    try (LineIo io = GpioIo.open(settings, Thread::new)) {
      throw new AssertionError("taken, though it should not be: " + io.name());
    } catch (BadInput e) {
      expect(e.problems().getFirst().startsWith(sentence), sentence + ", but: " + e.getMessage());
    }
  }

  /// Nobody reads while more edges come than the kernel keeps: a small request of our own, because
  /// the driver's is a thousand.
  private void edgesThatTheKernelDroppedAreCounted() {
    EdgeRing ring = new EdgeRing();
    int edges = 24;
    int kept = 16;
    try (GpioChip chip = GpioChip.open(CHIP);
        GpioRequest request =
            chip.request("proof", List.of(LineRequest.input(0, Wire.at("0"))), kept)) {
      for (int i = 0; i < edges / 2; i++) {
        pins.turn(Input.PART_SENSOR, true);
        LockSupport.parkNanos(APART_NANOS);
        pins.turn(Input.PART_SENSOR, false);
        LockSupport.parkNanos(APART_NANOS);
      }
      try (EdgeReader reader = new EdgeReader(request.file(), ring, new Doorbell(), Thread::new)) {
        expect(reader != null, "a reader");
        await("those that it kept", () -> ring.room() <= EdgeRing.BOUND - kept);
      }
    }
    expect(
        ring.lostBefore() == edges - kept, "lost edges are counted, but were " + ring.lostBefore());
    said("lost edges are counted");
  }

  /// Its only edge comes after those that the ring takes and before those that the kernel keeps.
  private void anInputWhoseEdgeWasDroppedIsAskedAfter() {
    AtomicLong lost = new AtomicLong();
    LineIoContract.Notes notes =
        new LineIoContract.Notes() {
          @Override
          public void lost(long atNanos, long edges) {
            lost.addAndGet(edges);
          }
        };
    try (LineIo io = GpioIo.open(SETTINGS, Thread::new)) {
      io.listen(new Doorbell());
      io.poll(clock.nanos(), notes);
      parts(EdgeRing.BOUND);
      pins.turn(Input.BIN_FULL, true);
      parts(EdgeRing.BOUND);
      await("the level that it missed", () -> polled(io, notes).levels.contains("bin_full=true"));
      expect(lost.get() > 0, "edges were lost");
    }
    pins.turn(Input.BIN_FULL, false);
    said("an input whose edge was dropped is asked after");
  }

  /// Faster than anybody reads.
  private void parts(int count) {
    for (int i = 0; i < count; i++) {
      pins.pull("TRIGGER_PE", true);
      pins.pull("TRIGGER_PE", false);
    }
  }

  /// An output that was on and is asked for as on never goes off between.
  private void anOutputNeverShowsAnotherLevelFirst() {
    try (LineIo io = GpioIo.open(SETTINGS, Thread::new)) {
      expect(pins.isOn(Output.LINE_STOP) && pins.level("RUN") == 1, "safe from the first moment");
      io.set(Output.RUN_PERMIT, true, clock.nanos());
      expect(pins.level("RUN") == 0, "on is the low voltage of a wire that is active low");
    }
    said("outputs begin as they are safe");
  }

  /// As on a belt that runs while the station starts.
  private void whatCameByBeforeTheFirstPollIsNoPart() {
    LineIoContract.Notes notes = new LineIoContract.Notes();
    try (LineIo io = GpioIo.open(SETTINGS, Thread::new)) {
      pins.turn(Input.PART_SENSOR, true);
      pins.turn(Input.PART_SENSOR, false);
      pins.turn(Input.BIN_FULL, true);
      io.listen(new Doorbell());
      io.poll(clock.nanos(), notes);
      pins.turn(Input.PART_SENSOR, true);
      await("the part", () -> !polled(io, notes).parts.isEmpty());
      expect(notes.parts.size() == 1, "only the part that came after");
      expect(notes.levels.contains("bin_full=true"), "but the levels are as they are now");
    }
    pins.turn(Input.PART_SENSOR, false);
    pins.turn(Input.BIN_FULL, false);
    said("what came by before is no part");
  }

  private void wiresCanBeMovedAndFollowedByHand() {
    BlockingQueue<String> changes = new LinkedBlockingQueue<>();
    try (WireTester tester = new WireTester(SETTINGS)) {
      tester.hold("ejector", true);
      tester.hold("run_permit", false);
      expect(pins.level("REJECT_VALVE") == 1 && pins.level("RUN") == 1, "held by hand");
      tester.watch((input, level) -> changes.add(input + " " + level));
      pins.turn(Input.BIN_FULL, true);
      await("the bin", () -> changes.contains("bin_full on"));
      refused("line 'TRIGGER_PE'", SETTINGS);
    }
    pins.turn(Input.BIN_FULL, false);
    expect(changes.contains("bin_full off"), "it was off at first");
    expect(pins.level("REJECT_VALVE") == 0, "and given back as it is safe");
    said("wires can be moved and followed by hand");
  }

  private LineIoContract.Notes polled(LineIo io, LineIoContract.Notes notes) {
    io.poll(clock.nanos(), notes);
    return notes;
  }

  private void await(String what, BooleanSupplier holds) {
    long deadlineNanos = clock.nanos() + PATIENCE_NANOS;
    while (!holds.getAsBoolean()) {
      expect(clock.nanos() < deadlineNanos, what + " did not come");
      LockSupport.parkNanos(APART_NANOS);
    }
  }

  private static void said(String what) {
    LOG.log(System.Logger.Level.INFO, "proof: {0}", what);
  }

  /// The pins as the kernel shows them.
  private static final class Pins implements LineIoContract.Plant {
    private static final Map<String, Integer> NAMES =
        Map.of("TRIGGER_PE", 0, "BIN_FULL", 2, "REJECT_VALVE", 3, "GATE", 4, "RUN", 5, "STOP", 6);

    private final Path chip;

    Pins(Path chip) {
      this.chip = chip;
      turn(Input.BIN_FULL, false);
      // When nobody holds a line, a resistor decides: the permit's wire is on while it is low.
      pull("RUN", true);
    }

    @Override
    public LineIo open() {
      return GpioIo.open(SETTINGS, Thread::new);
    }

    @Override
    public void turn(Input input, boolean on) {
      Wire wire = Objects.requireNonNull(INPUTS.get(input));
      pull(wire.line(), on != wire.activeLow());
      LockSupport.parkNanos(APART_NANOS);
    }

    private void pull(String line, boolean up) {
      try {
        Files.writeString(pin(line).resolve("pull"), up ? "pull-up" : "pull-down");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean isOn(Output output) {
      Wire wire = Objects.requireNonNull(OUTPUTS.get(output));
      return (level(wire.line()) == 1) != wire.activeLow();
    }

    int level(String line) {
      try {
        return Integer.parseInt(Files.readString(pin(line).resolve("value")).trim());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Path pin(String line) {
      Integer offset = NAMES.get(line);
      return chip.resolve("sim_gpio" + (offset == null ? Integer.parseInt(line) : offset));
    }
  }
}
