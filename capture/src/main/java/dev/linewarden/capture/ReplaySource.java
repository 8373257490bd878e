package dev.linewarden.capture;

import dev.linewarden.inspection.FrameLost;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The images of a folder, one after the other. An image for which the pool had no buffer is shown
/// at the next trigger instead: none is skipped unseen.
final class ReplaySource implements ShotSource {
  private final ImageFolder folder;
  private final boolean loop;
  private int next;

  ReplaySource(ImageFolder folder, boolean loop) {
    this.folder = folder;
    this.loop = loop;
  }

  @Override
  public @Nullable Shot shoot(long number, FramePool pool) {
    if (next >= folder.images().size()) {
      if (!loop) {
        return new Shot.Missed(
            FrameLost.Why.ENDED, "all %d images of %s were shown".formatted(next, folder.folder()));
      }
      next = 0;
    }
    FramePool.Buffer buffer = pool.take();
    if (buffer == null) {
      return null;
    }
    return decode(folder.images().get(next++), buffer);
  }

  private static Shot decode(StoredImage image, FramePool.Buffer buffer) {
    try (DecodedImage decoded = ImageDecoder.decode(image.file())) {
      if (decoded.bytes() > buffer.pixels().byteSize()) {
        throw new IOException(
            "cannot read the image %s: it grew to %d x %d pixels while the camera was open"
                .formatted(image.file(), decoded.width(), decoded.height()));
      }
      decoded.copyTo(buffer.pixels());
      return new Shot.Taken(
          buffer, decoded.width(), decoded.height(), decoded.format(), image.origin());
    } catch (IOException reason) {
      buffer.giveBack();
      return new Shot.Missed(FrameLost.Why.UNREADABLE, String.valueOf(reason.getMessage()));
    }
  }
}
