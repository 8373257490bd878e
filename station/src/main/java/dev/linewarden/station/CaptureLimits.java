package dev.linewarden.station;

import com.sun.management.ThreadMXBean;
import dev.linewarden.capture.AravisCamera;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// What a camera's driver must keep to: hardly any heap a frame, no frame lost at speed, a dead
/// camera named soon, one that is back used soon.
final class CaptureLimits {
  private static final Set<String> THREADS = Set.of("camera-frames", "camera-control");
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final long LOOK_NANOS = 20_000;

  private static final int FAST_PER_SECOND = 180;
  private static final int FAST_SECONDS = 5;

  /// What is measured is the steady state: code that the compiler has seen for a while.
  private static final int FAST_WARM_UP = 3000;

  private static final double BYTES_MAX = 100;

  private static final int DEATHS = 3;
  private static final int PICTURES_A_LIFE = 50;
  private static final long DEAD_NANOS = 3 * SECOND_NANOS;
  private static final long BUDGET_NANOS = SECOND_NANOS / 10;
  private static final long PERIOD_NANOS = SECOND_NANOS / 50;
  private static final long PATIENCE_NANOS = 20 * SECOND_NANOS;
  private static final double NAMED_MILLIS_MAX = 100 + BUDGET_NANOS / NANOS_PER_MILLI;
  private static final double BACK_MILLIS_MAX = 2000;

  private final Path home;
  private final Clock clock;
  private final FaultLog faults;
  private final Mailbox<Exposure> sink = new Mailbox<>("exposures", 64, new Doorbell());
  private long part;

  /// @param home where `./linewarden` lies
  CaptureLimits(Path home, Clock clock, FaultLog faults) {
    this.home = home;
    this.clock = clock;
    this.faults = faults;
  }

  /// Fired at their own pace, whether the picture before has come or not. A frame that takes longer
  /// than a second is lost.
  List<CaptureFigures.Limit> atSpeed() {
    try (BenchCamera simulated = new BenchCamera(home, clock, faults, "--frozen");
        AravisCamera camera = simulated.open(sink, SECOND_NANOS)) {
      fire(camera, FAST_WARM_UP);
      int frames = FAST_PER_SECOND * FAST_SECONDS;
      long before = allocated();
      int lost = fire(camera, frames);
      double bytes = (allocated() - before) / (double) frames;
      return List.of(
          new CaptureFigures.Limit("heap bytes a frame, threads of the camera", bytes, BYTES_MAX),
          new CaptureFigures.Limit(
              "frames lost of %d, %d a second".formatted(frames, FAST_PER_SECOND), lost, 0));
    }
  }

  /// How many were lost.
  private int fire(AravisCamera camera, int frames) {
    long startNanos = clock.nanos();
    int answered = 0;
    int lost = 0;
    int fired = 0;
    while (answered < frames) {
      long dueNanos = startNanos + fired * SECOND_NANOS / FAST_PER_SECOND;
      if (fired < frames && clock.nanos() - dueNanos >= 0) {
        camera.trigger(trigger());
        fired++;
      }
      Exposure answer = sink.poll();
      if (answer == null) {
        LockSupport.parkNanos(LOOK_NANOS);
      } else {
        answered++;
        lost += isFrame(answer) ? 0 : 1;
      }
    }
    return lost;
  }

  /// By the camera's threads since they began; those of one camera, as long as it was not opened
  /// anew.
  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> THREADS.contains(thread.getName()))
        .mapToLong(thread -> Math.max(0, threads.getThreadAllocatedBytes(thread.threadId())))
        .sum();
  }

  /// The slowest of some deaths. The camera dies after its last picture, and is back when it has
  /// been dead for as long as it was told.
  List<CaptureFigures.Limit> atDeath() {
    double told = 0;
    double named = 0;
    double back = 0;
    try (BenchCamera simulated =
            new BenchCamera(
                home,
                clock,
                faults,
                "--die-every",
                Integer.toString(PICTURES_A_LIFE),
                "--dead-ms",
                Long.toString(Math.round(DEAD_NANOS / NANOS_PER_MILLI)));
        AravisCamera camera = simulated.open(sink, BUDGET_NANOS)) {
      Life life = new Life(camera);
      life.untilPicture();
      for (int death = 1; death <= DEATHS; death++) {
        long lostNanos = life.untilReason();
        told = Math.max(told, (clock.nanos() - lostNanos) / NANOS_PER_MILLI);
        // A single frame may be lost a while before the camera dies.
        long diedNanos = life.untilNamed();
        named = Math.max(named, (clock.nanos() - diedNanos) / NANOS_PER_MILLI);
        life.untilPicture();
        back = Math.max(back, (clock.nanos() - diedNanos - DEAD_NANOS) / NANOS_PER_MILLI);
      }
    }
    return List.of(
        new CaptureFigures.Limit(
            "ms from a camera's death to an answer that says why", told, NAMED_MILLIS_MAX),
        new CaptureFigures.Limit(
            "ms from a camera's death to its name in an answer, %d deaths".formatted(DEATHS),
            named,
            NAMED_MILLIS_MAX),
        new CaptureFigures.Limit(
            "ms from a camera's return to its first frame", back, BACK_MILLIS_MAX));
  }

  /// Fires one camera at an even pace, through its deaths.
  private final class Life {
    private final AravisCamera camera;
    private final long untilNanos = clock.nanos() + DEATHS * PATIENCE_NANOS;
    private long nextNanos = clock.nanos();
    private long lastPictureNanos;

    Life(AravisCamera camera) {
      this.camera = camera;
    }

    void untilPicture() {
      while (!(answer() instanceof Frame)) {
        expectPatience();
      }
    }

    /// When the last picture before it came.
    long untilReason() {
      while (!(answer() instanceof FrameLost lost && lost.why() == FrameLost.Why.CAMERA_GONE)) {
        expectPatience();
      }
      return lastPictureNanos;
    }

    /// When the last picture before it came.
    long untilNamed() {
      while (!(answer() instanceof FrameLost lost && lost.detail().contains(camera.name()))) {
        expectPatience();
      }
      return lastPictureNanos;
    }

    private void expectPatience() {
      if (clock.nanos() - untilNanos > 0) {
        throw new IllegalStateException("the simulated camera does not live and die as it should");
      }
    }

    /// Null when none has come yet. A frame is closed already.
    private @Nullable Exposure answer() {
      if (clock.nanos() - nextNanos >= 0) {
        camera.trigger(trigger());
        nextNanos += PERIOD_NANOS;
      }
      Exposure answer = sink.poll();
      if (answer == null) {
        LockSupport.parkNanos(LOOK_NANOS);
      } else if (isFrame(answer)) {
        lastPictureNanos = clock.nanos();
      }
      return answer;
    }
  }

  private Trigger trigger() {
    return new Trigger(new PartId(++part), clock.nanos(), 0);
  }

  /// Gives its buffer back.
  private static boolean isFrame(Exposure answer) {
    if (answer instanceof Frame frame) {
      frame.close();
      return true;
    }
    return false;
  }
}
