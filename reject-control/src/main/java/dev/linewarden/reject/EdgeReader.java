package dev.linewarden.reject;

import dev.linewarden.inspection.Doorbell;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;

/// Waits in the kernel for edges, puts them into a ring and rings: a thread that waits for a device
/// cannot wait for anything else. Allocates nothing per edge.
final class EdgeReader implements AutoCloseable {
  /// So many edges at a time.
  private static final int BATCH = 64;

  private static final long FULL_PAUSE_NANOS = 1_000_000;
  private static final long CLOSE_MILLIS = 2_000;

  private final Arena arena = Arena.ofShared();
  private final SystemCalls calls = new SystemCalls(arena);
  private final MemorySegment events = arena.allocate((long) BATCH * GpioAbi.EVENT_BYTES, 8);
  private final MemorySegment waiting = arena.allocate(2L * SystemCalls.POLL_BYTES, 8);
  private final MemorySegment one = arena.allocateFrom(ValueLayout.JAVA_LONG, 1);
  private final int file;
  private final int wake;
  private final EdgeRing ring;
  private final Doorbell poller;
  private final Thread thread;
  private int lastSequence;

  /// @param file of a request for lines with edges
  EdgeReader(int file, EdgeRing ring, Doorbell poller, ThreadFactory threads) {
    this.file = file;
    this.ring = ring;
    this.poller = poller;
    this.wake = calls.eventFile();
    wait(0, file);
    wait(1, wake);
    this.thread = threads.newThread(this::run);
    thread.start();
  }

  private void wait(int place, int forFile) {
    long at = (long) place * SystemCalls.POLL_BYTES;
    waiting.set(ValueLayout.JAVA_INT, at, forFile);
    waiting.set(ValueLayout.JAVA_SHORT, at + 4, SystemCalls.READABLE);
  }

  private void run() {
    long answer = 0;
    while (answer >= 0) {
      answer = calls.poll(waiting, 2);
      if (answer == -SystemCalls.INTERRUPTED) {
        answer = 0;
      } else if (answer >= 0) {
        if (waiting.get(ValueLayout.JAVA_SHORT, SystemCalls.POLL_BYTES + 6L) != 0) {
          return;
        }
        answer = read();
      }
    }
    ring.broken("GPIO edges cannot be read any more: " + SystemCalls.words(answer));
    poller.ring();
  }

  /// How many bytes came, or the negative error number.
  private long read() {
    long room = Math.min(ring.room(), BATCH);
    if (room == 0) {
      LockSupport.parkNanos(FULL_PAUSE_NANOS);
      return 0;
    }
    long bytes = calls.read(file, events, room * GpioAbi.EVENT_BYTES);
    for (long at = 0; at < bytes; at += GpioAbi.EVENT_BYTES) {
      add(at);
    }
    poller.ring();
    return bytes == -SystemCalls.INTERRUPTED ? 0 : bytes;
  }

  private void add(long at) {
    int sequence = events.get(ValueLayout.JAVA_INT, at + GpioAbi.EVENT_SEQUENCE);
    int lost = sequence - lastSequence - 1;
    lastSequence = sequence;
    ring.add(
        events.get(ValueLayout.JAVA_LONG, at + GpioAbi.EVENT_NANOS),
        events.get(ValueLayout.JAVA_INT, at + GpioAbi.EVENT_OFFSET),
        events.get(ValueLayout.JAVA_INT, at + GpioAbi.EVENT_ID) == GpioAbi.RISING_EDGE,
        lost);
  }

  /// The thread has ended when this returns.
  @Override
  public void close() {
    new SystemCalls(arena).write(wake, one, Long.BYTES);
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!thread.isAlive()) {
      calls.close(wake);
      arena.close();
    }
  }
}
