package dev.linewarden.reject;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Feeds the machine's own watchdog while the station is alive in the sense of [Signals#isAlive].
/// When it is not, the machine starts again after the watchdog's time; so it does when this process
/// ends without having been closed. A thread of its own.
public final class Watchdog implements Agent, AutoCloseable {
  private static final String ROLE = "watchdog";
  private static final long FEED_NANOS = 1_000_000_000;

  /// What the kernel takes for an end in order, after which the machine is left alone.
  private static final byte END = 'V';

  private static final byte FOOD = '.';

  private final Signals signals;
  private final FaultLog faults;
  private final FileChannel device;
  private final Doorbell doorbell = new Doorbell();
  private long dueNanos = Long.MIN_VALUE;

  /// From now on the machine depends on it. Throws [BadInput] when there is none, or somebody else
  /// has it.
  ///
  /// @param device `/dev/watchdog`
  public Watchdog(Path device, Signals signals, FaultLog faults) {
    this.signals = signals;
    this.faults = faults;
    try {
      this.device = FileChannel.open(device, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new BadInput("the watchdog %s cannot be opened: %s".formatted(device, e), e);
    }
  }

  @Override
  public String role() {
    return ROLE;
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public int doWork(long nowNanos) {
    if (nowNanos < dueNanos) {
      return 0;
    }
    boolean opened = dueNanos == Long.MIN_VALUE;
    dueNanos = nowNanos + FEED_NANOS;
    if (opened) {
      // Which has fed it, and the thread of the wires may not have begun yet.
      return 0;
    }
    if (signals.isAlive(nowNanos)) {
      write(FOOD);
    } else {
      faults.count(ROLE, "not fed", "no part is judged in time and carried out any more");
    }
    return 0;
  }

  @Override
  public long dueNanos() {
    return dueNanos;
  }

  private void write(byte word) {
    try {
      device.write(ByteBuffer.wrap(new byte[] {word}));
    } catch (IOException e) {
      faults.count(ROLE, "cannot be fed", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    write(END);
    try {
      device.close();
    } catch (IOException e) {
      faults.count(ROLE, "cannot be closed", String.valueOf(e.getMessage()));
    }
  }
}
