package dev.linewarden.reject;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.PartId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the belt is, which parts are where on it, and what that means for each part and each
/// ejector. Owned by the `io` thread.
final class Schedule {
  /// Hears what a look at the belt found.
  interface Findings {
    void passed(Slot slot, long atNanos);

    void notRemoved(Slot slot, long atNanos);

    /// The whole pulse lies behind, and the ejector was never on for it.
    void missed(Slot slot);

    /// To be let past, but the ejector was switched off too late and was on at its centre.
    void caught(Slot slot);
  }

  private final TrackingSettings settings;
  private final LineIo io;
  private final FaultLog faults;
  private final Belt belt = new Belt();
  private final Transit transit;

  /// In the order in which a part comes past them.
  private final Nozzle[] nozzles;

  private long dueNanos = Belt.NEVER;

  Schedule(
      TrackingSettings settings,
      Transit transit,
      LineIo io,
      EjectionTiming timing,
      Clock clock,
      FaultLog faults) {
    this.settings = settings;
    this.faults = faults;
    this.transit = transit;
    this.io = io;
    this.nozzles = new Nozzle[settings.lanes()];
    Arrays.setAll(nozzles, lane -> new Nozzle(lane, settings, transit, belt, io, timing, clock));
  }

  double travelAt(long nanos) {
    return belt.travelAt(nanos);
  }

  boolean isStanding() {
    return belt.mmPerSecond() == 0;
  }

  /// When the belt has come that far if it goes on like this, or [Belt#NEVER].
  long nanosAt(double travelMm) {
    return belt.nanosAt(travelMm);
  }

  /// From here on the belt moves like this.
  void belt(long atNanos, double travelMm, double mmPerSecond) {
    settle(atNanos);
    belt.set(atNanos, travelMm, mmPerSecond);
  }

  /// Without an encoder the permit is all that is known of the belt's motion.
  void permit(boolean run, long nowNanos) {
    if (settings.conveyor().by() == TrackingSettings.By.TIME) {
      double mmPerSecond = run ? settings.conveyor().mmPerSecond() : 0;
      belt(nowNanos, belt.travelAt(nowNanos), mmPerSecond);
    }
    io.set(Output.RUN_PERMIT, run, nowNanos);
  }

  /// Whether a word on this part still comes before its commit point. A part that the ejector was
  /// already on for may be gone, even when the belt was moved back since.
  boolean open(int place, long nowNanos) {
    Slot slot = transit.at(place);
    return slot.firedNanos == Belt.NEVER && nowNanos < nozzles[slot.lane].commitNanos(place);
  }

  /// Ejects whatever was at the part sensor between these places of the belt, at this lane's
  /// ejector.
  void hold(int lane, double fromMm, double untilMm) {
    nozzles[lane].hold(fromMm, untilMm);
    for (int i = 0; i < transit.size(); i++) {
      sealIfHeld(transit.at(i));
    }
  }

  /// Ejects whatever may have come to the part sensor since this instant.
  void holdSince(long sinceNanos, long nowNanos) {
    if (belt.remembers(sinceNanos)) {
      double thenMm = belt.travelAt(Math.min(sinceNanos, nowNanos));
      double nowMm = belt.travelAt(nowNanos);
      hold(0, Math.min(thenMm, nowMm), Math.max(thenMm, nowMm));
    } else {
      holdAll(nowNanos);
    }
  }

  /// Nobody knows any more where the parts are: all of them are ejected, from now on and until the
  /// belt has carried the last one past the last nozzle.
  void holdAll(long nowNanos) {
    double travelMm = belt.travelAt(nowNanos);
    for (Nozzle nozzle : nozzles) {
      nozzle.holdAll(travelMm);
    }
    for (int i = 0; i < transit.size(); i++) {
      Slot slot = transit.at(i);
      if (!slot.ended()) {
        seal(slot);
        slot.firedNanos = Math.min(slot.firedNanos, nowNanos);
      }
    }
  }

  /// Seals a part that a hold takes along, if it is to come as far as the ejector of that hold.
  void sealIfHeld(Slot slot) {
    for (int lane = 0; lane < nozzles.length; lane++) {
      if (nozzles[lane].holds(slot) && slot.comesTo(lane) && !slot.ended()) {
        seal(slot);
      }
    }
  }

  /// This part is ejected whatever is said of it, at the next ejector it comes to.
  void seal(Slot slot) {
    boolean wasGood = slot.pardoned;
    if (wasGood) {
      faults.count(Tracker.ROLE, "pardon overruled", "parts on the belt cannot be told apart");
    }
    int last = wasGood ? nozzles.length - 1 : slot.lane;
    slot.sealed = true;
    slot.pardoned = false;
    int ahead = 0;
    while (ahead < last && slot.centreNanos[ahead] != Belt.NEVER) {
      ahead++;
    }
    if (!wasGood && ahead != slot.lane) {
      faults.count(Tracker.ROLE, "lane overruled", "parts on the belt cannot be told apart");
    }
    slot.lane = ahead;
  }

  /// Whom the ejectors met since the last look: asked before new edges are read, because a confirm
  /// edge may already speak of them.
  void meet(long nowNanos, Findings findings) {
    for (int lane = 0; lane < nozzles.length; lane++) {
      for (int i = 0; i < transit.size(); i++) {
        if (nozzles[lane].caught(i, nowNanos)) {
          Slot slot = transit.at(i);
          slot.sealed = true;
          slot.pardoned = false;
          slot.lane = lane;
          findings.caught(slot);
        }
      }
    }
  }

  /// Whether parts without a number may be falling into this lane's bin.
  boolean mayHold(int lane, long atNanos) {
    return nozzles[lane].mayHold(atNanos);
  }

  /// The ejected part that an edge of this lane's confirm sensor speaks of.
  @Nullable Slot confirmed(int lane, long atNanos) {
    return nozzles[lane].confirmed(atNanos);
  }

  /// The part that was to pass this lane's ejector and fell instead, if an edge of its confirm
  /// sensor speaks of one.
  PartId passing(int lane, long atNanos) {
    Slot slot = nozzles[lane].passing(atNanos);
    return slot == null ? PartId.NOBODY : slot.part;
  }

  /// How much later than expected this edge of its confirm sensor speaks of a part; only for one
  /// whose centre has been at the nozzle.
  long lateNanos(Slot slot, long atNanos) {
    return nozzles[slot.lane].lateNanos(slot, atNanos);
  }

  /// Looks at every part, then switches the ejectors.
  ///
  /// @param caughtUp every edge up to now has been seen; without that no part ends
  void look(long nowNanos, boolean caughtUp, Findings findings) {
    dueNanos = Belt.NEVER;
    settle(nowNanos);
    for (Nozzle nozzle : nozzles) {
      nozzle.begin(nowNanos);
    }
    for (int i = 0; i < transit.size(); i++) {
      Slot slot = transit.at(i);
      if (slot.pardoned) {
        lookAtPardoned(slot, nowNanos, caughtUp, findings);
      } else {
        lookAtCondemned(i, slot, nowNanos, caughtUp, findings);
      }
    }
    for (Nozzle nozzle : nozzles) {
      nozzle.end(nowNanos);
    }
  }

  /// The next change of an ejector as the belt moves now; as of the last look.
  long outputDueNanos() {
    long due = Belt.NEVER;
    for (Nozzle nozzle : nozzles) {
      due = Math.min(due, nozzle.dueNanos());
    }
    return due;
  }

  /// When to look again; as of the last look.
  long dueNanos() {
    return Math.min(dueNanos, outputDueNanos());
  }

  private void lookAtPardoned(Slot slot, long nowNanos, boolean caughtUp, Findings findings) {
    if (slot.ended()) {
      return;
    }
    long passedNanos = nozzles[nozzles.length - 1].passedNanos(slot);
    if (caughtUp && passedNanos <= nowNanos) {
      findings.passed(slot, passedNanos);
    } else {
      dueNanos = Math.min(dueNanos, passedNanos);
    }
  }

  private void lookAtCondemned(
      int place, Slot slot, long nowNanos, boolean caughtUp, Findings findings) {
    Nozzle nozzle = nozzles[slot.lane];
    if (!slot.over) {
      Nozzle.Side side = nozzle.look(place, nowNanos);
      if (side == Nozzle.Side.INSIDE) {
        slot.firedNanos = Math.min(slot.firedNanos, nowNanos);
      }
      slot.over = side == Nozzle.Side.BEHIND;
      if (slot.over && slot.firedNanos == Belt.NEVER) {
        findings.missed(slot);
      }
    }
    if (slot.ended()) {
      return;
    }
    long expiryNanos = nozzle.expiryNanos(slot);
    if (caughtUp && expiryNanos <= nowNanos) {
      findings.notRemoved(slot, expiryNanos);
    } else {
      dueNanos = Math.min(dueNanos, expiryNanos);
    }
  }

  /// Notes whose centre has been at which nozzle, before what is known of belt or parts changes.
  void settle(long untilNanos) {
    for (Nozzle nozzle : nozzles) {
      nozzle.settle(untilNanos);
    }
  }
}
