package dev.linewarden.vision;

/// Lays a template on a picture of the same size: first as a whole, moved by whole pixels to where
/// the two differ least, then tile by tile a little farther, because two photographs are never
/// stretched alike. Pictures are grey, on the heap, row by row; the template has a rim. Arrays are
/// made once. Not thread-safe.
public final class Alignment {
  private static final int TILE = 80;

  /// Tiles are compared with so much around them.
  private static final int AROUND = 8;

  private static final int TILE_SHIFT = 2;

  /// One in so many rows of a tile is compared.
  private static final int TILE_ROWS = 2;

  /// A tile moves only when it then fits that much better: noise moves none.
  private static final double BETTER = 0.9;

  /// Of the whole picture so many rows are compared.
  private static final int ROWS = 40;

  private final int width;
  private final int height;
  private final int shift;
  private final byte[] aligned;
  private int shiftX;
  private int shiftY;

  /// @param shift how far the template may have to be moved, in pixels; 0 leaves it as it is
  public Alignment(int width, int height, int shift) {
    this.width = width;
    this.height = height;
    this.shift = shift;
    this.aligned = new byte[width * height];
  }

  /// How many pixels of its own border's colour the template has around it.
  public int rim() {
    return shift == 0 ? 0 : shift + TILE_SHIFT;
  }

  int stride() {
    return width + 2 * rim();
  }

  /// The template as it lies on the picture; the same array each time.
  public byte[] align(byte[] template, byte[] picture) {
    shiftX = 0;
    shiftY = 0;
    if (shift > 0) {
      findShift(template, picture);
    }
    for (int y = 0; y < height; y += TILE) {
      for (int x = 0; x < width; x += TILE) {
        tile(template, picture, x, y);
      }
    }
    return aligned;
  }

  /// Every second place first, then those around the best.
  private void findShift(byte[] template, byte[] picture) {
    long best = Long.MAX_VALUE;
    for (int y = -shift; y <= shift; y += 2) {
      for (int x = -shift; x <= shift; x += 2) {
        best = tryShift(template, picture, x, y, best);
      }
    }
    int nearX = shiftX;
    int nearY = shiftY;
    for (int y = Math.max(-shift, nearY - 1); y <= Math.min(shift, nearY + 1); y++) {
      for (int x = Math.max(-shift, nearX - 1); x <= Math.min(shift, nearX + 1); x++) {
        best = tryShift(template, picture, x, y, best);
      }
    }
  }

  /// Of shifts that are as good, the smallest.
  private long tryShift(byte[] template, byte[] picture, int x, int y, long best) {
    int rows = Math.max(1, height / ROWS);
    long sum = difference(template, picture, x, y, 0, 0, width, height, rows);
    boolean shorter = x * x + y * y < shiftX * shiftX + shiftY * shiftY;
    if (sum < best || (sum == best && shorter)) {
      shiftX = x;
      shiftY = y;
      return sum;
    }
    return best;
  }

  private void tile(byte[] template, byte[] picture, int left, int top) {
    int moreX = 0;
    int moreY = 0;
    int fromX = Math.max(0, left - AROUND);
    int fromY = Math.max(0, top - AROUND);
    int toX = Math.min(width, left + TILE + AROUND);
    int toY = Math.min(height, top + TILE + AROUND);
    long best = 0;
    if (shift > 0) {
      long here = difference(template, picture, shiftX, shiftY, fromX, fromY, toX, toY, TILE_ROWS);
      best = (long) (here * BETTER);
    }
    for (int y = -TILE_SHIFT; y <= TILE_SHIFT && best > 0; y++) {
      for (int x = -TILE_SHIFT; x <= TILE_SHIFT; x++) {
        long sum =
            difference(
                template, picture, shiftX + x, shiftY + y, fromX, fromY, toX, toY, TILE_ROWS);
        if (sum < best) {
          best = sum;
          moreX = x;
          moreY = y;
        }
      }
    }
    copy(template, picture, left, top, shiftX + moreX, shiftY + moreY);
  }

  /// Where the template shows nothing, because it would lie outside of its own picture, there is no
  /// difference.
  private void copy(byte[] template, byte[] picture, int left, int top, int x, int y) {
    int right = Math.min(left + TILE, width);
    int shownFrom = Math.clamp(-x, left, right);
    int shownTo = Math.clamp(width - x, shownFrom, right);
    for (int row = top; row < Math.min(top + TILE, height); row++) {
      boolean isShown = row + y >= 0 && row + y < height;
      int line = row * width;
      System.arraycopy(picture, line + left, aligned, line + left, right - left);
      if (isShown) {
        int from = (row + y + rim()) * stride() + shownFrom + x + rim();
        System.arraycopy(template, from, aligned, line + shownFrom, shownTo - shownFrom);
      }
    }
  }

  /// The sum of all differences in a part of the picture, of each so many rows.
  private long difference(
      byte[] template,
      byte[] picture,
      int x,
      int y,
      int fromX,
      int fromY,
      int toX,
      int toY,
      int eachRow) {
    long sum = 0;
    for (int row = fromY; row < toY; row += eachRow) {
      int ours = row * width;
      int theirs = (row + y + rim()) * stride() + x + rim();
      int line = 0;
      for (int column = fromX; column < toX; column++) {
        line += Math.abs((picture[ours + column] & 0xFF) - (template[theirs + column] & 0xFF));
      }
      sum += line;
    }
    return sum;
  }
}
