package dev.linewarden.capture;

import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.PixelFormat;
import org.jspecify.annotations.Nullable;

/// The frames of a video file, one after the other. A frame for which the pool had no buffer is
/// shown at the next trigger instead.
final class VideoSource implements ShotSource {
  private final VideoReader reader;
  private final StreamSettings settings;
  private long shown;

  VideoSource(VideoReader reader, StreamSettings settings) {
    this.reader = reader;
    this.settings = settings;
  }

  @Override
  public @Nullable Shot shoot(long number, FramePool pool) {
    FramePool.Buffer buffer = pool.take();
    if (buffer == null) {
      return null;
    }
    try {
      if (!advance()) {
        buffer.giveBack();
        return new Shot.Missed(
            FrameLost.Why.ENDED,
            "all %d frames of %s were shown".formatted(shown, settings.shown()));
      }
      reader.copyTo(buffer.pixels());
      shown++;
      String origin = "%s#%d".formatted(settings.shown(), shown);
      return new Shot.Taken(buffer, reader.width(), reader.height(), PixelFormat.BGR8, origin);
    } catch (CameraFault e) {
      buffer.giveBack();
      return new Shot.Missed(FrameLost.Why.UNREADABLE, String.valueOf(e.getMessage()));
    }
  }

  private boolean advance() throws CameraFault {
    if (reader.hasNext()) {
      return true;
    }
    if (!settings.loop()) {
      return false;
    }
    reader.rewind();
    return reader.hasNext();
  }
}
