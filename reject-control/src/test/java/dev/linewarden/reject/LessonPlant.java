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
import java.util.Comparator;
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
  private static final long GAP_NANOS = 80 * MILLI;

  /// Counts until the lesson knows a new speed.
  private static final int SETTLE_COUNTS = 3;

  private static final long LOOK_NANOS = MILLI / 2;

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
  private long latestNanos;

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
    LOG.log(
        System.Logger.Level.INFO,
        "proof: {0} parts came by; the plant was up to {1} ms late",
        plant.parts,
        plant.latestNanos / MILLI);
  }

  private void run() {
    long beganNanos = clock.nanos();
    at(beganNanos, () -> count(beganNanos));
    at(beganNanos + settleNanos(), () -> part(beganNanos + settleNanos()));
    while (isOn(PERMIT)) {
      long now = clock.nanos();
      boolean on = isOn(VALVE);
      if (on != coil.lastEntry().getValue()) {
        coil.put(now, on);
      }
      Event next = events.element();
      if (next.atNanos <= now) {
        latestNanos = Math.max(latestNanos, now - next.atNanos);
        events.remove().what.run();
      } else {
        LockSupport.parkNanos(Math.min(LOOK_NANOS, next.atNanos - now));
      }
    }
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

  private void part(long atNanos) {
    parts++;
    pulse(PART_SENSOR, atNanos);
    long nozzleNanos = atNanos + nanosFor(NOZZLE_MM);
    at(nozzleNanos, () -> nozzle(nozzleNanos));
  }

  private void nozzle(long atNanos) {
    boolean air = coil.floorEntry(atNanos - LAG_NANOS).getValue();
    long seenNanos = atNanos + FALL_NANOS;
    if (air) {
      at(seenNanos, () -> pulse(CONFIRM, seenNanos));
    }
    long goneNanos = seenNanos + GAP_NANOS;
    at(goneNanos, () -> next(goneNanos));
  }

  private void next(long atNanos) {
    boolean faster = parts == SLOW_PARTS;
    mmPerSecond = faster ? FAST : mmPerSecond;
    long comesNanos = atNanos + (faster ? 2 * settleNanos() : 0);
    at(comesNanos, () -> part(comesNanos));
  }

  private void pulse(int line, long atNanos) {
    pull(line, true);
    at(atNanos + PULSE_NANOS, () -> pull(line, false));
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
