package dev.linewarden.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linewarden.capture.AravisCamera;
import dev.linewarden.capture.CameraHost;
import dev.linewarden.capture.GigeSettings;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.Exposure;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/// The station's end of a cable: a camera as the station opens it, asked for pictures, with a tally
/// of what each trigger was answered.
final class LinkedCamera implements AutoCloseable {
  private static final long PATIENCE_NANOS = 30_000_000_000L;
  private static final long LOOK_NANOS = 500_000;
  private static final int SHOWN_MAX = 5;

  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final Mailbox<Exposure> sink = new Mailbox<>("exposures", 64, new Doorbell());
  private final List<String> reasons = new ArrayList<>();
  private final AravisCamera camera;
  private long asked;
  private long whole;

  /// Of 640x480, and of a simulated one's only size.
  enum Size {
    SMALL,
    AS_IT_IS
  }

  LinkedCamera(String address, Size size, long budgetNanos) {
    CameraSettings grey = CameraSettings.AS_IT_IS.pixelFormat("Mono8").exposure(1000);
    CameraSettings wanted = size == Size.SMALL ? grey.size(640, 480) : grey;
    this.camera = open(new GigeSettings(address, wanted, budgetNanos, 8));
  }

  /// The camera's program needs a moment.
  private AravisCamera open(GigeSettings settings) {
    long deadlineNanos = clock.nanos() + PATIENCE_NANOS;
    while (true) {
      try {
        return new AravisCamera(settings, 0, sink, clock, faults, CameraHost.PLAIN);
      } catch (BadInput e) {
        if (clock.nanos() > deadlineNanos) {
          throw e;
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  void fire() {
    camera.trigger(new Trigger(new PartId(++asked), clock.nanos(), 0));
  }

  /// The next answer, or rather whether it was a picture. A machine can be busy for much longer
  /// than the budget; that an answer comes at all is what is waited for.
  boolean answer() {
    long deadlineNanos = clock.nanos() + PATIENCE_NANOS;
    while (sink.isEmpty()) {
      assertThat(clock.nanos()).as("an answer; %s", this).isLessThan(deadlineNanos);
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return switch (Objects.requireNonNull(sink.poll())) {
      case Frame frame -> {
        frame.close();
        whole++;
        yield true;
      }
      case FrameLost lost -> {
        reasons.add(lost.why().words() + ": " + lost.detail());
        yield false;
      }
    };
  }

  /// One trigger and its answer, `times` times, at most one each `periodNanos`.
  LinkedCamera take(int times, long periodNanos) {
    for (int i = 0; i < times; i++) {
      long begunNanos = clock.nanos();
      fire();
      answer();
      LockSupport.parkNanos(begunNanos + periodNanos - clock.nanos());
    }
    return this;
  }

  /// From the trigger to the whole picture, in nanoseconds, the quickest of some.
  long quickestNanos(int times) {
    long quickest = Long.MAX_VALUE;
    for (int i = 0; i < times; i++) {
      long begunNanos = clock.nanos();
      fire();
      if (answer()) {
        quickest = Math.min(quickest, clock.nanos() - begunNanos);
      }
    }
    return quickest;
  }

  /// Fires until a picture comes; how long that took.
  long untilPictureNanos(long periodNanos) {
    long begunNanos = clock.nanos();
    long before = whole;
    while (whole == before) {
      assertThat(clock.nanos() - begunNanos).as("a picture; %s", this).isLessThan(PATIENCE_NANOS);
      take(1, periodNanos);
    }
    return clock.nanos() - begunNanos;
  }

  /// Fires until a trigger is answered with a reason that says so.
  void untilReason(String words, long periodNanos) {
    long begunNanos = clock.nanos();
    while (reasons.isEmpty() || !reasons.getLast().contains(words)) {
      assertThat(clock.nanos() - begunNanos).as("'%s'; %s", words, this).isLessThan(PATIENCE_NANOS);
      take(1, periodNanos);
    }
  }

  long whole() {
    return whole;
  }

  /// No trigger without exactly one answer, no answer without words.
  void expectEveryTriggerAnswered() {
    assertThat(sink.isEmpty()).as("one answer a trigger; %s", this).isTrue();
    assertThat(whole + reasons.size()).as("%s", this).isEqualTo(asked);
    assertThat(reasons).as("%s", this).noneMatch(String::isBlank);
    assertThat(camera.framesInUse()).as("buffers; %s", this).isZero();
  }

  @Override
  public String toString() {
    return "%d of %d pictures, last reasons %s, condition '%s', faults %s"
        .formatted(
            whole,
            asked,
            reasons.subList(Math.max(0, reasons.size() - SHOWN_MAX), reasons.size()),
            camera.condition(),
            faults.faults());
  }

  @Override
  public void close() {
    camera.close();
  }
}
