package dev.linewarden.vision;

import java.util.Arrays;

/// The unknowns that fit many equations best. Arrays are made once. Not thread-safe.
final class LeastSquares {
  /// Keeps at 0 what the equations leave open.
  private static final double STIFFNESS = 1e-3;

  private final int unknowns;
  private final double[][] sums;

  LeastSquares(int unknowns) {
    this.unknowns = unknowns;
    this.sums = new double[unknowns][unknowns + 1];
  }

  void clear() {
    for (double[] line : sums) {
      Arrays.fill(line, 0);
    }
  }

  /// `row` times the unknowns should be `value`.
  void add(double[] row, double value, double weight) {
    for (int i = 0; i < unknowns; i++) {
      for (int j = 0; j < unknowns; j++) {
        sums[i][j] += weight * row[i] * row[j];
      }
      sums[i][unknowns] += weight * row[i] * value;
    }
  }

  /// By elimination. The equations are gone then.
  void solve() {
    for (int i = 0; i < unknowns; i++) {
      sums[i][i] += STIFFNESS;
    }
    for (int i = 0; i < unknowns; i++) {
      for (int other = 0; other < unknowns; other++) {
        double factor = other == i ? 0 : sums[other][i] / sums[i][i];
        for (int j = i; factor != 0 && j <= unknowns; j++) {
          sums[other][j] -= factor * sums[i][j];
        }
      }
    }
  }

  /// After [#solve()].
  double unknown(int number) {
    return sums[number][unknowns] / sums[number][number];
  }
}
