package dev.linewarden.vision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Looks for a taught pattern everywhere in a small picture, turned and scaled in steps: a place's
/// score is how well the directions of the slopes agree there, so neither brightness nor contrast
/// matter. What of the pattern lies outside of the picture is missing. Arrays are made once. Not
/// thread-safe.
final class CoarseSearch {
  /// Between two steps the farthest edge moves by so many pixels.
  private static final double STEP = 1.2;

  /// Turned by more steps nothing is found in time.
  private static final int VARIANTS_MAX = 1000;

  private static final int DIRECTIONS = 16;

  private static final double[] COS = new double[DIRECTIONS];
  private static final double[] SIN = new double[DIRECTIONS];

  static {
    for (int i = 0; i < DIRECTIONS; i++) {
      COS[i] = Math.cos(2 * Math.PI * i / DIRECTIONS);
      SIN[i] = Math.sin(2 * Math.PI * i / DIRECTIONS);
    }
  }

  /// Places of the pattern that are added up at once.
  private static final int AT_ONCE = 4;

  private static final short NONE = -1;

  /// What a slope in the very direction adds.
  private static final int FULL = 128;

  private final GreyLevel picture;
  private final double minSlope;
  private final List<Variant> variants;
  private final int rim;
  private final int stride;
  private final double apart;
  private final int points;

  /// For each direction how well the slope at a place agrees with it, with a rim of zeros around
  /// the picture. Not of the type of the sums: the compiler then knows that they are other memory,
  /// and adds many at once.
  private final char[][] agrees;

  private final short[] sums;
  private final short[] best;
  private final short[] bestVariant;

  /// The pattern turned and scaled.
  private static final class Variant {
    private final double radians;
    private final double scale;

    /// Of its places from its centre, in the arrays.
    private final int[] offsets;

    /// Of the slopes there.
    private final int[] directions;

    Variant(double radians, double scale, int points) {
      this.radians = radians;
      this.scale = scale;
      this.offsets = new int[points];
      this.directions = new int[points];
    }
  }

  /// How far a pattern may be turned and scaled.
  ///
  /// @param degrees to both sides
  record Range(double degrees, double minScale, double maxScale) {
    boolean scales() {
      return minScale < maxScale;
    }

    int turns(double radius) {
      return (int) Math.ceil(Math.toRadians(degrees) * radius / STEP);
    }

    int scalings(double radius) {
      return (int) Math.ceil((maxScale - minScale) * radius / (2 * STEP));
    }

    /// How many steps there are for a pattern of a radius in pixels.
    int variants(double radius) {
      return (2 * turns(radius) + 1) * (2 * scalings(radius) + 1);
    }
  }

  CoarseSearch(GreyLevel picture, EdgePoints pattern, Range range, double minSlope) {
    this.picture = picture;
    this.minSlope = minSlope;
    double radius = pattern.radius();
    rim = (int) Math.ceil(radius * range.maxScale()) + 1;
    stride = picture.width() + 2 * rim;
    apart = Math.max(2, radius / 3);
    int size = stride * (picture.height() + 2 * rim);
    agrees = new char[DIRECTIONS][size];
    sums = new short[size];
    best = new short[size];
    bestVariant = new short[size];
    points = pattern.count() / AT_ONCE * AT_ONCE;
    variants = variants(pattern, range);
  }

  /// Whether so many steps can be looked at in time.
  static boolean fits(Range range, double radius) {
    return range.variants(radius) <= VARIANTS_MAX;
  }

  private List<Variant> variants(EdgePoints pattern, Range range) {
    List<Variant> made = new ArrayList<>();
    double radius = pattern.radius();
    int turns = range.turns(radius);
    int scalings = range.scalings(radius);
    double middle = (range.minScale() + range.maxScale()) / 2;
    double half = (range.maxScale() - range.minScale()) / 2;
    for (int i = -scalings; i <= scalings; i++) {
      double scale = middle + (scalings == 0 ? 0 : half * i / scalings);
      for (int j = -turns; j <= turns; j++) {
        double radians = turns == 0 ? 0 : Math.toRadians(range.degrees()) * j / turns;
        made.add(variant(pattern, radians, scale));
      }
    }
    return List.copyOf(made);
  }

  private Variant variant(EdgePoints pattern, double radians, double scale) {
    Variant made = new Variant(radians, scale, points);
    double cos = Math.cos(radians);
    double sin = Math.sin(radians);
    for (int i = 0; i < points; i++) {
      long x = Math.round(scale * (cos * pattern.x(i) - sin * pattern.y(i)));
      long y = Math.round(scale * (sin * pattern.x(i) + cos * pattern.y(i)));
      made.offsets[i] = (int) (y * stride + x);
      double towards = Math.atan2(pattern.towardsY(i), pattern.towardsX(i)) + radians;
      long direction = Math.round(towards / (2 * Math.PI) * DIRECTIONS);
      made.directions[i] = Math.floorMod(direction, DIRECTIONS);
    }
    return made;
  }

  /// Fills in the most likely places, the best first, at least a third of the pattern apart; says
  /// how many there are.
  int find(Guess[] guesses, double minScore) {
    direct();
    Arrays.fill(best, (short) (minScore * points * FULL));
    Arrays.fill(bestVariant, NONE);
    int from = rim * stride + rim;
    int to = from + (picture.height() - 1) * stride + picture.width();
    for (int i = 0; i < variants.size(); i++) {
      Variant variant = variants.get(i);
      Arrays.fill(sums, from, to, (short) 0);
      for (int point = 0; point + AT_ONCE <= points; point += AT_ONCE) {
        add(variant, point, from, to);
      }
      keepBest((short) i, from, to);
    }
    return pick(guesses);
  }

  /// How well each slope that is high enough agrees with each direction.
  private void direct() {
    for (char[] direction : agrees) {
      Arrays.fill(direction, (char) 0);
    }
    for (int row = 1; row < picture.height() - 1; row++) {
      int line = (row + rim) * stride + rim;
      for (int column = 1; column < picture.width() - 1; column++) {
        picture.slope(column, row);
        double x = picture.slopeX();
        double y = picture.slopeY();
        double square = x * x + y * y;
        if (square >= minSlope * minSlope) {
          direct(line + column, FULL * x / Math.sqrt(square), FULL * y / Math.sqrt(square));
        }
      }
    }
  }

  private void direct(int place, double x, double y) {
    for (int i = 0; i < DIRECTIONS; i++) {
      agrees[i][place] = (char) Math.max(0, x * COS[i] + y * SIN[i]);
    }
  }

  /// Several places of the pattern at once: the sums are read and written less often.
  private void add(Variant variant, int point, int from, int to) {
    char[] one = agrees[variant.directions[point]];
    char[] two = agrees[variant.directions[point + 1]];
    char[] three = agrees[variant.directions[point + 2]];
    char[] four = agrees[variant.directions[point + 3]];
    int toOne = variant.offsets[point];
    int toTwo = variant.offsets[point + 1];
    int toThree = variant.offsets[point + 2];
    int toFour = variant.offsets[point + 3];
    short[] into = sums;
    for (int i = from; i < to; i++) {
      into[i] =
          (short)
              (into[i] + one[i + toOne] + two[i + toTwo] + three[i + toThree] + four[i + toFour]);
    }
  }

  private void keepBest(short variant, int from, int to) {
    for (int i = from; i < to; i++) {
      if (sums[i] > best[i]) {
        best[i] = sums[i];
        bestVariant[i] = variant;
      }
    }
  }

  private int pick(Guess[] guesses) {
    for (int count = 0; count < guesses.length; count++) {
      int highest = highest();
      if (bestVariant[highest] == NONE) {
        return count;
      }
      Guess guess = guesses[count];
      Variant variant = variants.get(bestVariant[highest]);
      guess.x = highest % stride - rim + 0.5;
      guess.y = highest / stride - rim + 0.5;
      guess.radians = variant.radians;
      guess.scale = variant.scale;
      guess.score = (double) best[highest] / (points * FULL);
      clear(highest);
    }
    return guesses.length;
  }

  private int highest() {
    int highest = rim * stride + rim;
    for (int row = rim; row < rim + picture.height(); row++) {
      for (int i = row * stride + rim; i < row * stride + rim + picture.width(); i++) {
        if (bestVariant[i] != NONE && (best[i] > best[highest] || bestVariant[highest] == NONE)) {
          highest = i;
        }
      }
    }
    return highest;
  }

  private void clear(int place) {
    int reach = (int) apart;
    for (int row = -reach; row <= reach; row++) {
      int middle = place + row * stride;
      if (middle - reach >= 0 && middle + reach < best.length) {
        Arrays.fill(bestVariant, middle - reach, middle + reach + 1, NONE);
      }
    }
  }
}
