package dev.linewarden.vision;

import java.util.Arrays;

/// Finds the connected patches of a mask by runs: rows of marked pixels, joined where they touch a
/// run above, also at a corner. Sizes and centres come with them, without a second look at the
/// pixels. All arrays are made once. Not thread-safe.
public final class MarkedRuns {
  private final int width;
  private final int height;
  private final int[] starts;
  private final int[] ends;
  private final int[] parents;
  private final long[] areas;
  private final double[] sumsX;
  private final double[] sumsY;

  /// Of each run's patch: touches the mask's border.
  private final boolean[] atBorder;

  private int runs;

  /// @param width of the masks, in pixels
  public MarkedRuns(int width, int height) {
    this.width = width;
    this.height = height;
    int most = height * ((width + 1) / 2);
    this.starts = new int[most];
    this.ends = new int[most];
    this.parents = new int[most];
    this.areas = new long[most];
    this.sumsX = new double[most];
    this.sumsY = new double[most];
    this.atBorder = new boolean[most];
  }

  /// What each patch is told to.
  public interface Seen {
    /// @param area in pixels
    /// @param x of its centre, in pixels from the mask's left
    /// @param y likewise from its top
    void patch(long area, double x, double y);
  }

  /// Looks at all pixels that are not 0, row after row.
  ///
  /// @param corners whether pixels that touch at a corner belong together
  public void find(byte[] mask, boolean corners) {
    runs = 0;
    int above = 0;
    int aboveEnd = 0;
    for (int y = 0; y < height; y++) {
      int first = runs;
      takeRow(mask, y);
      join(above, aboveEnd, first, corners ? 1 : 0);
      above = first;
      aboveEnd = runs;
    }
    for (int run = runs - 1; run >= 0; run--) {
      int root = root(run);
      if (root != run) {
        areas[root] += areas[run];
        sumsX[root] += sumsX[run];
        sumsY[root] += sumsY[run];
        atBorder[root] |= atBorder[run];
      }
    }
  }

  /// Tells of each patch that was found last, in no order of meaning.
  public void each(Seen seen) {
    for (int run = 0; run < runs; run++) {
      if (parents[run] == run) {
        long area = areas[run];
        seen.patch(area, sumsX[run] / area, sumsY[run] / area);
      }
    }
  }

  /// Marks all patches that do not touch the border.
  public void fillInner(byte[] mask) {
    for (int run = 0; run < runs; run++) {
      if (!atBorder[root(run)]) {
        Arrays.fill(mask, starts[run], ends[run], (byte) 1);
      }
    }
  }

  /// Gives all pixels of each patch a number of its own, above 0.
  void number(int[] labels) {
    for (int run = 0; run < runs; run++) {
      Arrays.fill(labels, starts[run], ends[run], root(run) + 1);
    }
  }

  private void takeRow(byte[] mask, int y) {
    int end = (y + 1) * width;
    int at = y * width;
    while (at < end) {
      while (at < end && mask[at] == 0) {
        at++;
      }
      int start = at;
      while (at < end && mask[at] != 0) {
        at++;
      }
      if (at > start) {
        add(start, at, y);
      }
    }
  }

  private void add(int start, int end, int y) {
    int run = runs++;
    int row = y * width;
    long length = (long) end - start;
    starts[run] = start;
    ends[run] = end;
    parents[run] = run;
    areas[run] = length;
    sumsX[run] = length * (start - row + end - row) / 2.0;
    sumsY[run] = length * (y + 0.5);
    atBorder[run] = y == 0 || y == height - 1 || start == row || end == row + width;
  }

  /// Both rows are in order, so that one walk over both is enough.
  private void join(int above, int aboveEnd, int below, int reach) {
    int upper = above;
    for (int run = below; run < runs; run++) {
      int start = starts[run] - width - reach;
      int end = ends[run] - width + reach;
      while (upper < aboveEnd && ends[upper] <= start) {
        upper++;
      }
      for (int other = upper; other < aboveEnd && starts[other] < end; other++) {
        unite(other, run);
      }
    }
  }

  /// The first run of a patch stands for it.
  private void unite(int one, int other) {
    int first = root(one);
    int second = root(other);
    parents[Math.max(first, second)] = Math.min(first, second);
  }

  private int root(int run) {
    int at = run;
    while (parents[at] != at) {
      parents[at] = parents[parents[at]];
      at = parents[at];
    }
    return at;
  }
}
