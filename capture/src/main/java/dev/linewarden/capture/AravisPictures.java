package dev.linewarden.capture;

import dev.linewarden.inspection.Raster;
import org.jspecify.annotations.Nullable;

/// The memory for one kind of picture of a camera, and how a frame is made of it. A picture that is
/// sent as frames are kept is not copied: its memory leaves the stream and another one takes its
/// place. One thread at a time delivers.
final class AravisPictures implements AutoCloseable {
  private final WireConverter converter;
  private final Answers.Shape shape;
  private final FramePool frames;
  private final FramePool wire;
  private final boolean plain;

  /// Throws [dev.linewarden.inspection.BadInput] for a size that the format cannot carry, or that
  /// takes too much memory.
  ///
  /// @param buffers frames that the station may hold at once
  AravisPictures(AravisSession session, int buffers) {
    this.plain = session.format().isPlain();
    this.converter = new WireConverter(session.format(), session.width(), session.height());
    this.shape =
        new Answers.Shape(
            Raster.dense(session.width(), session.height(), converter.pixels()), session.name());
    this.frames =
        plain
            ? new FramePool(buffers + AravisSession.IN_FLIGHT, session.payload())
            : new FramePool(buffers, shape.raster().bytes());
    this.wire = plain ? frames : new FramePool(AravisSession.IN_FLIGHT, session.payload());
  }

  boolean isFor(AravisSession session) {
    return converter.isFor(session.format(), session.width(), session.height())
        && wire.bufferBytes() == session.payload()
        && shape.origin().equals(session.name());
  }

  /// Where the camera puts its pictures.
  FramePool wire() {
    return wire;
  }

  /// Frames that the station holds.
  int inUse() {
    return plain ? Math.max(0, frames.inUse() - AravisSession.IN_FLIGHT) : frames.inUse();
  }

  /// A whole picture as a frame; null when all memory is in use. Either way the stream has a buffer
  /// in its place again.
  FramePool.@Nullable Buffer take(AravisSession session, long buffer) {
    FramePool.Buffer empty = frames.take();
    if (empty != null && plain) {
      return session.exchange(buffer, empty);
    }
    try {
      if (empty != null) {
        converter.convert(session.picture(buffer), empty.pixels());
      }
      return empty;
    } catch (RuntimeException e) {
      if (empty != null) {
        empty.giveBack();
      }
      throw e;
    } finally {
      session.giveBack(buffer);
    }
  }

  Answers.Shape shape() {
    return shape;
  }

  String exhausted() {
    return frames.exhausted();
  }

  @Override
  public void close() {
    converter.close();
    frames.close();
    if (!plain) {
      wire.close();
    }
  }
}
