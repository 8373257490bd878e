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
import dev.linewarden.inspection.Trigger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A GigE Vision or USB3 Vision camera through libaravis, fired for each trigger by us over the
/// wire or by the same sensor as the station, on an input of its own.
///
/// Two threads of its own: `camera-control` connects, sets up, fires and takes down, all of which
/// can block for seconds when the camera is dead; `camera-frames` takes pictures and is the
/// watchdog. So every trigger has its answer within the budget, whatever the camera does. A camera
/// that missed [#LOST_IN_A_ROW] frames is taken down and opened anew until it is back; meanwhile
/// triggers are answered at once.
public final class AravisCamera implements Camera {
  static final int LOST_IN_A_ROW = 3;
  private static final long IDLE_NANOS = 50_000_000;
  private static final long RETRY_NANOS = 200_000_000;
  private static final long FEEL_NANOS = 10_000_000_000L;
  private static final long SETTLE_NANOS = 200_000;
  private static final long END_MILLIS = 10_000;
  private static final String WHO = "camera";
  private static final System.Logger LOG = System.getLogger("dev.linewarden.capture");

  private final FaultLog faults;
  private final Clock clock;
  private final CameraHost host;
  private final AravisConnector connector;
  private final Answers answers;
  private final TriggerMatch match;
  private final AravisFrames.Tools tools;
  private final TriggerQueue requests = new TriggerQueue();
  private final Thread control;
  private final AtomicReference<Settling> settling;
  private volatile String name;
  private volatile @Nullable AravisFrames frames;
  private boolean missed;
  private long feltNanos;
  private volatile boolean closing;
  private volatile String gone = "";

  /// Opens the camera and returns when it streams, or when it does not answer and the host is
  /// patient. Throws [BadInput] with the camera's own sentence when it cannot be reached or refuses
  /// a setting, and when the library is missing.
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
    this.clock = clock;
    this.faults = faults;
    this.host = host;
    this.connector = new AravisConnector(clock, faults, host);
    this.name = "camera at " + settings.address();
    this.settling = new AtomicReference<>(Settling.of(settings));
    this.match = new TriggerMatch(settings.budgetNanos());
    this.answers = new Answers(exposureDelayNanos, sink, faults);
    this.tools =
        new AravisFrames.Tools(
            match,
            answers,
            at -> settling.get().fits(at),
            settings.budgetNanos(),
            clock,
            faults,
            host);
    this.feltNanos = clock.nanos();
    this.control = Thread.ofPlatform().name("camera-control").daemon().unstarted(this::control);
    requests.listen(control);
    begin();
    control.start();
  }

  private void begin() {
    try {
      connect();
    } catch (CameraFault e) {
      gone = String.valueOf(e.getMessage());
      if (!(e instanceof CameraFault.Absent && host.isPatient())) {
        throw new BadInput("the %s cannot be used: %s".formatted(name, gone), e);
      }
      missed = true;
      faults.count(WHO, "does not answer", gone);
      LOG.log(System.Logger.Level.WARNING, "waiting for the {0}: {1}", name, gone);
    }
  }

  @Override
  public String name() {
    return name;
  }

  /// Frames that the station holds, for the gauge.
  public int framesInUse() {
    return connector.framesInUse();
  }

  @Override
  public String condition() {
    AravisFrames current = frames;
    boolean silent = current != null && current.lostInARow() >= LOST_IN_A_ROW;
    // The control thread may be stuck in a call to it for seconds yet.
    return silent && gone.isEmpty() ? name + " sends no frames" : gone;
  }

  @Override
  public CameraHealth health() {
    AravisFrames current = frames;
    return current == null ? CameraHealth.NONE : current.health();
  }

  @Override
  public void adjust(CameraSettings recipe, long fromNanos) {
    Settling to = settling.updateAndGet(now -> now.wish(now.wanted().with(recipe), fromNanos));
    connector.tellLeftOpen(to);
    requests.ring();
  }

  @Override
  public void trigger(Trigger trigger) {
    String why = condition();
    boolean firedByUs = settling.get().isFiredByUs();
    if (frames == null || !why.isEmpty()) {
      if (!firedByUs) {
        match.exposedUnseen(trigger);
      }
      answers.lose(trigger, FrameLost.Why.CAMERA_GONE, why);
    } else if (!match.add(trigger)) {
      answers.lose(trigger, FrameLost.Why.CAMERA_GONE, "too many triggers wait for their frames");
    } else if (!firedByUs) {
      // The sensor has fired it already, together with us.
      match.exposed(trigger);
    } else if (!requests.offer(trigger)) {
      // Left to the watchdog, which answers it like a frame that does not come.
      faults.count(WHO, "does not take triggers", "part " + trigger.part());
    }
  }

  private void control() {
    if (settling.get().isFiredByUs()) {
      // Then it stands on the part's way; it never computes.
      host.raise(CameraHost.CALLING_THREAD);
    }
    while (!closing) {
      AravisFrames current = frames;
      if (current == null) {
        reconnect();
      } else if (current.lostInARow() >= LOST_IN_A_ROW) {
        lose("%d frames in a row did not come".formatted(LOST_IN_A_ROW));
      } else if (settling.get().isDone() || isBefore(requests.peek())) {
        fire(current);
      } else {
        settle(current, settling.get());
      }
    }
    takeDown("the camera was closed");
  }

  /// A part of the old recipe, which the camera still waits to be fired for.
  private boolean isBefore(@Nullable Trigger next) {
    return next != null && next.atNanos() < settling.get().fromNanos();
  }

  private void fire(AravisFrames current) {
    Trigger trigger = requests.next(IDLE_NANOS);
    try {
      if (trigger == null) {
        feel(current);
      } else if (match.sent(trigger, clock.nanos())) {
        current.session().fire();
      }
    } catch (CameraFault e) {
      lose(String.valueOf(e.getMessage()));
    }
  }

  /// Between two parts, as it takes a message to the camera and back.
  private void feel(AravisFrames current) throws CameraFault {
    long nowNanos = clock.nanos();
    if (nowNanos - feltNanos > FEEL_NANOS) {
      feltNanos = nowNanos;
      current.session().feel();
    }
  }

  /// Sets the camera up for another recipe when the parts before it have their frames. Light alone
  /// takes two messages; everything else a new beginning, in which parts are lost.
  private void settle(AravisFrames current, Settling now) {
    boolean waited = clock.nanos() - now.fromNanos() > now.wanted().budgetNanos();
    if (!waited && !match.isQuietBefore(now.fromNanos())) {
      LockSupport.parkNanos(SETTLE_NANOS);
    } else if (now.wanted().camera().differsOnlyInLight(now.has().camera())) {
      try {
        connector.report(current.session().light(now.wanted()));
        settled(now.wanted());
      } catch (CameraFault e) {
        lose(String.valueOf(e.getMessage()));
      }
    } else {
      takeDown(name + " is being set up for another recipe");
    }
  }

  private void settled(GigeSettings told) {
    long nowNanos = clock.nanos();
    settling.updateAndGet(now -> now.told(told, nowNanos));
  }

  private void reconnect() {
    try {
      connect();
      if (missed) {
        missed = false;
        faults.count(WHO, "is back", name);
        LOG.log(System.Logger.Level.INFO, "camera {0} is back", name);
      }
    } catch (CameraFault | RuntimeException e) {
      gone = "%s cannot be used: %s".formatted(name, e.getMessage());
      Trigger unexpected = requests.next(RETRY_NANOS);
      if (unexpected != null && match.giveUp(unexpected)) {
        answers.lose(unexpected, FrameLost.Why.CAMERA_GONE, gone);
      }
    }
  }

  private void connect() throws CameraFault {
    GigeSettings settings = settling.get().wanted();
    AravisFrames taken = connector.connect(settings, tools);
    name = taken.session().name();
    settled(settings);
    frames = taken;
    gone = "";
  }

  private void lose(String why) {
    AravisFrames current = frames;
    if (current != null) {
      missed = true;
      faults.count(WHO, "is gone", why + "; " + current.session().health().words());
      LOG.log(System.Logger.Level.WARNING, "camera {0} is gone: {1}", name, why);
    }
    takeDown(name + ": " + why);
  }

  /// On the control thread. The frame thread ends before its stream goes.
  private void takeDown(String why) {
    AravisFrames old = frames;
    gone = why;
    frames = null;
    if (old != null) {
      old.end(END_MILLIS);
      requests.clear();
      match.drain().forEach(trigger -> answers.lose(trigger, FrameLost.Why.CAMERA_GONE, why));
      old.session().close();
    }
  }

  /// Waits for calls to the camera that are under way, at most [#END_MILLIS].
  @Override
  public void close() {
    closing = true;
    requests.ring();
    try {
      control.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!control.isAlive()) {
      connector.close();
    }
  }
}
