package dev.linewarden.reject;

import dev.linewarden.inspection.Clock;
import org.jspecify.annotations.Nullable;

/// Which parts are where, and what the ejector has to do about it. The ejector is on while the
/// travel lies in the pulse of a condemned part, or in a hold: a stretch of belt that carries parts
/// nobody can tell apart, all of which are ejected. Owned by the `io` thread.
final class Schedule {
  /// Hears what a look at the belt found.
  interface Findings {
    void passed(Slot slot, long atNanos);

    void notRemoved(Slot slot, long atNanos);

    /// The whole pulse lies behind, and the ejector was never on for it.
    void missed(Slot slot);

    /// Pardoned, but the ejector was switched off too late and was on at its centre.
    void caught(Slot slot);
  }

  private final TrackingSettings settings;
  private final LineIo io;
  private final EjectionTiming timing;
  private final Clock clock;
  private final Belt belt = new Belt();
  private final Transit transit;
  private final Pulses pulses;
  private final long lagNanos;

  private boolean ejectorOn;
  private long switchedNanos;
  private long lookedNanos = Long.MIN_VALUE;
  private boolean holding;
  private double holdOnMm;
  private double holdOffMm;
  private long holdEndedNanos = Long.MIN_VALUE;

  // What the present look has found so far.
  private boolean wanted;
  private long onNanos;
  private long offNanos;
  private long outputDueNanos = Belt.NEVER;
  private long dueNanos = Belt.NEVER;

  Schedule(
      TrackingSettings settings, Transit transit, LineIo io, EjectionTiming timing, Clock clock) {
    this.settings = settings;
    this.transit = transit;
    this.io = io;
    this.timing = timing;
    this.clock = clock;
    this.pulses = new Pulses(settings.ejector());
    this.lagNanos = settings.ejector().lagNanos();
  }

  double travelAt(long nanos) {
    return belt.travelAt(nanos);
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

  /// Whether a pardon still comes before this part's commit point.
  boolean open(int place, long nowNanos) {
    long fireNanos = belt.nanosAt(pulses.onMm(transit, place));
    long leadNanos = lagNanos + settings.ejector().commitLeadNanos();
    return fireNanos == Belt.NEVER || nowNanos < fireNanos - leadNanos;
  }

  /// Ejects whatever was at the part sensor between these places of the belt.
  void hold(double fromMm, double untilMm) {
    double onMm = fromMm + settings.centreMm() - settings.ejector().leadMm();
    double offMm =
        untilMm + settings.centreMm() - settings.ejector().leadMm() + settings.ejector().pulseMm();
    widen(onMm, offMm);
    for (int i = 0; i < transit.size(); i++) {
      sealIfHeld(transit.at(i));
    }
  }

  /// Nobody knows any more where the parts are: all of them are ejected, from now on and until the
  /// belt has carried the last one past the nozzle.
  void holdAll(long nowNanos) {
    double travelMm = belt.travelAt(nowNanos);
    hold(travelMm, travelMm);
    widen(travelMm, holdOffMm);
    for (int i = 0; i < transit.size(); i++) {
      Slot slot = transit.at(i);
      if (!slot.ended()) {
        seal(slot);
        slot.firedNanos = Math.min(slot.firedNanos, nowNanos);
      }
    }
  }

  void sealIfHeld(Slot slot) {
    double clearMm = settings.ejector().clearMm();
    boolean near = slot.centreMm > holdOnMm - clearMm && slot.centreMm < holdOffMm + clearMm;
    if (holding && near && !slot.ended()) {
      seal(slot);
    }
  }

  private static void seal(Slot slot) {
    slot.sealed = true;
    slot.pardoned = false;
  }

  private void widen(double onMm, double offMm) {
    holdOnMm = holding ? Math.min(holdOnMm, onMm) : onMm;
    holdOffMm = holding ? Math.max(holdOffMm, offMm) : offMm;
    holding = true;
  }

  /// Whom the ejector met since the last look: asked before new edges are read, because a confirm
  /// edge may already speak of them. Only a thread that came late finds anybody.
  void meet(long nowNanos, Findings findings) {
    for (int i = 0; ejectorOn && i < transit.size(); i++) {
      Slot slot = transit.at(i);
      double metMm = slot.pardoned ? slot.centreMm : pulses.onMm(transit, i);
      long metNanos = Belt.shifted(belt.nanosAt(metMm), -lagNanos);
      if (slot.ended() || slot.over || metNanos > nowNanos) {
        continue;
      }
      if (slot.pardoned && metNanos > switchedNanos) {
        seal(slot);
        findings.caught(slot);
      }
      if (!slot.pardoned) {
        slot.firedNanos = Math.min(slot.firedNanos, Math.max(metNanos, switchedNanos));
      }
    }
  }

  /// Whether parts without a number may be falling into the bin.
  boolean mayHold(long atNanos) {
    return holding ? ejectorOn : atNanos < holdEndedNanos + confirmWithinNanos();
  }

  /// The ejected part that an edge of the confirm sensor speaks of: the one expected nearest to it.
  @Nullable Slot confirmed(long atNanos) {
    Slot nearest = null;
    long nearestNanos = Belt.NEVER;
    for (int i = 0; i < transit.size(); i++) {
      Slot slot = transit.at(i);
      if (slot.ended() || slot.pardoned || atNanos < slot.firedNanos) {
        continue;
      }
      long expectedNanos = Belt.shifted(centreNanos(slot), settings.sensors().confirmNanos());
      long offNanosNow = Math.abs(expectedNanos - atNanos);
      boolean late = atNanos - settings.sensors().confirmToleranceNanos() > expectedNanos;
      if (!late && (nearest == null || offNanosNow < nearestNanos)) {
        nearest = slot;
        nearestNanos = offNanosNow;
      }
    }
    return nearest;
  }

  /// Looks at every part, then switches the ejector.
  ///
  /// @param caughtUp every edge up to now has been seen; without that no part ends
  void look(long nowNanos, boolean caughtUp, Findings findings) {
    wanted = false;
    onNanos = Belt.NEVER;
    offNanos = Long.MIN_VALUE;
    outputDueNanos = Belt.NEVER;
    dueNanos = Belt.NEVER;
    settle(nowNanos);
    if (holding && look(holdOnMm, holdOffMm, nowNanos) == Side.BEHIND) {
      holding = false;
      holdEndedNanos = nowNanos;
    }
    for (int i = 0; i < transit.size(); i++) {
      Slot slot = transit.at(i);
      if (slot.pardoned) {
        lookAtPardoned(slot, nowNanos, caughtUp, findings);
      } else {
        lookAtCondemned(i, slot, nowNanos, caughtUp, findings);
      }
    }
    switchEjector(nowNanos);
  }

  /// The next change of the ejector as the belt moves now; as of the last look.
  long outputDueNanos() {
    return outputDueNanos;
  }

  /// When to look again; as of the last look.
  long dueNanos() {
    return Math.min(dueNanos, outputDueNanos);
  }

  private void lookAtPardoned(Slot slot, long nowNanos, boolean caughtUp, Findings findings) {
    if (slot.ended()) {
      return;
    }
    long passedNanos = belt.nanosAt(slot.centreMm + settings.conveyor().partMm() / 2);
    if (caughtUp && passedNanos <= nowNanos) {
      findings.passed(slot, passedNanos);
    } else {
      dueNanos = Math.min(dueNanos, passedNanos);
    }
  }

  private void lookAtCondemned(
      int place, Slot slot, long nowNanos, boolean caughtUp, Findings findings) {
    if (!slot.over) {
      Side side = look(pulses.onMm(transit, place), pulses.offMm(transit, place), nowNanos);
      if (side == Side.INSIDE) {
        slot.firedNanos = Math.min(slot.firedNanos, nowNanos);
      }
      slot.over = side == Side.BEHIND;
      if (slot.over && slot.firedNanos == Belt.NEVER) {
        findings.missed(slot);
      }
    }
    if (slot.ended()) {
      return;
    }
    long expiryNanos = Belt.shifted(centreNanos(slot), confirmWithinNanos());
    if (caughtUp && expiryNanos <= nowNanos) {
      findings.notRemoved(slot, expiryNanos);
    } else {
      dueNanos = Math.min(dueNanos, expiryNanos);
    }
  }

  private enum Side {
    AHEAD,
    INSIDE,
    BEHIND
  }

  /// Where the nozzle is in a stretch during which the ejector has to be on.
  private Side look(double onMm, double offMm, long nowNanos) {
    long on = Belt.shifted(belt.nanosAt(onMm), -lagNanos);
    long off = Belt.shifted(belt.nanosAt(offMm), -lagNanos);
    if (off <= nowNanos) {
      offNanos = Math.max(offNanos, off);
      return Side.BEHIND;
    }
    if (on > nowNanos) {
      outputDueNanos = Math.min(outputDueNanos, on);
      return Side.AHEAD;
    }
    wanted = true;
    onNanos = Math.min(onNanos, on);
    outputDueNanos = Math.min(outputDueNanos, off);
    return Side.INSIDE;
  }

  private void switchEjector(long nowNanos) {
    if (wanted != ejectorOn) {
      ejectorOn = wanted;
      switchedNanos = nowNanos;
      io.set(Output.EJECTOR, wanted, nowNanos);
      long askedNanos = wanted ? onNanos : offNanos;
      // Not yet asked at the last look: a pardon or a stop has moved it, so it is asked for now.
      timing.switched(wanted, askedNanos > lookedNanos ? askedNanos : nowNanos, clock.nanos());
    }
    lookedNanos = nowNanos;
  }

  /// Notes whose centre has been at the nozzle, before the belt's motion changes.
  private void settle(long untilNanos) {
    for (int i = 0; i < transit.size(); i++) {
      Slot slot = transit.at(i);
      if (slot.centreNanos == Belt.NEVER) {
        long nanos = belt.nanosAt(slot.centreMm);
        slot.centreNanos = nanos <= untilNanos ? nanos : Belt.NEVER;
      }
    }
  }

  private long centreNanos(Slot slot) {
    return slot.centreNanos == Belt.NEVER ? belt.nanosAt(slot.centreMm) : slot.centreNanos;
  }

  private long confirmWithinNanos() {
    return settings.sensors().confirmNanos() + settings.sensors().confirmToleranceNanos();
  }
}
