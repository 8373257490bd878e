package dev.linewarden.capture;

import dev.linewarden.inspection.PixelFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Sees in pictures that follow each other when a part comes to the middle, for a line without a
/// part sensor. What differs from what is usually there is a part; it has come when its middle
/// passes the middle column of the picture, from either side. A part may move by a third of the
/// picture from one picture to the next, and must be a fiftieth of it wide.
///
/// Looks at a grid of samples in the middle three quarters of the height. One thread; allocates
/// nothing for a picture, but once at the beginning.
final class PartFinder {
  /// Columns and rows of the grid, at most.
  static final int COLUMNS_MAX = 256;

  static final int ROWS_MAX = 48;

  /// Parts that can be in one picture; beyond, the ones to the right are not followed.
  private static final int PARTS_MAX = 16;

  /// Less than this is noise, in levels of 256.
  private static final double NOISE = 10;

  /// Of the greatest difference seen lately.
  private static final double SHARE = 0.3;

  /// How fast the greatest difference is forgotten: by half in about 700 pictures.
  private static final double FADE = 0.999;

  /// Pictures a level, where a part is.
  private static final int PATIENCE = 12;

  /// The first picture may show a part, which would be missed from the belt for minutes: after so
  /// many, what is usual begins anew as their median.
  private static final int BEGINNING = 64;

  private final int width;
  private final int height;
  private final int bytesPerPixel;
  private final int columns;
  private final int rows;
  private final int[] usual;
  private final double[] profile;
  private final double[] last;
  private final double[] centres = new double[PARTS_MAX];
  private final double[] before = new double[PARTS_MAX];
  private int centresBefore;
  private double greatest;
  private double limit = NOISE;
  private int patient;
  private int seen;

  /// The first pictures, sample by sample; none once they were used.
  private byte[] beginning;

  PartFinder(int width, int height, PixelFormat format) {
    this.width = width;
    this.height = height;
    this.bytesPerPixel = format.bytesPerPixel();
    this.columns = Math.min(width, COLUMNS_MAX);
    this.rows = Math.min(height, ROWS_MAX);
    this.usual = new int[columns * rows];
    this.beginning = new byte[columns * rows * BEGINNING];
    this.profile = new double[columns];
    this.last = new double[columns];
  }

  /// The next picture, rows without gaps. True when a part has come to the middle since the one
  /// before.
  boolean sees(MemorySegment pixels) {
    compare(pixels);
    seen = Math.min(seen + 1, BEGINNING + 1);
    if (seen == BEGINNING) {
      beginAnew();
    }
    int found = parts();
    boolean arrived = false;
    for (int i = 0; i < found; i++) {
      arrived |= passedTheMiddle(centres[i]);
    }
    System.arraycopy(centres, 0, before, 0, found);
    centresBefore = found;
    return arrived;
  }

  /// What is usual is the median over time, followed one level a picture, and where a part was a
  /// picture before, one level in [#PATIENCE]: parts that pass do not move it far, and what came to
  /// stay becomes usual in the end.
  private void compare(MemorySegment pixels) {
    patient = (patient + 1) % PATIENCE;
    System.arraycopy(profile, 0, last, 0, columns);
    Arrays.fill(profile, 0);
    for (int row = 0; row < rows; row++) {
      long y = height / 8 + (long) row * (height - height / 4) / rows;
      for (int column = 0; column < columns; column++) {
        long x = (long) column * width / columns;
        // Of colour the green, which is in the middle of three.
        long at = (y * width + x) * bytesPerPixel + bytesPerPixel / 2;
        int now = pixels.get(ValueLayout.JAVA_BYTE, at) & 0xFF;
        int cell = row * columns + column;
        if (seen == 0) {
          usual[cell] = now;
        }
        if (seen < BEGINNING) {
          beginning[cell * BEGINNING + seen] = (byte) now;
        }
        profile[column] += Math.abs(now - usual[cell]);
        if (patient == 0 || last[column] <= limit) {
          usual[cell] += Integer.signum(now - usual[cell]);
        }
      }
    }
    greatest *= FADE;
    for (int column = 0; column < columns; column++) {
      profile[column] /= rows;
      greatest = Math.max(greatest, profile[column]);
    }
    limit = Math.max(NOISE, SHARE * greatest);
  }

  private void beginAnew() {
    int[] levels = new int[256];
    for (int cell = 0; cell < usual.length; cell++) {
      Arrays.fill(levels, 0);
      for (int picture = 0; picture < BEGINNING; picture++) {
        levels[beginning[cell * BEGINNING + picture] & 0xFF]++;
      }
      int below = 0;
      int level = 0;
      while ((below += levels[level]) <= BEGINNING / 2) {
        level++;
      }
      usual[cell] = level;
    }
    beginning = new byte[0];
    Arrays.fill(profile, 0);
    greatest = 0;
  }

  /// The middles of what is wide enough to be a part, in columns; a gap as narrow as that does not
  /// part it in two.
  private int parts() {
    int narrow = Math.max(1, columns / 50);
    int found = 0;
    int first = -1;
    int end = -1;
    for (int column = 0; column < columns && found < PARTS_MAX; column++) {
      if (profile[column] > limit) {
        first = first < 0 ? column : first;
        end = column;
      }
      boolean over = first >= 0 && (column - end > narrow || column == columns - 1);
      if (over) {
        if (end - first + 1 >= narrow) {
          centres[found++] = (first + end) / 2.0;
        }
        first = -1;
      }
    }
    return found;
  }

  private boolean passedTheMiddle(double centre) {
    double middle = (columns - 1) / 2.0;
    double was = Double.NaN;
    double nearest = columns / 3.0;
    for (int i = 0; i < centresBefore; i++) {
      double moved = Math.abs(before[i] - centre);
      if (moved < nearest) {
        nearest = moved;
        was = before[i];
      }
    }
    return (was < middle && centre >= middle) || (was > middle && centre <= middle);
  }
}
