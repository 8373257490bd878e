package dev.linewarden.reject;

import dev.linewarden.inspection.Clock;
import org.jspecify.annotations.Nullable;

/// One ejector: on while the travel lies in the pulse of a part that goes here, or in a hold: a
/// stretch of belt that carries parts nobody can tell apart, all of which are ejected. Owned by the
/// `io` thread.
final class Nozzle {
  /// Where the nozzle is in a stretch during which the ejector has to be on.
  enum Side {
    AHEAD,
    INSIDE,
    BEHIND
  }

  private final int lane;
  private final TrackingSettings.Lane settings;
  private final double partMm;
  private final Transit transit;
  private final Belt belt;
  private final LineIo io;
  private final EjectionTiming timing;
  private final Clock clock;
  private final Pulses pulses;
  private final long lagNanos;

  private boolean on;
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
  private long dueNanos = Belt.NEVER;

  /// @param lane its number, from 0
  Nozzle(
      int lane,
      TrackingSettings all,
      Transit transit,
      Belt belt,
      LineIo io,
      EjectionTiming timing,
      Clock clock) {
    this.lane = lane;
    this.settings = all.lane(lane);
    this.partMm = all.conveyor().partMm();
    this.transit = transit;
    this.belt = belt;
    this.io = io;
    this.timing = timing;
    this.clock = clock;
    this.pulses = new Pulses(settings.ejector(), lane, partMm);
    this.lagNanos = settings.ejector().lagNanos();
  }

  /// When it is too late to say anything of a part that goes here, as the belt moves now.
  long commitNanos(int place) {
    long leadNanos = lagNanos + settings.ejector().commitLeadNanos();
    return Belt.shifted(belt.nanosAt(pulses.onMm(transit, place)), -leadNanos);
  }

  /// When this part's centre was at the nozzle, or will be.
  long centreNanos(Slot slot) {
    long noted = slot.centreNanos[lane];
    return noted == Belt.NEVER ? belt.nanosAt(pulses.centreMm(slot)) : noted;
  }

  /// When this part's end is at the nozzle, as the belt moves now.
  long passedNanos(Slot slot) {
    return belt.nanosAt(pulses.centreMm(slot) + partMm / 2);
  }

  /// So late a part that went here counts as not removed. A part may be off its place by the core
  /// of the pulse, which a slow belt needs long for.
  long expiryNanos(Slot slot) {
    return Belt.shifted(centreNanos(slot), confirmWithinNanos() + slackNanos(slot));
  }

  private long slackNanos(Slot slot) {
    return slot.centreNanos[lane] == Belt.NEVER
        ? belt.nanosFor(settings.ejector().coreMm())
        : slot.slackNanos[lane];
  }

  private long confirmWithinNanos() {
    return settings.confirmNanos() + settings.confirmToleranceNanos();
  }

  /// Ejects whatever was at the part sensor between these places of the belt.
  void hold(double fromMm, double untilMm) {
    TrackingSettings.Ejector ejector = settings.ejector();
    double fireMm = ejector.distanceMm() + partMm / 2 - ejector.leadMm();
    widen(fromMm + fireMm, untilMm + fireMm + ejector.pulseMm());
  }

  /// Ejects whatever comes past from now on, until what is at the part sensor now has.
  void holdAll(double travelMm) {
    hold(travelMm, travelMm);
    widen(travelMm, holdOffMm);
  }

  private void widen(double onMm, double offMm) {
    holdOnMm = holding ? Math.min(holdOnMm, onMm) : onMm;
    holdOffMm = holding ? Math.max(holdOffMm, offMm) : offMm;
    holding = true;
  }

  /// Whether a hold would take this part along.
  boolean holds(Slot slot) {
    double clearMm = settings.ejector().clearMm();
    double centreMm = pulses.centreMm(slot);
    return holding && centreMm > holdOnMm - clearMm && centreMm < holdOffMm + clearMm;
  }

  /// Whether parts without a number may be falling into the bin.
  boolean mayHold(long atNanos) {
    return holding ? on : atNanos < holdEndedNanos + confirmWithinNanos();
  }

  /// Whether the ejector met this part since the last look, though it is to pass. Notes the firing
  /// for one that goes here. Only a thread that came late finds anybody.
  boolean caught(int place, long nowNanos) {
    Slot slot = transit.at(place);
    boolean passes = slot.passes(lane);
    if (!on || slot.ended() || slot.over || !(passes || slot.goesAt(lane))) {
      return false;
    }
    long atNanos = passes ? centreNanos(slot) : belt.nanosAt(pulses.onMm(transit, place));
    long metNanos = Belt.shifted(atNanos, -lagNanos);
    if (metNanos > nowNanos || (passes && metNanos <= switchedNanos)) {
      return false;
    }
    slot.firedNanos = Math.min(slot.firedNanos, Math.max(metNanos, switchedNanos));
    return passes;
  }

  /// Notes whose centre has been at the nozzle, before the belt's motion changes.
  void settle(long untilNanos) {
    for (int i = 0; i < transit.size(); i++) {
      Slot slot = transit.at(i);
      if (slot.centreNanos[lane] == Belt.NEVER) {
        long nanos = belt.nanosAt(pulses.centreMm(slot));
        slot.slackNanos[lane] = belt.nanosFor(settings.ejector().coreMm());
        slot.centreNanos[lane] = nanos <= untilNanos ? nanos : Belt.NEVER;
      }
    }
  }

  /// The part that an edge of this ejector's confirm sensor speaks of: the one expected nearest to
  /// it.
  @Nullable Slot confirmed(long atNanos) {
    Slot nearest = null;
    long nearestNanos = Belt.NEVER;
    for (int i = 0; i < transit.size(); i++) {
      Slot slot = transit.at(i);
      if (slot.ended() || !slot.goesAt(lane) || atNanos < slot.firedNanos) {
        continue;
      }
      long expectedNanos = Belt.shifted(centreNanos(slot), settings.confirmNanos());
      long offNanosNow = Math.abs(expectedNanos - atNanos);
      boolean late = atNanos > expiryNanos(slot);
      if (!late && offNanosNow < nearestNanos) {
        nearest = slot;
        nearestNanos = offNanosNow;
      }
    }
    return nearest;
  }

  /// The part that was to pass this ejector and was in front of it so long before this edge of its
  /// confirm sensor that it may be what fell: the nearest to it.
  @Nullable Slot passing(long atNanos) {
    Slot nearest = null;
    long nearestNanos = settings.confirmToleranceNanos() + belt.nanosFor(partMm / 2) + 1;
    for (int i = -transit.remembered(); i < transit.size(); i++) {
      Slot slot = transit.at(i);
      long expectedNanos = Belt.shifted(centreNanos(slot), settings.confirmNanos());
      long offNanosNow = Math.abs(expectedNanos - atNanos);
      if (slot.passes(lane) && offNanosNow < nearestNanos) {
        nearest = slot;
        nearestNanos = offNanosNow;
      }
    }
    return nearest;
  }

  /// How much later than expected an edge of the confirm sensor speaks of this part.
  long lateNanos(Slot slot, long atNanos) {
    return atNanos - centreNanos(slot) - settings.confirmNanos();
  }

  /// Begins a look: at the hold first, then [#look] at each part that goes here, then [#end].
  void begin(long nowNanos) {
    wanted = false;
    onNanos = Belt.NEVER;
    offNanos = Long.MIN_VALUE;
    dueNanos = Belt.NEVER;
    if (holding && look(holdOnMm, holdOffMm, nowNanos) == Side.BEHIND) {
      holding = false;
      holdEndedNanos = nowNanos;
    }
  }

  Side look(int place, long nowNanos) {
    return look(pulses.onMm(transit, place), pulses.offMm(transit, place), nowNanos);
  }

  private Side look(double onMm, double offMm, long nowNanos) {
    long from = Belt.shifted(belt.nanosAt(onMm), -lagNanos);
    long until = Belt.shifted(belt.nanosAt(offMm), -lagNanos);
    if (until <= nowNanos) {
      offNanos = Math.max(offNanos, until);
      return Side.BEHIND;
    }
    if (from > nowNanos) {
      dueNanos = Math.min(dueNanos, from);
      return Side.AHEAD;
    }
    wanted = true;
    onNanos = Math.min(onNanos, from);
    dueNanos = Math.min(dueNanos, until);
    return Side.INSIDE;
  }

  /// Switches the ejector as the look has found.
  void end(long nowNanos) {
    if (wanted != on) {
      on = wanted;
      switchedNanos = nowNanos;
      io.set(Output.ejector(lane), wanted, nowNanos);
      long askedNanos = wanted ? onNanos : offNanos;
      // Not yet asked at the last look: a pardon or a stop has moved it, so it is asked for now.
      timing.switched(wanted, askedNanos > lookedNanos ? askedNanos : nowNanos, clock.nanos());
    }
    lookedNanos = nowNanos;
  }

  /// The next change of the ejector as the belt moves now; as of the last look.
  long dueNanos() {
    return dueNanos;
  }
}
