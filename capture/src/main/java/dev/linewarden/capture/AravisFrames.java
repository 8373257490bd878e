package dev.linewarden.capture;

import dev.linewarden.inspection.CameraHealth;
import dev.linewarden.inspection.CameraHealth.Measure;
import dev.linewarden.inspection.CameraHealth.Reading;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Takes one connection's pictures, on the thread `camera-frames`, and is the watchdog: a trigger
/// whose frame does not come in time has its answer from here. Whatever goes wrong with a picture,
/// it goes on.
final class AravisFrames {
  private static final long POP_MICROS = 5_000;
  private static final long LOOK_NANOS = 1_000_000_000;
  private static final double BITS_PER_MEGABIT = 1e6;
  private static final double BYTES_PER_KILOBYTE = 1e3;
  private static final String WHO = "camera";
  private static final System.Logger LOG = System.getLogger("dev.linewarden.capture");

  /// The way that pictures take.
  ///
  /// @param advice what is to be done about it
  record Way(CameraLink link, List<String> advice) {}

  private final AravisSession session;
  private final Way way;
  private final AravisPictures pictures;
  private final Tools tools;
  private final AtomicInteger lostInARow = new AtomicInteger();
  private final Thread thread;
  private final FrameGaps gaps = new FrameGaps();
  private long nextLookNanos;
  private volatile LinkHealth health = LinkHealth.NONE;
  private volatile long late;
  private volatile boolean ending;

  /// What outlives a connection.
  ///
  /// @param settled whether an exposure at this instant was made under the settings it needs
  record Tools(
      TriggerMatch match,
      Answers answers,
      Settled settled,
      long budgetNanos,
      Clock clock,
      FaultLog faults,
      CameraHost host) {}

  interface Settled {
    boolean at(long exposedAtNanos);
  }

  /// Begins to take.
  AravisFrames(AravisSession session, Way way, AravisPictures pictures, Tools tools) {
    this.session = session;
    this.way = way;
    this.pictures = pictures;
    this.tools = tools;
    this.nextLookNanos = tools.clock().nanos();
    this.thread = Thread.ofPlatform().name("camera-frames").daemon().unstarted(this::run);
    thread.start();
  }

  AravisSession session() {
    return session;
  }

  /// Frames that did not come, since the last one that did.
  int lostInARow() {
    return lostInARow.get();
  }

  /// As it was a second ago at most. Any thread.
  CameraHealth health() {
    LinkHealth now = health;
    List<Reading> readings = new ArrayList<>();
    readings.add(new Reading(Measure.FRAMES, now.frames()));
    readings.add(new Reading(Measure.FRAMES_INCOMPLETE, now.failures()));
    readings.add(new Reading(Measure.FRAMES_SKIPPED, gaps.skipped()));
    readings.add(new Reading(Measure.FRAMES_LATE, late));
    readings.add(new Reading(Measure.FRAMES_WITHOUT_BUFFER, now.underruns()));
    readings.add(new Reading(Measure.PACKETS_MISSING, now.missingPackets()));
    readings.add(new Reading(Measure.PACKETS_RESENT, now.resentPackets()));
    if (way.link().packetBytes() > 0) {
      readings.add(new Reading(Measure.PACKET_SIZE, way.link().packetBytes()));
      readings.add(
          new Reading(Measure.SOCKET_BUFFER, way.link().socketBytes() / BYTES_PER_KILOBYTE));
    }
    way.link()
        .announced()
        .ifPresent(
            speed -> readings.add(new Reading(Measure.LINK_SPEED, speed / BITS_PER_MEGABIT)));
    if (!Double.isNaN(session.temperature())) {
      readings.add(new Reading(Measure.TEMPERATURE, session.temperature()));
    }
    return new CameraHealth(readings, way.advice(), session.settings());
  }

  /// Waits for it, at most `millis`.
  void end(long millis) {
    ending = true;
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    if (!tools.host().raise(CameraHost.CALLING_THREAD)) {
      LOG.log(System.Logger.Level.INFO, "frames are taken without real-time priority");
    }
    while (!ending) {
      long buffer = session.pop(POP_MICROS);
      if (buffer != 0) {
        take(buffer, tools.clock().nanos());
      }
      look(tools.clock().nanos());
      List<Trigger> overdue = tools.match().overdue(tools.clock().nanos());
      for (int i = 0; i < overdue.size(); i++) { // an iterator would be an object a frame
        giveUp(overdue.get(i));
      }
    }
  }

  private void giveUp(Trigger trigger) {
    lostInARow.incrementAndGet();
    tools
        .answers()
        .lose(
            trigger,
            FrameLost.Why.CAMERA_GONE,
            "%s: no frame within %d ms".formatted(session.name(), tools.budgetNanos() / 1_000_000));
  }

  private void look(long nowNanos) {
    if (nowNanos - nextLookNanos >= 0) {
      nextLookNanos = nowNanos + LOOK_NANOS;
      health = session.health();
    }
  }

  private void take(long buffer, long hereNanos) {
    long millis = session.wireMillis(buffer, tools.clock().wallMillis());
    if (millis >= 0) {
      tools.host().pictureTook(millis);
    }
    Trigger found = matched(buffer, hereNanos);
    long exposedAtNanos = tools.match().exposedAtNanos();
    String defect = found == null ? "" : defect(buffer, exposedAtNanos);
    if (found == null || !defect.isEmpty()) {
      session.giveBack(buffer);
      if (found != null) {
        tools.answers().lose(found, FrameLost.Why.INCOMPLETE, defect);
      }
      return;
    }
    try {
      FramePool.Buffer full = pictures.take(session, buffer);
      if (full == null) {
        tools.answers().lose(found, FrameLost.Why.POOL_EMPTY, pictures.exhausted());
      } else {
        tools.answers().frame(exposedAtNanos, hereNanos, pictures.shape(), full);
      }
    } catch (RuntimeException e) {
      tools.answers().lose(found, FrameLost.Why.INCOMPLETE, String.valueOf(e));
    }
  }

  // Written by one thread only.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private @Nullable Trigger matched(long buffer, long hereNanos) {
    long cameraNanos = session.cameraNanos(buffer);
    if (cameraNanos == 0) {
      // Not even its first packet came: the watchdog answers the trigger.
      tools.faults().count(WHO, "frame without a beginning", session.name());
      return null;
    }
    gaps.saw(session.frameId(buffer));
    Trigger found = tools.match().frame(cameraNanos, hereNanos);
    if (found != null || !tools.match().isSure()) {
      // A camera that sends is there, though it is not known yet whose its frames are: to open it
      // anew would only put that off.
      lostInARow.set(0);
    }
    if (found == null) {
      late++;
      tools.faults().count(WHO, "frame without a trigger", session.name());
      return null;
    }
    return found;
  }

  private String defect(long buffer, long exposedAtNanos) {
    String defect = session.defect(buffer);
    return defect.isEmpty() && !tools.settled().at(exposedAtNanos)
        ? "exposed before the camera was set up for its recipe"
        : defect;
  }
}
