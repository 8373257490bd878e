package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.Trigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A camera that takes pictures by itself and cannot be told when: a live stream, a webcam. A
/// trigger is answered with the first picture that was taken after it, up to a whole period later.
/// Good for watching, for recording and for slow lines; not for a deadline, and its name says so.
///
/// Two threads: `camera-pictures` reads and may be stuck for a second; `camera-watch` answers
/// triggers for which no picture came in time. What ended or fell silent is opened anew until it is
/// back.
public final class FreeRunningCamera implements Camera {
  /// More triggers than can wait within a budget.
  static final int TRIGGERS_MAX = 64;

  /// So many, and it is opened anew.
  static final int DAMAGED_MAX = 3;

  private static final long RETRY_NANOS = 500_000_000;
  private static final long WATCH_NANOS = 5_000_000;
  private static final long END_MILLIS = 10_000;
  private static final String WHO = "camera";
  private static final System.Logger LOG = System.getLogger("dev.linewarden.capture");

  private final String shown;
  private final LivePictures.Opener opener;
  private final long budgetNanos;
  private final Clock clock;
  private final FaultLog faults;
  private final FramePool pool;
  private final Answers.Shape shape;
  private final Answers answers;
  private final Deque<Trigger> waiting = new ArrayDeque<>();
  private final Thread pictures;
  private final Thread watch;
  private int damagedInARow;
  private volatile boolean closing;
  private volatile String gone = "";

  /// Live video. Returns when it plays; throws [BadInput] when it cannot be opened.
  public static FreeRunningCamera stream(
      StreamSettings settings, Mailbox<Exposure> sink, Clock clock, FaultLog faults) {
    return new FreeRunningCamera(
        "stream " + settings.shown(),
        () -> new VideoReader(settings, clock),
        settings.exposureDelayNanos(),
        settings.budgetNanos(),
        settings.buffers(),
        sink,
        clock,
        faults);
  }

  /// A webcam, or any other device of the kernel's Video4Linux2. Returns when it plays; throws
  /// [BadInput] when it cannot be opened or refuses a setting.
  public static FreeRunningCamera webcam(
      WebcamSettings settings, Mailbox<Exposure> sink, Clock clock, FaultLog faults) {
    return new FreeRunningCamera(
        "webcam " + settings.device(),
        () -> new WebcamReader(settings, clock),
        settings.exposureDelayNanos(),
        settings.budgetNanos(),
        settings.buffers(),
        sink,
        clock,
        faults);
  }

  private FreeRunningCamera(
      String shown,
      LivePictures.Opener opener,
      long exposureDelayNanos,
      long budgetNanos,
      int buffers,
      Mailbox<Exposure> sink,
      Clock clock,
      FaultLog faults) {
    this.shown = shown;
    this.opener = opener;
    this.budgetNanos = budgetNanos;
    this.clock = clock;
    this.faults = faults;
    LivePictures first;
    try {
      first = opener.open();
    } catch (CameraFault e) {
      throw new BadInput(String.valueOf(e.getMessage()), e);
    }
    this.shape = new Answers.Shape(first.width(), first.height(), first.format());
    try {
      this.pool = new FramePool(buffers, shape.bytes());
    } catch (BadInput e) {
      first.close();
      throw e;
    }
    this.answers = new Answers(name(), shape, pool, exposureDelayNanos, sink, clock, faults);
    this.pictures =
        Thread.ofPlatform().name("camera-pictures").daemon().unstarted(() -> play(first));
    this.watch = Thread.ofPlatform().name("camera-watch").daemon().unstarted(this::watch);
    pictures.start();
    watch.start();
  }

  @Override
  public String name() {
    return shown + " (no deadline)";
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
      answers.lose(trigger, FrameLost.Why.CAMERA_GONE, gone);
    } else if (!enqueue(trigger)) {
      answers.lose(trigger, FrameLost.Why.CAMERA_GONE, "too many triggers wait for their frames");
    }
  }

  private boolean enqueue(Trigger trigger) {
    synchronized (waiting) {
      return waiting.size() < TRIGGERS_MAX && waiting.offer(trigger);
    }
  }

  private void play(LivePictures first) {
    LivePictures reader = first;
    while (!closing) {
      reader = reader == null ? reopened() : shown(reader);
    }
    if (reader != null) {
      reader.close();
    }
    drop("the camera was closed");
  }

  /// Null when it has ended.
  private @Nullable LivePictures shown(LivePictures reader) {
    try {
      reader.advance();
      long takenNanos = reader.takenNanos();
      for (Trigger trigger : take(trigger -> trigger.atNanos() <= takenNanos)) {
        answer(trigger, reader);
      }
      if (damagedInARow >= DAMAGED_MAX) {
        throw new CameraFault("%s: %d damaged pictures in a row".formatted(shown, damagedInARow));
      }
      return reader;
    } catch (CameraFault | RuntimeException e) {
      damagedInARow = 0;
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

  /// A damaged picture costs its trigger the frame, and nobody else.
  private void answer(Trigger trigger, LivePictures reader) {
    try {
      answers.picture(trigger, answers.expected(trigger), reader::copyTo);
      damagedInARow = 0;
    } catch (CameraFault | RuntimeException e) {
      damagedInARow++;
    }
  }

  private @Nullable LivePictures reopened() {
    try {
      LockSupport.parkNanos(RETRY_NANOS);
      LivePictures back = opener.open();
      if (!new Answers.Shape(back.width(), back.height(), back.format()).equals(shape)) {
        back.close();
        throw new CameraFault(shown + " came back with a picture of another size or kind");
      }
      gone = "";
      faults.count(WHO, "is back", name());
      LOG.log(System.Logger.Level.INFO, "{0} is back", shown);
      return back;
    } catch (CameraFault | RuntimeException e) {
      gone = String.valueOf(e.getMessage());
      return null;
    }
  }

  private void drop(String why) {
    gone = why;
    take(_ -> true).forEach(trigger -> answers.lose(trigger, FrameLost.Why.CAMERA_GONE, why));
  }

  private void watch() {
    while (!closing) {
      long nowNanos = clock.nanos();
      String detail = "no picture within %d ms".formatted(budgetNanos / 1_000_000);
      take(trigger -> nowNanos - trigger.atNanos() > budgetNanos)
          .forEach(late -> answers.lose(late, FrameLost.Why.CAMERA_GONE, detail));
      LockSupport.parkNanos(WATCH_NANOS);
    }
  }

  private List<Trigger> take(Predicate<Trigger> which) {
    synchronized (waiting) {
      List<Trigger> taken = new ArrayList<>(waiting.stream().filter(which).toList());
      waiting.removeAll(taken);
      return taken;
    }
  }

  /// Waits for a read that is under way.
  @Override
  public void close() {
    closing = true;
    try {
      pictures.join(END_MILLIS);
      watch.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    pool.close();
  }
}
