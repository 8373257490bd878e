package dev.linewarden.inspection;

import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The parts a frame, a finding or a deadline may still come for, oldest first, and the exposures
/// that came before their trigger. A frame belongs to a part by the time of its exposure, never
/// because it is the next one. State of the line thread.
final class OpenParts {
  /// Parts at once. At 6000 parts a minute three are open; 64 leave room for any burst in which
  /// frames can still be told apart. A part beyond is unjudged at once.
  static final int PARTS_MAX = 64;

  /// Exposures of one view that wait for their trigger. The camera's answer overtakes the sensor's
  /// edge by the jitter of two threads, so one is usual and four are plenty; beyond, the oldest is
  /// let go.
  static final int EARLY_MAX = 4;

  private final LineSettings settings;
  private final ArrayDeque<OpenPart> parts = new ArrayDeque<>(PARTS_MAX);
  private final ArrayDeque<Early> early;
  private final int earlyMax;

  /// An exposure that came before its trigger.
  record Early(int view, Exposure exposure) {}

  OpenParts(LineSettings settings, int views) {
    this.settings = settings;
    this.earlyMax = EARLY_MAX * views;
    this.early = new ArrayDeque<>(earlyMax);
  }

  boolean isFull() {
    return parts.size() >= PARTS_MAX;
  }

  void add(OpenPart part) {
    parts.addLast(part);
  }

  Iterable<OpenPart> all() {
    return parts;
  }

  @Nullable OpenPart find(PartId part) {
    for (OpenPart open : parts) {
      if (open.part().equals(part)) {
        return open;
      }
    }
    return null;
  }

  /// The part whose trigger explains this exposure. At most one can: parts nearer to each other
  /// than twice the tolerance are not judged at all.
  @Nullable OpenPart shownBy(Exposure exposure) {
    for (OpenPart open : parts) {
      if (explains(open.trigger, exposure)) {
        return open;
      }
    }
    return null;
  }

  /// Whether an exposure could show either part.
  boolean tooClose(Trigger one, Trigger other) {
    return Math.abs(one.atNanos() - other.atNanos()) <= 2 * settings.pairingToleranceNanos();
  }

  /// Keeps an exposure whose trigger has not come yet; returns the one that had to give way.
  @Nullable Exposure keepEarly(int view, Exposure exposure) {
    Early displaced = early.size() >= earlyMax ? early.pollFirst() : null;
    early.addLast(new Early(view, exposure));
    return displaced == null ? null : displaced.exposure();
  }

  /// One at a time: ask again until there is none.
  @Nullable Early takeEarly(Trigger trigger) {
    for (Iterator<Early> it = early.iterator(); it.hasNext(); ) {
      Early first = it.next();
      if (explains(trigger, first.exposure())) {
        it.remove();
        return first;
      }
    }
    return null;
  }

  /// The next early exposure that no trigger can explain any more.
  @Nullable Exposure expireEarly(long nowNanos) {
    Early first = early.peekFirst();
    if (first == null || nowNanos - first.exposure().exposedAtNanos() <= settings.deadlineNanos()) {
      return null;
    }
    early.removeFirst();
    return first.exposure();
  }

  /// Forgets parts for which nothing can come any more: decided, and a second deadline long ago.
  /// The lingering is what lets a late frame be called late and not stray.
  void forget(long nowNanos) {
    while (!parts.isEmpty()
        && parts.getFirst().decided
        && nowNanos - parts.getFirst().deadlineNanos > settings.deadlineNanos()) {
      parts.removeFirst();
    }
  }

  /// Whether an undecided part still needs this recipe.
  boolean needs(LoadedRecipe recipe) {
    for (OpenPart open : parts) {
      if (!open.decided && open.recipe.equals(recipe)) {
        return true;
      }
    }
    return false;
  }

  /// When the next deadline or expiry comes; [Long#MAX_VALUE] when nothing is open.
  long dueNanos() {
    long due = Long.MAX_VALUE;
    for (OpenPart open : parts) {
      long own = open.deadlineNanos + (open.decided ? settings.deadlineNanos() : 0) + 1;
      due = Math.min(due, own);
    }
    Early first = early.peekFirst();
    return first == null
        ? due
        : Math.min(due, first.exposure().exposedAtNanos() + settings.deadlineNanos() + 1);
  }

  private boolean explains(Trigger trigger, Exposure exposure) {
    long off = exposure.exposedAtNanos() - trigger.atNanos() - settings.exposureDelayNanos();
    return Math.abs(off) <= settings.pairingToleranceNanos();
  }
}
