package dev.linewarden.station;

import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.Witness;
import java.util.concurrent.atomic.AtomicLong;

/// Bytes of pixels that were looked at since the start: what is sent to the plant is told as a
/// share of them. Written on the line thread, read by any other.
final class PixelMeter implements Witness {
  private final AtomicLong bytes = new AtomicLong();

  @Override
  public void saw(LineEvent event, Frames frames) {
    if (event instanceof LineEvent.PartJudged) {
      long seen = 0;
      for (int view = 0; view < frames.views(); view++) {
        Frame frame = frames.of(view);
        seen += frame == null ? 0 : frame.pixels().byteSize();
      }
      bytes.addAndGet(seen);
    }
  }

  long bytes() {
    return bytes.get();
  }
}
