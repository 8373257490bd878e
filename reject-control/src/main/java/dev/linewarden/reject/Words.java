package dev.linewarden.reject;

import dev.linewarden.inspection.Doorbell;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Mailbox;
import dev.linewarden.inspection.PartId;
import java.util.ArrayList;
import java.util.List;

/// What is said of parts on their way: that one is good, or at which ejector it goes. A word that
/// comes too late, or is refused, changes nothing: the part goes at the first ejector. Taken by the
/// `io` thread, given by any.
final class Words {
  private final Transit transit;
  private final Schedule schedule;
  private final Signals signals;
  private final FaultLog faults;
  private final Mailbox<PartId> pardons;

  /// For the second ejector and those behind it.
  private final List<Mailbox<PartId>> diversions = new ArrayList<>();

  Words(
      TrackingSettings settings,
      Transit transit,
      Schedule schedule,
      Signals signals,
      FaultLog faults,
      Doorbell doorbell) {
    this.transit = transit;
    this.schedule = schedule;
    this.signals = signals;
    this.faults = faults;
    // One word for each part there can be; one that finds it full is refused, and ejects.
    this.pardons = new Mailbox<>("pardons", settings.inTransitMax(), doorbell);
    for (int lane = 1; lane < settings.lanes(); lane++) {
      diversions.add(new Mailbox<>("lane " + (lane + 1), settings.inTransitMax(), doorbell));
    }
  }

  /// Any thread. False when the mailbox is full.
  boolean pardon(PartId part) {
    return pardons.offer(part);
  }

  /// Any thread. False when the mailbox is full, or there is no such ejector.
  ///
  /// @param lane from 1
  boolean divert(PartId part, int lane) {
    if (lane > 1 + diversions.size()) {
      faults.count(Tracker.ROLE, "no such lane", "lane %d of part %s".formatted(lane, part));
      return false;
    }
    return lane <= 1 || diversions.get(lane - 2).offer(part);
  }

  int take(long nowNanos) {
    int taken = 0;
    // Bounded by the mailbox: more than it holds is left for the next cycle.
    for (PartId part; taken < pardons.bound() && (part = pardons.poll()) != null; taken++) {
      int place = open(part, nowNanos);
      if (place >= 0) {
        transit.at(place).pardoned = true;
        signals.pardoned();
      }
    }
    for (int i = 0; i < diversions.size(); i++) {
      taken += takeDiversions(i, nowNanos);
    }
    return taken;
  }

  private int takeDiversions(int which, long nowNanos) {
    Mailbox<PartId> mailbox = diversions.get(which);
    int taken = 0;
    for (PartId part; taken < mailbox.bound() && (part = mailbox.poll()) != null; taken++) {
      int place = open(part, nowNanos);
      if (place >= 0) {
        transit.at(place).lane = which + 1;
      }
    }
    return taken;
  }

  /// Where the part stands, or -1 when it is too late to say anything of it.
  private int open(PartId part, long nowNanos) {
    int place = transit.place(part);
    if (place < 0 || transit.at(place).ended()) {
      faults.count(Tracker.ROLE, "pardon too late", "the part is gone");
      return -1;
    }
    if (transit.at(place).sealed) {
      faults.count(Tracker.ROLE, "pardon overruled", "parts on the belt cannot be told apart");
      return -1;
    }
    if (!schedule.open(place, nowNanos)) {
      faults.count(Tracker.ROLE, "pardon too late", "the part's commit point has gone by");
      return -1;
    }
    return place;
  }
}
