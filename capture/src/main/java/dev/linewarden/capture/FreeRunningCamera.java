package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.CameraHealth;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.PartSightings;
import dev.linewarden.inspection.Trigger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A camera that takes pictures by itself and cannot be told when: a live stream, a webcam. A
/// trigger is answered with the first picture that was taken after it, up to a whole period later.
/// Good for watching, for recording and for slow lines; not for a deadline, and its name says so.
///
/// Or it is the part sensor itself: it looks for parts in its pictures and tells when each was in
/// the middle. The trigger that comes of it is answered with that very picture. While it is gone or
/// silent it says that parts may come unseen.
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

  private final LiveSource source;
  private final Clock clock;
  private final FaultLog faults;
  private final Answers answers;
  private final @Nullable SeenParts parts;
  private final Deque<Trigger> waiting = new ArrayDeque<>();
  private final Thread pictures;
  private final Thread watch;
  private CameraSettings openedFor;
  private boolean missed;
  private int damagedInARow;
  private volatile CameraSettings wanted;
  private volatile boolean closing;
  private volatile String gone = "";

  /// Returns when it plays, or when nobody answers and the host is patient; throws [BadInput] when
  /// it cannot be opened or refuses a setting.
  ///
  /// @param recipe what the recipe wants of it
  /// @param parts told of each part that the pictures show, and of the time without pictures; empty
  ///   = triggers come from elsewhere
  public FreeRunningCamera(
      LiveSource source,
      CameraSettings recipe,
      Mailbox<Exposure> sink,
      Clock clock,
      FaultLog faults,
      CameraHost host,
      Optional<PartSightings> parts) {
    this.parts = parts.map(to -> new SeenParts(to, clock.nanos())).orElse(null);
    this.source = source;
    this.wanted = recipe;
    this.openedFor = recipe;
    this.clock = clock;
    this.faults = faults;
    this.answers = new Answers(source.timing().exposureDelayNanos(), sink, faults);
    LivePictures first = first(host);
    this.pictures =
        Thread.ofPlatform().name("camera-pictures").daemon().unstarted(() -> play(first));
    this.watch = Thread.ofPlatform().name("camera-watch").daemon().unstarted(this::watch);
    pictures.start();
    watch.start();
  }

  private @Nullable LivePictures first(CameraHost host) {
    try {
      return opened();
    } catch (CameraFault e) {
      gone = String.valueOf(e.getMessage());
      if (!(e instanceof CameraFault.Absent && host.isPatient())) {
        throw new BadInput(gone, e);
      }
      missed = true;
      faults.count(WHO, "does not answer", gone);
      LOG.log(System.Logger.Level.WARNING, "waiting for it: {0}", gone);
      return null;
    }
  }

  private LivePictures opened() throws CameraFault {
    openedFor = wanted;
    return source.open(openedFor, name());
  }

  @Override
  public String name() {
    return source.shown() + " (no deadline)";
  }

  @Override
  public String condition() {
    return gone;
  }

  /// Its link is nobody's to watch, its settings are.
  @Override
  public CameraHealth health() {
    return new CameraHealth(List.of(), List.of(), source.settings());
  }

  /// Frames that the station holds, for the gauge.
  public int framesInUse() {
    return source.framesInUse();
  }

  /// Opens a webcam anew: parts until then have no frame. Live video has nothing to set.
  @Override
  public void adjust(CameraSettings recipe, long fromNanos) {
    wanted = source.isAdjustable() ? recipe : wanted;
  }

  @Override
  public void trigger(Trigger trigger) {
    if (parts != null && !trigger.part().equals(PartId.NOBODY)) {
      answerSeen(trigger, parts.take(trigger.atNanos()));
    } else if (!gone.isEmpty()) {
      answers.lose(trigger, FrameLost.Why.CAMERA_GONE, gone);
    } else if (!enqueue(trigger)) {
      answers.lose(trigger, FrameLost.Why.CAMERA_GONE, "too many triggers wait for their frames");
    }
  }

  private void answerSeen(Trigger trigger, FramePool.@Nullable Buffer picture) {
    if (picture == null) {
      answers.lose(trigger, FrameLost.Why.CAMERA_GONE, "no picture of this part was kept");
    } else {
      answers.frame(answers.expected(trigger), clock.nanos(), source.shape(), picture);
    }
  }

  private boolean enqueue(Trigger trigger) {
    synchronized (waiting) {
      return waiting.size() < TRIGGERS_MAX && waiting.offer(trigger);
    }
  }

  private void play(@Nullable LivePictures first) {
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
      if (!wanted.equals(openedFor)) {
        reader.close();
        wanted
            .leftOpenAfter(openedFor)
            .forEach(words -> faults.count(WHO, "setting left open", words));
        drop(source.shown() + " is being set up for another recipe");
        return null;
      }
      if (parts != null) {
        look(reader, parts);
      }
      long takenNanos = reader.takenNanos();
      take(trigger -> trigger.atNanos() <= takenNanos).forEach(due -> answer(due, reader));
      if (damagedInARow >= DAMAGED_MAX) {
        throw new CameraFault(
            "%s: %d damaged pictures in a row".formatted(source.shown(), damagedInARow));
      }
      return reader;
    } catch (CameraFault | RuntimeException e) {
      damagedInARow = 0;
      reader.close();
      String why = String.valueOf(e.getMessage());
      if (!closing) {
        missed = true;
        faults.count(WHO, "is gone", why);
        LOG.log(System.Logger.Level.WARNING, "{0}", why);
      }
      drop(why);
      LockSupport.parkNanos(RETRY_NANOS); // opened at once it would often fail again
      return null;
    }
  }

  private void look(LivePictures reader, SeenParts seen) {
    try {
      seen.look(reader, source);
      damagedInARow = 0;
    } catch (CameraFault | RuntimeException e) {
      damagedInARow++;
      faults.count(WHO, "a picture cannot be looked at", String.valueOf(e.getMessage()));
    }
  }

  /// A damaged picture costs its trigger the frame, and nobody else.
  private void answer(Trigger trigger, LivePictures reader) {
    FramePool.Buffer buffer = source.pool().take();
    if (buffer == null) {
      answers.lose(trigger, FrameLost.Why.POOL_EMPTY, source.pool().exhausted());
      return;
    }
    try {
      reader.copyTo(buffer.pixels());
      damagedInARow = 0;
      answers.frame(answers.expected(trigger), clock.nanos(), source.shape(), buffer);
    } catch (CameraFault | RuntimeException e) {
      buffer.giveBack();
      damagedInARow++;
      answers.lose(trigger, FrameLost.Why.INCOMPLETE, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable LivePictures reopened() {
    try {
      LivePictures back = opened();
      gone = "";
      if (missed) {
        missed = false;
        faults.count(WHO, "is back", name());
        LOG.log(System.Logger.Level.INFO, "{0} is back", source.shown());
      }
      return back;
    } catch (CameraFault | RuntimeException e) {
      gone = String.valueOf(e.getMessage());
      LockSupport.parkNanos(RETRY_NANOS);
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
      String detail =
          "no picture within %d ms".formatted(source.timing().budgetNanos() / 1_000_000);
      take(trigger -> nowNanos - trigger.atNanos() > source.timing().budgetNanos())
          .forEach(late -> answers.lose(late, FrameLost.Why.CAMERA_GONE, detail));
      if (parts != null) {
        parts.watch(nowNanos, source.timing().budgetNanos(), gone);
      }
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
    if (parts != null) {
      parts.clear();
    }
    source.close();
  }
}
