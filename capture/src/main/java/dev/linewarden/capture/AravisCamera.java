package dev.linewarden.capture;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Camera;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.Trigger;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A GigE Vision or USB3 Vision camera through libaravis, fired for each trigger by us over the
/// wire or by the same sensor as the station, on an input of its own.
///
/// Two threads of its own: `camera-control` connects, fires and takes down, all of which can block
/// for seconds when the camera is dead; `camera-frames` takes pictures and is the watchdog. So
/// every trigger has its answer within the budget, whatever the camera does. A camera that missed
/// [#LOST_IN_A_ROW] frames is taken down and opened anew until it is back; meanwhile triggers are
/// answered at once.
public final class AravisCamera implements Camera {
  static final int LOST_IN_A_ROW = 3;
  private static final int REQUESTS_MAX = 16;
  private static final long POP_MICROS = 5_000;
  private static final long IDLE_MILLIS = 50;
  private static final long RETRY_MILLIS = 200;
  private static final long END_MILLIS = 10_000;
  private static final String WHO = "camera";
  private static final System.Logger LOG = System.getLogger("dev.linewarden.capture");

  private final Aravis aravis;
  private final GigeSettings settings;
  private final Clock clock;
  private final FaultLog faults;
  private final CameraHost host;
  private final FramePool pool;
  private final WireConverter converter;
  private final Answers answers;
  private final TriggerMatch match;
  private final String name;
  private final CameraLink link;
  private final WireTime wire = new WireTime();
  private final ArrayBlockingQueue<Trigger> requests = new ArrayBlockingQueue<>(REQUESTS_MAX);
  private final AtomicInteger lostInARow = new AtomicInteger();
  private final Thread control;
  private volatile @Nullable AravisSession session;
  private volatile @Nullable Thread frames;
  private volatile boolean closing;
  private volatile String gone = "";

  /// Opens the camera and returns when it streams. Throws [BadInput] with the camera's own sentence
  /// when it cannot be reached or refuses a setting, and when the library is missing.
  ///
  /// @param exposureDelayNanos from the sensor's edge to the exposure, as the line expects it
  /// @param host asked whether this camera may inspect here, at every connection
  public AravisCamera(
      GigeSettings settings,
      long exposureDelayNanos,
      Mailbox<Exposure> sink,
      Clock clock,
      FaultLog faults,
      CameraHost host) {
    this.aravis = new Aravis(new AravisLibrary(AravisLibrary.SONAME));
    this.settings = settings;
    this.clock = clock;
    this.faults = faults;
    this.host = host;
    this.match = new TriggerMatch(settings.budgetNanos());
    AravisSession first = first();
    this.name = first.name();
    this.link = first.pictureWay();
    try {
      this.converter = new WireConverter(first.format(), first.width(), first.height());
      this.pool = new FramePool(settings.buffers(), converter.frameBytes());
    } catch (RuntimeException e) {
      first.close();
      throw e;
    }
    Answers.Shape shape = new Answers.Shape(first.width(), first.height(), converter.pixels());
    this.answers = new Answers(name, shape, pool, exposureDelayNanos, sink, clock, faults);
    this.control = Thread.ofPlatform().name("camera-control").daemon().unstarted(this::control);
    use(first);
    control.start();
  }

  private AravisSession first() {
    try {
      return new AravisSession(aravis, settings, host);
    } catch (CameraFault e) {
      throw new BadInput(
          "the camera at %s cannot be used: %s".formatted(settings.address(), e.getMessage()), e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  /// The buffers behind the frames, for the gauge.
  public FramePool pool() {
    return pool;
  }

  @Override
  public String condition() {
    return gone;
  }

  /// What a picture's way from the camera looks like.
  public CameraLink link() {
    return link;
  }

  /// What that way turned out to carry.
  public WireTime wire() {
    return wire;
  }

  @Override
  public void trigger(Trigger trigger) {
    if (session == null) {
      answers.lose(trigger, FrameLost.Why.CAMERA_GONE, gone);
    } else if (!match.add(trigger)) {
      answers.lose(trigger, FrameLost.Why.CAMERA_GONE, "too many triggers wait for their frames");
    } else if (!settings.firing().isByUs()) {
      // The sensor has fired it already, together with us.
      match.sent(trigger, trigger.atNanos());
    } else if (!requests.offer(trigger)) {
      // Left to the watchdog, which answers it like a frame that does not come.
      faults.count(WHO, "does not take triggers", "part " + trigger.part());
    }
  }

  private void control() {
    if (settings.firing().isByUs()) {
      // Then it stands on the part's way; it never computes.
      host.raise(CameraHost.CALLING_THREAD);
    }
    while (!closing) {
      AravisSession current = session;
      if (current == null) {
        reconnect();
      } else if (lostInARow.get() >= LOST_IN_A_ROW) {
        takeDown("%d frames in a row did not come".formatted(LOST_IN_A_ROW));
      } else {
        fire(current);
      }
    }
    takeDown("the camera was closed");
  }

  private void fire(AravisSession current) {
    Trigger trigger = next(IDLE_MILLIS);
    if (trigger == null || !match.sent(trigger, clock.nanos())) {
      return;
    }
    try {
      current.fire();
    } catch (CameraFault e) {
      takeDown(String.valueOf(e.getMessage()));
    }
  }

  private @Nullable Trigger next(long millis) {
    try {
      return requests.poll(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
      return null;
    }
  }

  private void reconnect() {
    try {
      AravisSession back = new AravisSession(aravis, settings, host);
      if (!converter.isFor(back.format(), back.width(), back.height())) {
        back.close();
        throw new CameraFault("it came back with a picture of another size or format");
      }
      use(back);
      faults.count(WHO, "is back", name);
      LOG.log(System.Logger.Level.INFO, "camera {0} is back", name);
    } catch (CameraFault | RuntimeException e) {
      gone = "%s cannot be reached: %s".formatted(name, e.getMessage());
      Trigger unexpected = next(RETRY_MILLIS);
      if (unexpected != null) {
        answers.lose(unexpected, FrameLost.Why.CAMERA_GONE, gone);
      }
    }
  }

  private void use(AravisSession opened) {
    opened.pictureWay().advice().forEach(words -> faults.count(WHO, "link", words));
    ReceiverThreads.raise(host);
    Thread taking =
        Thread.ofPlatform().name("camera-frames").daemon().unstarted(() -> take(opened));
    lostInARow.set(0);
    frames = taking;
    session = opened;
    gone = "";
    taking.start();
  }

  /// On the control thread. The frame thread ends before its stream goes.
  private void takeDown(String why) {
    AravisSession old = session;
    if (old == null) {
      return;
    }
    gone = name + ": " + why;
    session = null;
    if (!closing) {
      faults.count(WHO, "is gone", why + "; " + old.health().words());
      LOG.log(System.Logger.Level.WARNING, "camera {0} is gone: {1}", name, why);
    }
    join(frames);
    requests.clear();
    match.drain().forEach(trigger -> answers.lose(trigger, FrameLost.Why.CAMERA_GONE, gone));
    old.close();
  }

  private void take(AravisSession current) {
    if (!host.raise(CameraHost.CALLING_THREAD)) {
      LOG.log(System.Logger.Level.INFO, "frames are taken without real-time priority");
    }
    while (session == current) {
      long buffer = current.pop(POP_MICROS);
      if (buffer != 0) {
        take(current, buffer);
        current.giveBack(buffer);
      }
      for (Trigger late : match.overdue(clock.nanos())) {
        lostInARow.incrementAndGet();
        answers.lose(late, FrameLost.Why.CAMERA_GONE, settings.overBudget());
      }
    }
  }

  /// This thread is the watchdog too: whatever goes wrong with a picture, it goes on, and has the
  /// camera opened anew.
  private void take(AravisSession current, long buffer) {
    try {
      came(current, buffer);
    } catch (RuntimeException e) {
      faults.count(WHO, "a frame cannot be taken", String.valueOf(e.getMessage()));
      lostInARow.set(LOST_IN_A_ROW);
    }
  }

  private void came(AravisSession current, long buffer) {
    wire.saw(current.wireMillis(buffer, clock.wallMillis()));
    long cameraNanos = current.cameraNanos(buffer);
    if (cameraNanos == 0) {
      // Not even its first packet came: the watchdog answers the trigger.
      faults.count(WHO, "frame without a beginning", name);
      return;
    }
    TriggerMatch.Match found = match.frame(cameraNanos);
    if (found == null) {
      faults.count(WHO, "frame without a trigger", name);
      return;
    }
    lostInARow.set(0);
    String defect = current.defect(buffer);
    if (!defect.isEmpty()) {
      answers.lose(found.trigger(), FrameLost.Why.INCOMPLETE, defect);
      return;
    }
    MemorySegment raw = current.picture(buffer);
    answers.picture(
        found.trigger(), found.exposedAtNanos(), pixels -> converter.convert(raw, pixels));
  }

  /// Waits for calls to the camera that are under way, at most [#END_MILLIS].
  @Override
  public void close() {
    closing = true;
    join(control);
    if (!control.isAlive()) {
      converter.close();
    }
    pool.close();
  }

  private static void join(@Nullable Thread thread) {
    try {
      if (thread != null) {
        thread.join(END_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
