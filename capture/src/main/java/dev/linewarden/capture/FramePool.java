package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A fixed number of equal buffers in native memory, all of it allocated and touched at
/// construction. At the bound nobody waits: [#take] says null, the refusal is counted, and the
/// camera answers POOL_EMPTY. Any thread may take and give back. Closed while frames are still out,
/// the memory lives until the last of them is closed.
public final class FramePool implements AutoCloseable {
  /// All buffers together; a folder of huge images is refused instead of taking the machine's
  /// memory.
  public static final long BYTES_MAX = 2L << 30;

  private static final long ALIGNMENT = 64;

  private final Arena arena = Arena.ofShared();
  private final ArrayBlockingQueue<Buffer> free;
  private final int buffers;
  private final long bufferBytes;
  private final AtomicInteger out = new AtomicInteger();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean released = new AtomicBoolean();

  public FramePool(int buffers, long bufferBytes) {
    if (buffers <= 0 || bufferBytes <= 0 || bufferBytes > BYTES_MAX / buffers) {
      throw new BadInput(
          "expected frame buffers of at most %d bytes together, got %d of %d bytes"
              .formatted(BYTES_MAX, buffers, bufferBytes));
    }
    this.buffers = buffers;
    this.bufferBytes = bufferBytes;
    this.free = new ArrayBlockingQueue<>(buffers);
    for (int i = 0; i < buffers; i++) {
      free.add(new Buffer(this, arena.allocate(bufferBytes, ALIGNMENT).fill((byte) 0)));
    }
  }

  /// A buffer of the pool. Who took it makes a frame of it or gives it back, and forgets it then:
  /// the same object is taken again by others, so that a frame costs no more heap than itself.
  static final class Buffer {
    private final FramePool pool;
    private final MemorySegment pixels;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final Runnable recycle = this::giveBack;

    private Buffer(FramePool pool, MemorySegment pixels) {
      this.pool = pool;
      this.pixels = pixels;
    }

    MemorySegment pixels() {
      return pixels;
    }

    /// The frame's last close gives the buffer back.
    Frame frame(FrameInfo info) {
      return new Frame(info, pixels, recycle);
    }

    /// While nobody took it again, a second call changes nothing: a buffer is never in the pool
    /// twice.
    void giveBack() {
      if (taken.compareAndSet(true, false)) {
        pool.takeBack(this);
      }
    }
  }

  /// Null when every buffer is in use, or the pool is closed.
  @Nullable Buffer take() {
    Buffer buffer = closed.get() ? null : free.poll();
    if (buffer == null) {
      refused.incrementAndGet();
      return null;
    }
    buffer.taken.set(true);
    out.incrementAndGet();
    return buffer;
  }

  private void takeBack(Buffer buffer) {
    free.add(buffer);
    out.decrementAndGet();
    releaseWhenIdle();
  }

  private void releaseWhenIdle() {
    if (closed.get() && free.size() == buffers && released.compareAndSet(false, true)) {
      arena.close();
    }
  }

  public int buffers() {
    return buffers;
  }

  public long bufferBytes() {
    return bufferBytes;
  }

  /// The gauge: buffers not in the pool.
  public int inUse() {
    return out.get();
  }

  /// Why [#take] said null, for people.
  String exhausted() {
    return "all %d frame buffers are in use".formatted(buffers);
  }

  /// How often nobody got a buffer because all were in use.
  public long refused() {
    return refused.get();
  }

  @Override
  public void close() {
    closed.set(true);
    releaseWhenIdle();
  }
}
