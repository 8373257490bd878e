package dev.linewarden.capture;

import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Trigger;
import java.io.IOException;

/// A camera that shows stored images, one a trigger, in the order of their paths. The next image is
/// decoded on the camera thread right after a trigger was answered, so the next trigger does not
/// wait for it. An image that cannot be read is the answer UNREADABLE to its trigger.
public final class ReplayCamera implements Camera {
  private final String name;
  private final FramePool pool;
  private final PreparedCamera camera;

  /// Throws [dev.linewarden.inspection.BadInput] when the folder is missing or holds no image.
  public ReplayCamera(
      ReplaySettings settings, Mailbox<Exposure> sink, Clock clock, FaultLog faults) {
    ImageFolder folder = new ImageFolder(settings.folder());
    this.name = "replay of " + settings.folder();
    this.pool = new FramePool(settings.buffers(), largest(folder));
    this.camera =
        new PreparedCamera(
            new ReplaySource(folder, settings.loop()),
            pool,
            settings.exposureDelayNanos(),
            sink,
            clock,
            faults);
  }

  /// Bytes of the largest image in the folder, in colour. Files without a usable header do not
  /// count: they are never decoded.
  private static long largest(ImageFolder folder) {
    long largest = 1;
    for (StoredImage image : folder.images()) {
      largest = Math.max(largest, pixels(image));
    }
    return largest * PixelFormat.BGR8.bytesPerPixel();
  }

  private static long pixels(StoredImage image) {
    try {
      return ImageDecoder.size(image.file()).pixels();
    } catch (IOException unreadable) {
      // Reported and counted when its trigger comes.
      return 0;
    }
  }

  /// The buffers behind the frames, for the gauge.
  public FramePool pool() {
    return pool;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void trigger(Trigger trigger) {
    camera.trigger(trigger);
  }

  @Override
  public void close() {
    camera.close();
  }
}
