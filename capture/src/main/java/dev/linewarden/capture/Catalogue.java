package dev.linewarden.capture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// The looks a rendered line draws from: good bottles that differ a little, and some of each fault.
/// The same seed gives the same catalogue.
final class Catalogue {
  /// Looks of good bottles, and of each fault.
  static final int GOOD = 12;

  static final int PER_FAULT = 3;

  /// Height of the drink in a good bottle, and how far it may be off.
  private static final double FILL = 256;

  private static final double FILL_SPREAD = 4;
  private static final double[] FILL_LOW = {308, 342};
  private static final double[] FILL_HIGH = {206, 217};
  private static final int GOOD_GLASSES = 3;

  private final List<Look> looks = new ArrayList<>();
  private final Map<Fault, List<Integer>> places = new EnumMap<>(Fault.class);

  Catalogue(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Look.Glass> glasses = new ArrayList<>();
    for (int i = 0; i < GOOD_GLASSES; i++) {
      double off = FILL_SPREAD * (2.0 * i / (GOOD_GLASSES - 1) - 1);
      glasses.add(new Look.Glass(random.nextLong(), FILL + off, true));
    }
    Look.Glass bare = new Look.Glass(random.nextLong(), FILL + 1, false);
    for (Fault fault : Fault.values()) {
      List<Integer> mine = new ArrayList<>();
      for (int i = 0; i < (fault == Fault.NONE ? GOOD : PER_FAULT); i++) {
        mine.add(looks.size());
        Look.Glass usual = glasses.get(looks.size() % GOOD_GLASSES);
        looks.add(look(glass(fault, i, usual, bare), fault, i, random));
      }
      places.put(fault, List.copyOf(mine));
    }
  }

  List<Look> looks() {
    return looks;
  }

  /// Places in the catalogue of the looks with this fault; never empty.
  List<Integer> places(Fault fault) {
    return places.getOrDefault(fault, List.of());
  }

  private static Look.Glass glass(Fault fault, int i, Look.Glass usual, Look.Glass bare) {
    return switch (fault) {
      case UNDERFILLED -> new Look.Glass(bare.seed(), FILL_LOW[i % FILL_LOW.length], true);
      case OVERFILLED -> new Look.Glass(bare.seed(), FILL_HIGH[i % FILL_HIGH.length], true);
      case LABEL_MISSING -> bare;
      case NONE, CAP_MISSING, CAP_TILTED, LABEL_SKEWED, SCRATCH, FOREIGN_BODY -> usual;
    };
  }

  private static Look look(Look.Glass glass, Fault fault, int i, RandomGenerator random) {
    double side = i % 2 == 0 ? 1 : -1;
    double skew = fault == Fault.LABEL_SKEWED ? side * random.nextDouble(0.075, 0.105) : 0;
    double tilt = fault == Fault.CAP_TILTED ? side * random.nextDouble(0.10, 0.17) : 0;
    double turn = random.nextDouble(-0.020, 0.020);
    return new Look(
        glass, random.nextLong(), fault, turn, skew, tilt, random.nextDouble(0, 2 * Math.PI));
  }
}
