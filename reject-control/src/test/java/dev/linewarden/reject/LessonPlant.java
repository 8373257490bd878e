package dev.linewarden.reject;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.MonotonicClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/// A conveyor played on the pins of the kernel's simulated chip (gpio-sim) for a lesson that
/// another process has: an encoder, parts one after the other, a valve with a lag, and a sensor
/// that sees what falls. A program for the virtual machine, see `tests/vm/prove`; it begins with
/// the permit and ends when that is taken.
final class LessonPlant {
  private static final System.Logger LOG = System.getLogger("dev.linewarden.proof");
  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;
  private static final double NANOS_PER_SECOND = 1e9;

  private static final int PART_SENSOR = 0;
  private static final int CONFIRM = 1;
  private static final int VALVE = 3;
  private static final int PERMIT = 5;
  private static final int ENCODER = 12;

  // What the lesson has to find.

  /// From a part's edge to its middle at the nozzle.
  private static final double NOZZLE_MM = 120;

  private static final long LAG_NANOS = 25 * MILLI;
  private static final long FALL_NANOS = 30 * MILLI;

  private static final double MM_PER_COUNT = 40;
  private static final double SLOW = 250;
  private static final double FAST = 450;

  /// So many parts come slowly, the rest fast.
  private static final int SLOW_PARTS = 12;

  private static final long PULSE_NANOS = 20 * MILLI;
  private static final long TRIAL_NANOS = 200 * MILLI;
  private static final long GAP_NANOS = 80 * MILLI;

  /// Counts until the lesson knows a new speed.
  private static final int SETTLE_COUNTS = 3;

  private static final long LOOK_NANOS = MILLI / 2;
  private static final long SPIN_NANOS = 2 * MILLI;

  private record Event(long atNanos, Runnable what) {}

  private final Clock clock = new MonotonicClock();
  private final Path chip;
  private final Map<Integer, FileChannel> files = new TreeMap<>();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::atNanos));

  /// How the valve's coil was, from each instant on.
  private final TreeMap<Long, Boolean> coil = new TreeMap<>(Map.of(Long.MIN_VALUE, false));

  private double mmPerSecond = SLOW;
  private boolean encoder;
  private int parts;
  private boolean permitted = true;
  private final List<Long> late = new ArrayList<>();

  /// How long before a part's middle was at the nozzle the valve's coil came on, where it did.
  private final List<Long> leads = new ArrayList<>();

  private LessonPlant(Path chip) {
    this.chip = chip;
  }

  /// @param arguments the folder in which the kernel shows the chip's pins
  public static void main(String... arguments) {
    LessonPlant plant = new LessonPlant(Path.of(arguments[0]));
    while (!plant.isOn(PERMIT)) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    plant.run();
    List<Long> sorted = plant.late.stream().sorted().toList();
    LOG.log(
        System.Logger.Level.INFO,
        "proof: {0} parts came by; the plant was {1} us late, one in ten {2}, at most {3};"
            + " the coil came on {4} us before they were at the nozzle",
        plant.parts,
        sorted.get(sorted.size() / 2) / MICRO,
        sorted.get(sorted.size() * 9 / 10) / MICRO,
        sorted.getLast() / MICRO,
        plant.leads);
  }

  private void run() {
    long beganNanos = clock.nanos();
    at(beganNanos, () -> count(beganNanos));
    at(beganNanos + settleNanos(), this::part);
    at(beganNanos, () -> look(beganNanos));
    while (permitted) {
      Event next = events.remove();
      for (long now = clock.nanos(); now < next.atNanos; now = clock.nanos()) {
        follow(now);
        long leftNanos = next.atNanos - now;
        // A park may be late; the end of the wait is spun.
        LockSupport.parkNanos(leftNanos > SPIN_NANOS ? LOOK_NANOS : 0);
      }
      long lateNanos = clock.nanos() - next.atNanos;
      late.add(lateNanos);
      next.what.run();
    }
  }

  private void follow(long nowNanos) {
    boolean on = isOn(VALVE);
    if (on != coil.lastEntry().getValue()) {
      coil.put(nowNanos, on);
    }
  }

  private void look(long atNanos) {
    permitted = isOn(PERMIT);
    long nextNanos = atNanos + PULSE_NANOS;
    at(nextNanos, () -> look(nextNanos));
  }

  private void at(long nanos, Runnable what) {
    events.add(new Event(nanos, what));
  }

  /// So long it needs at the present speed.
  private long nanosFor(double mm) {
    return (long) (mm / mmPerSecond * NANOS_PER_SECOND);
  }

  private long settleNanos() {
    return nanosFor(SETTLE_COUNTS * MM_PER_COUNT);
  }

  private void count(long atNanos) {
    encoder = !encoder;
    pull(ENCODER, encoder);
    long nextNanos = atNanos + nanosFor(MM_PER_COUNT / 2);
    at(nextNanos, () -> count(nextNanos));
  }

  /// Where it is follows from when its edge really was.
  private void part() {
    parts++;
    long edgeNanos = pulse(PART_SENSOR);
    long nozzleNanos = edgeNanos + nanosFor(NOZZLE_MM);
    at(nozzleNanos, () -> nozzle(nozzleNanos));
  }

  private void nozzle(long atNanos) {
    boolean air = coil.floorEntry(atNanos - LAG_NANOS).getValue();
    if (atNanos - coil.lastKey() < TRIAL_NANOS && coil.lastEntry().getValue()) {
      leads.add((atNanos - coil.lastKey()) / MICRO);
    }
    long seenNanos = atNanos + FALL_NANOS;
    if (air) {
      at(seenNanos, () -> pulse(CONFIRM));
    }
    long goneNanos = seenNanos + GAP_NANOS;
    at(goneNanos, () -> next(goneNanos));
  }

  private void next(long atNanos) {
    boolean faster = parts == SLOW_PARTS;
    mmPerSecond = faster ? FAST : mmPerSecond;
    long comesNanos = atNanos + (faster ? 2 * settleNanos() : 0);
    at(comesNanos, this::part);
  }

  /// When it began.
  private long pulse(int line) {
    pull(line, true);
    long beganNanos = clock.nanos();
    at(beganNanos + PULSE_NANOS, () -> pull(line, false));
    return beganNanos;
  }

  private void pull(int line, boolean up) {
    try {
      file(line, "pull", StandardOpenOption.WRITE)
          .write(StandardCharsets.US_ASCII.encode(up ? "pull-up" : "pull-down"), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isOn(int line) {
    try {
      ByteBuffer level = ByteBuffer.allocate(1);
      file(line, "value", StandardOpenOption.READ).read(level, 0);
      return level.get(0) == '1';
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Kept open: each line here is either pulled or looked at.
  private FileChannel file(int line, String name, StandardOpenOption how) throws IOException {
    FileChannel open = files.get(line);
    if (open == null) {
      open = FileChannel.open(chip.resolve("sim_gpio" + line).resolve(name), how);
      files.put(line, open);
    }
    return open;
  }
}
