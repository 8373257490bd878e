package dev.linewarden.reject;

import java.util.SplittableRandom;

/// What befalls the bench's parts: drawn from the seed when each comes, always in the same order.
/// One thread.
final class BenchChance {
  /// A hand moves the belt by at least this share of the most.
  private static final double BACK_SHARE_MIN = 0.1;

  private final BenchSettings settings;
  private final SplittableRandom random;

  /// Of its own, so that mishaps do not change what else a seed gives.
  private final SplittableRandom misfortune;

  private boolean missed;
  private boolean lost;
  private double gapMm;

  BenchChance(BenchSettings settings) {
    this.settings = settings;
    this.random = new SplittableRandom(settings.seed());
    this.misfortune = new SplittableRandom(~settings.seed());
  }

  void draw(BenchPart part, BenchFaults wrong) {
    BenchFaults.Mishaps mishaps = wrong.mishaps();
    missed = random.nextDouble() < wrong.missedShare();
    boolean burst = random.nextDouble() < wrong.burstShare();
    double jitter = (2 * random.nextDouble() - 1) * settings.conveyor().jitterShare();
    gapMm = burst ? settings.conveyor().partMm() : settings.conveyor().pitchMm() * (1 + jitter);
    part.stuck = random.nextDouble() < wrong.stuckShare();
    part.blind = random.nextDouble() < wrong.blindShare();
    part.bounces = random.nextDouble() < wrong.bounceShare();
    lost = misfortune.nextDouble() < mishaps.lostShare();
    double ownSlip = misfortune.nextDouble() * mishaps.slipSpreadShare();
    part.stretch = 1 / (1 - wrong.slipShare() - ownSlip);
    boolean taken = misfortune.nextDouble() < mishaps.takenShare();
    double takenAt = misfortune.nextDouble();
    // Drawn only where it may happen, so that seeds give what they gave.
    part.blown = mishaps.leakShare() > 0 && misfortune.nextDouble() < mishaps.leakShare();
    part.takenMm = taken ? part.placeMm(takenAt * settings.conveyor().ejectorMm()) : part.takenMm;
  }

  /// The part sensor does not see the part drawn last.
  boolean missed() {
    return missed;
  }

  /// The driver loses its edge.
  boolean lost() {
    return lost;
  }

  /// From its front to the next one's.
  double gapMm() {
    return gapMm;
  }

  boolean isSlow(BenchFaults.Mishaps mishaps) {
    return misfortune.nextDouble() < mishaps.slowShare();
  }

  /// How far a hand moves the belt back; 0 = it does not.
  double backMm(BenchFaults.Mishaps mishaps) {
    double share = BACK_SHARE_MIN + (1 - BACK_SHARE_MIN) * misfortune.nextDouble();
    return share * mishaps.backMm();
  }
}
