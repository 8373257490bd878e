package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Trigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A live stream: RTSP and whatever else FFmpeg reads from a network. Its pictures come by
/// themselves, tens of milliseconds after the light; a trigger is answered with the first one that
/// arrives after it. Good for watching and for recording, not for a deadline, and its name says so.
///
/// Two threads: `camera-stream` reads and may be stuck for as long as [VideoReader#TIMEOUT_MICROS];
/// `camera-watch` answers triggers for which no picture came in time. A stream that ended or fell
/// silent is opened anew until it is back.
public final class StreamCamera implements Camera {
  /// More triggers than can wait within a budget.
  static final int TRIGGERS_MAX = 64;

  private static final long RETRY_MILLIS = 500;
  private static final long WATCH_MILLIS = 5;
  private static final long END_MILLIS = 10_000;
  private static final String WHO = "camera";
  private static final System.Logger LOG = System.getLogger("dev.linewarden.capture");

  private final StreamSettings settings;
  private final Mailbox<Exposure> sink;
  private final Clock clock;
  private final FaultLog faults;
  private final FramePool pool;
  private final int width;
  private final int height;
  private final Deque<Trigger> waiting = new ArrayDeque<>();
  private final Thread stream;
  private final Thread watch;
  private volatile boolean closing;
  private volatile String gone = "";
  private long frameNumber;

  /// Returns when the stream plays. Throws [BadInput] when it cannot be opened.
  public StreamCamera(
      StreamSettings settings, Mailbox<Exposure> sink, Clock clock, FaultLog faults) {
    this.settings = settings;
    this.sink = sink;
    this.clock = clock;
    this.faults = faults;
    VideoReader first;
    try {
      first = new VideoReader(settings);
    } catch (CameraFault e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
    this.width = first.width();
    this.height = first.height();
    this.pool = new FramePool(settings.buffers(), first.bytes());
    this.stream = Thread.ofPlatform().name("camera-stream").daemon().unstarted(() -> play(first));
    this.watch = Thread.ofPlatform().name("camera-watch").daemon().unstarted(this::watch);
    stream.start();
    watch.start();
  }

  @Override
  public String name() {
    return "stream %s (no deadline)".formatted(settings.shown());
  }

  @Override
  public String condition() {
    return gone;
  }

  /// The buffers behind the frames, for the gauge.
  public FramePool pool() {
    return pool;
  }

  @Override
  public void trigger(Trigger trigger) {
    if (!gone.isEmpty()) {
      lose(trigger, FrameLost.Why.CAMERA_GONE, gone);
    } else if (!enqueue(trigger)) {
      lose(trigger, FrameLost.Why.CAMERA_GONE, "too many triggers wait for their frames");
    }
  }

  private boolean enqueue(Trigger trigger) {
    synchronized (waiting) {
      return waiting.size() < TRIGGERS_MAX && waiting.offer(trigger);
    }
  }

  private void play(VideoReader first) {
    VideoReader reader = first;
    while (!closing) {
      reader = reader == null ? reopened() : shown(reader);
    }
    if (reader != null) {
      reader.close();
    }
    drop("the camera was closed");
  }

  /// Null when it has ended.
  private @Nullable VideoReader shown(VideoReader reader) {
    try {
      if (!reader.advance()) {
        throw new CameraFault(settings.shown() + " has ended");
      }
      long arrivedNanos = clock.nanos();
      for (Trigger trigger : take(trigger -> trigger.atNanos() <= arrivedNanos)) {
        answer(trigger, reader);
      }
      return reader;
    } catch (CameraFault e) {
      reader.close();
      String why = String.valueOf(e.getMessage());
      if (!closing) {
        faults.count(WHO, "is gone", why);
        LOG.log(System.Logger.Level.WARNING, "{0}", why);
      }
      drop(why);
      return null;
    }
  }

  private void answer(Trigger trigger, VideoReader reader) throws CameraFault {
    FramePool.Buffer buffer = pool.take();
    if (buffer == null) {
      lose(trigger, FrameLost.Why.POOL_EMPTY, pool.exhausted());
      return;
    }
    try {
      reader.copyTo(buffer.pixels());
    } catch (CameraFault e) {
      buffer.giveBack();
      lose(trigger, FrameLost.Why.CAMERA_GONE, String.valueOf(e.getMessage()));
      throw e;
    }
    long exposedAtNanos = trigger.atNanos() + settings.exposureDelayNanos();
    Frame frame =
        buffer.frame(
            new FrameInfo(
                ++frameNumber,
                exposedAtNanos,
                Math.max(clock.nanos(), exposedAtNanos),
                width,
                height,
                width * PixelFormat.BGR8.bytesPerPixel(),
                PixelFormat.BGR8,
                name()));
    if (!sink.offer(frame)) {
      faults.count(WHO, "nobody takes the frames", "frame " + frameNumber);
      frame.close();
    }
  }

  private @Nullable VideoReader reopened() {
    try {
      Thread.sleep(RETRY_MILLIS);
      VideoReader back = new VideoReader(settings);
      if (back.width() != width || back.height() != height) {
        back.close();
        throw new CameraFault(settings.shown() + " came back with a picture of another size");
      }
      gone = "";
      faults.count(WHO, "is back", name());
      LOG.log(System.Logger.Level.INFO, "{0} is back", settings.shown());
      return back;
    } catch (CameraFault e) {
      gone = String.valueOf(e.getMessage());
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
      return null;
    }
  }

  private void drop(String why) {
    gone = why;
    take(_ -> true).forEach(trigger -> lose(trigger, FrameLost.Why.CAMERA_GONE, why));
  }

  private void watch() {
    while (!closing) {
      long nowNanos = clock.nanos();
      String detail = "no picture within %d ms".formatted(settings.budgetNanos() / 1_000_000);
      take(trigger -> nowNanos - trigger.atNanos() > settings.budgetNanos())
          .forEach(late -> lose(late, FrameLost.Why.CAMERA_GONE, detail));
      try {
        Thread.sleep(WATCH_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private List<Trigger> take(Predicate<Trigger> which) {
    synchronized (waiting) {
      List<Trigger> taken = new ArrayList<>(waiting.stream().filter(which).toList());
      waiting.removeAll(taken);
      return taken;
    }
  }

  private void lose(Trigger trigger, FrameLost.Why why, String detail) {
    faults.count(WHO, why.words(), detail);
    long exposedAtNanos = trigger.atNanos() + settings.exposureDelayNanos();
    if (!sink.offer(new FrameLost(exposedAtNanos, why, detail))) {
      faults.count(WHO, "nobody takes the frames", "part " + trigger.part());
    }
  }

  /// Waits for a read that is under way.
  @Override
  public void close() {
    closing = true;
    try {
      stream.join(END_MILLIS);
      watch.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    pool.close();
  }
}
