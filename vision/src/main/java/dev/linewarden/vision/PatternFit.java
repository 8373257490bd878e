package dev.linewarden.vision;

/// Moves, turns and scales a taught pattern until its edges lie on those of a picture: at each of
/// its places the nearest edge is looked for across it, and least squares over all of them say how
/// to move. Edges that are far off count less, and missing ones not at all. Not thread-safe.
final class PatternFit {
  private static final int UNKNOWNS = 4;

  /// Each gives about an eighth of the error of the one before.
  private static final int STEPS = 3;

  /// An edge that is so far off counts half, in pixels.
  private static final double DOUBTFUL = 0.7;

  /// Of fewer edges nothing is concluded.
  private static final int EDGES_MIN = 6;

  private final double minSlope;
  private final boolean scales;
  private final LeastSquares equations = new LeastSquares(UNKNOWNS);
  private final double[] row = new double[UNKNOWNS];

  /// @param scales whether the pattern can be larger or smaller than taught
  PatternFit(double minSlope, boolean scales) {
    this.minSlope = minSlope;
    this.scales = scales;
  }

  /// Makes a guess better; says 0 as its score when too few edges are near.
  void fit(GreyLevel picture, EdgePoints pattern, Guess guess) {
    for (int step = 0; step < STEPS; step++) {
      int reach = step == 0 ? GreyLevel.REACH_MAX : 2;
      if (collect(picture, pattern, guess, reach) < Math.max(EDGES_MIN, pattern.count() / 8)) {
        guess.score = 0;
        return;
      }
      equations.solve();
      move(guess, Math.max(pattern.radius(), 1));
    }
    guess.score = score(picture, pattern, guess);
  }

  /// The mean over all places of the pattern how well the slope's direction agrees: 1 where it is
  /// the same, 0 where it is across, against it or where there is none.
  double score(GreyLevel picture, EdgePoints pattern, Guess guess) {
    double cos = Math.cos(guess.radians);
    double sin = Math.sin(guess.radians);
    double sum = 0;
    for (int i = 0; i < pattern.count(); i++) {
      double x = guess.x + guess.scale * (cos * pattern.x(i) - sin * pattern.y(i));
      double y = guess.y + guess.scale * (sin * pattern.x(i) + cos * pattern.y(i));
      if (picture.inside(x, y, 1)) {
        picture.slope(column(x, picture.width()), column(y, picture.height()));
        double slope = Math.hypot(picture.slopeX(), picture.slopeY());
        double towardsX = cos * pattern.towardsX(i) - sin * pattern.towardsY(i);
        double towardsY = sin * pattern.towardsX(i) + cos * pattern.towardsY(i);
        double agrees = (picture.slopeX() * towardsX + picture.slopeY() * towardsY) / slope;
        sum += slope >= minSlope ? Math.max(0, agrees) : 0;
      }
    }
    return sum / pattern.count();
  }

  private static int column(double x, int width) {
    return Math.min((int) x, width - 2);
  }

  /// Says how many edges are near.
  private int collect(GreyLevel picture, EdgePoints pattern, Guess guess, int reach) {
    double cos = Math.cos(guess.radians);
    double sin = Math.sin(guess.radians);
    double radius = Math.max(pattern.radius(), 1);
    equations.clear();
    int near = 0;
    for (int i = 0; i < pattern.count(); i++) {
      double fromX = guess.scale * (cos * pattern.x(i) - sin * pattern.y(i));
      double fromY = guess.scale * (sin * pattern.x(i) + cos * pattern.y(i));
      double towardsX = cos * pattern.towardsX(i) - sin * pattern.towardsY(i);
      double towardsY = sin * pattern.towardsX(i) + cos * pattern.towardsY(i);
      double off =
          picture.edge(guess.x + fromX, guess.y + fromY, towardsX, towardsY, reach, minSlope);
      if (!Double.isNaN(off)) {
        row[0] = towardsX;
        row[1] = towardsY;
        row[2] = (fromX * towardsY - fromY * towardsX) / radius;
        row[3] = scales ? (fromX * towardsX + fromY * towardsY) / radius : 0;
        equations.add(row, off, 1 / (1 + off * off / (DOUBTFUL * DOUBTFUL)));
        near++;
      }
    }
    return near;
  }

  private void move(Guess guess, double radius) {
    guess.x += equations.unknown(0);
    guess.y += equations.unknown(1);
    guess.radians += equations.unknown(2) / radius;
    guess.scale *= 1 + equations.unknown(3) / radius;
  }
}
