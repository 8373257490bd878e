package dev.linewarden.reject;

import dev.linewarden.inspection.FaultLog;
import org.jspecify.annotations.Nullable;

/// What the part sensor says: which of its edges is a part, and what is done about parts that it
/// may not have told of. Owned by the `io` thread.
final class Arrivals {
  /// Hears of each part.
  interface Births {
    void begin(long atNanos, double travelMm);
  }

  private final TrackingSettings settings;
  private final Transit transit;
  private final Schedule schedule;
  private final Interlock interlock;
  private final FaultLog faults;
  private final Births births;
  private final SeenAgain seenAgain;

  private boolean partSeen;
  private long lastPartNanos;
  private double lastPartMm;

  /// The belt's travel up to which no part sensor edge can be missing.
  private double seenToMm;

  /// Why the encoder may be broken; null while nothing speaks for it.
  private @Nullable String astray;

  private double astrayMm;

  Arrivals(
      TrackingSettings settings,
      Transit transit,
      Schedule schedule,
      Interlock interlock,
      FaultLog faults,
      Births births) {
    this.settings = settings;
    this.transit = transit;
    this.schedule = schedule;
    this.interlock = interlock;
    this.faults = faults;
    this.births = births;
    this.seenAgain = new SeenAgain(settings.conveyor());
  }

  SeenAgain seenAgain() {
    return seenAgain;
  }

  /// Every edge up to now has been read.
  void caughtUp(long nowNanos) {
    seenToMm = Math.max(seenToMm, schedule.travelAt(nowNanos));
  }

  void part(long atNanos) {
    double travelMm = schedule.travelAt(atNanos);
    seenToMm = Math.max(seenToMm, travelMm);
    if (partSeen && atNanos - lastPartNanos < settings.sensors().debounceNanos()) {
      faults.count(Tracker.ROLE, "part sensor bounced", "edge ignored");
      return;
    }
    if (partSeen && isKnown(atNanos, travelMm)) {
      return;
    }
    partSeen = true;
    lastPartNanos = atNanos;
    lastPartMm = travelMm;
    if (transit.isFull()) {
      interlock.trip("too many parts in transit", "bound is " + settings.inTransitMax());
      schedule.hold(0, travelMm, travelMm);
      return;
    }
    births.begin(atNanos, travelMm);
  }

  private boolean isKnown(long atNanos, double travelMm) {
    if (astray != null && interlock.permitted()) {
      lose(atNanos, astray);
      return false;
    }
    if (seenAgain.is(travelMm, transit)) {
      faults.count(Tracker.ROLE, "part seen again", "the belt was moved back");
      return true;
    }
    if (seenAgain.isBehind(travelMm)) {
      // Put there by hand, perhaps: it goes, without a number.
      faults.count(Tracker.ROLE, "part where none was", "the belt was moved back");
      schedule.hold(0, travelMm, travelMm);
      return true;
    }
    if (!samePlace(travelMm)) {
      return false;
    }
    if (!interlock.permitted()) {
      faults.count(Tracker.ROLE, "part sensor flickers while the belt stands", "edge ignored");
      return true;
    }
    lose(atNanos, "parts arrive, but neither encoder_a nor encoder_b changes");
    return false;
  }

  /// Nearer than two parts can be. Only an encoder can say so: by time it would mean nothing.
  private boolean samePlace(double travelMm) {
    return settings.conveyor().by() == TrackingSettings.By.TRAVEL
        && travelMm - lastPartMm < settings.conveyor().partMm() / 2;
  }

  /// The encoder shakes, or is broken: the next part shows which.
  void astray(long atNanos, String why) {
    astray = why;
    astrayMm = schedule.travelAt(atNanos);
  }

  private void lose(long atNanos, String why) {
    interlock.trip("encoder lost", why);
    schedule.holdAll(atNanos);
  }

  void belt(long atNanos, double travelMm, double mmPerSecond) {
    if (settings.conveyor().by() == TrackingSettings.By.TRAVEL) {
      seenAgain.belt(schedule.travelAt(atNanos), travelMm, mmPerSecond);
      schedule.belt(atNanos, travelMm, mmPerSecond);
      astray = travelMm > astrayMm + settings.conveyor().partMm() / 2 ? null : astray;
    }
  }

  /// By travel the encoder's counts may be among them: then every part is farther than the belt
  /// says.
  void lost(long atNanos) {
    interlock.trip("edges lost in the driver", "parts may be on the belt unseen");
    if (settings.conveyor().by() == TrackingSettings.By.TRAVEL) {
      schedule.holdAll(atNanos);
    } else {
      schedule.hold(0, seenToMm, Math.max(seenToMm, schedule.travelAt(atNanos)));
    }
  }
}
