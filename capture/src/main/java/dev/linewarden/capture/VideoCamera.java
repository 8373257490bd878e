package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.Trigger;

/// A camera that shows a video file, one frame a trigger, whatever the video's own pace is.
public final class VideoCamera implements Camera {
  private final StreamSettings settings;
  private final VideoReader reader;
  private final FramePool pool;
  private final PreparedCamera camera;

  /// Throws [BadInput] for a file that is missing or no video.
  public VideoCamera(
      StreamSettings settings, Mailbox<Exposure> sink, Clock clock, FaultLog faults) {
    this.settings = settings;
    try {
      this.reader = new VideoReader(settings, clock);
    } catch (CameraFault e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
    this.pool = new FramePool(settings.buffers(), reader.bytes());
    VideoSource source = new VideoSource(reader, settings);
    this.camera =
        new PreparedCamera(source, pool, settings.exposureDelayNanos(), sink, clock, faults);
  }

  /// The buffers behind the frames, for the gauge.
  public FramePool pool() {
    return pool;
  }

  @Override
  public String name() {
    return "video " + settings.shown();
  }

  @Override
  public void trigger(Trigger trigger) {
    camera.trigger(trigger);
  }

  @Override
  public void close() {
    camera.close();
    reader.close();
  }
}
