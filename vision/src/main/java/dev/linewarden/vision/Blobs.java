package dev.linewarden.vision;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The connected blobs of a marked picture: pixels that are not 0 and touch, also at a corner. Goes
/// through the picture once, row by row, and adds runs of marked pixels to the blobs that they
/// touch in the row above. All arrays are made once. Not thread-safe.
public final class Blobs {
  /// A picture with more pieces than that is not made of blobs. Pieces that are joined farther down
  /// count each.
  static final int BLOBS_MAX = 1 << 15;

  private final int width;
  private final int height;
  private final byte[] row;
  private final byte[] nothing;
  private int[] runs;
  private int[] runsAbove;
  private int count;

  /// For each blob the one it was joined to; itself, if none.
  private final int[] joined = new int[BLOBS_MAX];

  private final int[] area = new int[BLOBS_MAX];
  private final int[] left = new int[BLOBS_MAX];
  private final int[] right = new int[BLOBS_MAX];
  private final int[] top = new int[BLOBS_MAX];
  private final int[] bottom = new int[BLOBS_MAX];

  /// Sums over the pixels' columns and rows, for moments.
  private final double[] x = new double[BLOBS_MAX];

  private final double[] y = new double[BLOBS_MAX];
  private final double[] xx = new double[BLOBS_MAX];
  private final double[] xy = new double[BLOBS_MAX];
  private final double[] yy = new double[BLOBS_MAX];

  /// @param width of the marks, in pixels
  public Blobs(int width, int height) {
    this.width = width;
    this.height = height;
    this.row = new byte[width + 1];
    this.nothing = new byte[width];
    // Each run has its first column, one behind its last, and its blob.
    this.runs = new int[3 * (width / 2 + 2)];
    this.runsAbove = new int[runs.length];
  }

  /// False when there are too many to tell all of them apart: which is the largest, nobody knows
  /// then, and there is none.
  ///
  /// @param marks 8-bit, rows without gaps, of that size
  public boolean find(ByteBuffer marks) {
    count = 0;
    int above = 0;
    for (int line = 0; line < height; line++) {
      marks.get(line * width, row, 0, width);
      int found = collect();
      if (count + found / 3 > BLOBS_MAX) {
        count = 0;
        return false;
      }
      join(found, above, line);
      int[] swapped = runsAbove;
      runsAbove = runs;
      runs = swapped;
      above = found;
    }
    return true;
  }

  /// Says how many numbers of runs there are in the row.
  private int collect() {
    int found = 0;
    for (int column = 0; ; ) {
      // Most of a picture is not marked; the comparison takes many pixels at once.
      int unmarked = Arrays.mismatch(row, column, width, nothing, column, width);
      if (unmarked < 0) {
        return found;
      }
      column += unmarked;
      runs[found] = column;
      // Behind the last pixel there is always a 0.
      while (row[column] != 0) {
        column++;
      }
      runs[found + 1] = column;
      found += 3;
    }
  }

  private void join(int found, int above, int line) {
    int upper = 0;
    for (int run = 0; run < found; run += 3) {
      int from = runs[run];
      int to = runs[run + 1];
      int blob = -1;
      while (upper < above && runsAbove[upper + 1] < from) {
        upper += 3;
      }
      for (int i = upper; i < above && runsAbove[i] <= to; i += 3) {
        int touching = root(runsAbove[i + 2]);
        blob = blob < 0 ? touching : merge(blob, touching);
      }
      blob = blob < 0 ? fresh(from, line) : blob;
      runs[run + 2] = blob;
      add(blob, from, to, line);
    }
  }

  private int fresh(int column, int line) {
    int blob = count++;
    joined[blob] = blob;
    area[blob] = 0;
    left[blob] = column;
    right[blob] = column;
    top[blob] = line;
    bottom[blob] = line;
    x[blob] = 0;
    y[blob] = 0;
    xx[blob] = 0;
    xy[blob] = 0;
    yy[blob] = 0;
    return blob;
  }

  private void add(int blob, int from, int to, int line) {
    double length = to - from;
    double middle = (from + to) / 2.0;
    area[blob] += to - from;
    left[blob] = Math.min(left[blob], from);
    right[blob] = Math.max(right[blob], to);
    bottom[blob] = line + 1;
    double down = line + 0.5;
    x[blob] += length * middle;
    y[blob] += length * down;
    xx[blob] += length * (middle * middle + (length * length - 1) / 12);
    xy[blob] += length * middle * down;
    yy[blob] += length * down * down;
  }

  private int merge(int one, int other) {
    int into = Math.min(one, other);
    int from = Math.max(one, other);
    if (into != from) {
      joined[from] = into;
      area[into] += area[from];
      left[into] = Math.min(left[into], left[from]);
      right[into] = Math.max(right[into], right[from]);
      top[into] = Math.min(top[into], top[from]);
      bottom[into] = Math.max(bottom[into], bottom[from]);
      x[into] += x[from];
      y[into] += y[from];
      xx[into] += xx[from];
      xy[into] += xy[from];
      yy[into] += yy[from];
    }
    return into;
  }

  private int root(int blob) {
    int root = blob;
    while (joined[root] != root) {
      root = joined[root];
    }
    joined[blob] = root;
    return root;
  }

  /// How many numbers for blobs there are; not each is one, see [#is(int)].
  int numbers() {
    return count;
  }

  /// Whether that number is a blob, not a part of another one.
  boolean is(int blob) {
    return joined[blob] == blob;
  }

  /// In pixels.
  public int area(int blob) {
    return area[blob];
  }

  /// Of the smallest upright box around it, in pixels.
  public int left(int blob) {
    return left[blob];
  }

  public int top(int blob) {
    return top[blob];
  }

  public int width(int blob) {
    return right[blob] - left[blob];
  }

  public int height(int blob) {
    return bottom[blob] - top[blob];
  }

  /// Of its centre.
  public double x(int blob) {
    return x[blob] / area[blob];
  }

  public double y(int blob) {
    return y[blob] / area[blob];
  }

  /// Where its longer side points to, clockwise from the right, -90 to 90 degrees.
  public double degrees(int blob) {
    double across = xx[blob] / area[blob] - x(blob) * x(blob);
    double down = yy[blob] / area[blob] - y(blob) * y(blob);
    double both = xy[blob] / area[blob] - x(blob) * y(blob);
    return Math.toDegrees(Math.atan2(2 * both, across - down) / 2);
  }

  /// The largest with an area in the range; -1 when there is none.
  public int largest(int minArea, int maxArea) {
    int largest = -1;
    for (int i = 0; i < count; i++) {
      if (is(i)
          && area[i] >= minArea
          && area[i] <= maxArea
          && (largest < 0 || area[i] > area[largest])) {
        largest = i;
      }
    }
    return largest;
  }
}
