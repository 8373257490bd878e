package dev.linewarden.inspection;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The pixels of one exposure in native memory, with what is known of it. Counted references: who
/// takes one closes one; the last close gives the memory back to its pool. Pixels are read-only by
/// convention once the frame left its camera, and must not be touched after the own close. Any
/// thread.
public final class Frame implements Exposure, AutoCloseable {
  private static final VarHandle REFERENCES;

  static {
    try {
      REFERENCES = MethodHandles.lookup().findVarHandle(Frame.class, "references", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final FrameInfo info;
  private final MemorySegment pixels;
  private final Runnable recycle;

  // Without an object of its own: a frame costs little heap, at hundreds a second for years.
  @SuppressWarnings("UnusedVariable") // read and written by its handle
  private volatile int references = 1;

  /// `pixels` holds at least `height * strideBytes` bytes; `recycle` runs once, on the thread of
  /// the last close. The maker owns the first reference.
  public Frame(FrameInfo info, MemorySegment pixels, Runnable recycle) {
    long needed = info.raster().bytes();
    if (pixels.byteSize() < needed) {
      throw new IllegalArgumentException(
          "a frame of %d bytes does not fit in %d".formatted(needed, pixels.byteSize()));
    }
    this.info = info;
    this.pixels = pixels;
    this.recycle = recycle;
  }

  public FrameInfo info() {
    return info;
  }

  public MemorySegment pixels() {
    return pixels;
  }

  @Override
  public long exposedAtNanos() {
    return info.exposedAtNanos();
  }

  /// One more holder. Only a holder may call it.
  public Frame retain() {
    if ((int) REFERENCES.getAndAdd(this, 1) <= 0) {
      throw new IllegalStateException("frame " + info.frameNumber() + " was already given back");
    }
    return this;
  }

  @Override
  public void close() {
    int left = (int) REFERENCES.getAndAdd(this, -1) - 1;
    if (left == 0) {
      recycle.run();
    } else if (left < 0) {
      throw new IllegalStateException("frame " + info.frameNumber() + " was closed too often");
    }
  }
}
