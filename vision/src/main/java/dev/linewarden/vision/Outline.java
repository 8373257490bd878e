package dev.linewarden.vision;

import dev.linewarden.inspection.Region;
import java.util.ArrayList;
import java.util.List;

/// The outer border of a patch as a polygon in the frame. Not thread-safe.
public final class Outline {
  /// Of a longer border corners are left out evenly: a screen shows no more.
  static final int CORNERS_MAX = 64;

  private static final int[] STEP_X = {1, 0, -1, 0};
  private static final int[] STEP_Y = {0, 1, 0, -1};

  /// The pixel ahead on the right, seen from a corner, by direction: east, south, west, north.
  private static final int[] RIGHT_X = {0, -1, -1, 0};

  private static final int[] RIGHT_Y = {0, 0, -1, -1};

  private final Patches patches;
  private final Way way;
  private final int[] cornerX = new int[CORNERS_MAX];
  private final int[] cornerY = new int[CORNERS_MAX];
  private int count;

  /// Of so many corners one is kept, and how many have been passed.
  private int each;

  private int passed;

  /// From a corner between the marks to the frame.
  @FunctionalInterface
  public interface Way {
    /// @param x of a corner between pixels of the small picture, from its left
    Region.Point back(double x, double y);
  }

  /// @param patches whose borders are walked along
  public Outline(Patches patches, Way way) {
    this.patches = patches;
    this.way = way;
  }

  /// Of a patch of the last look at the marks.
  public Region of(Patches.Patch patch) {
    walk(patch);
    List<Region.Point> points = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      points.add(way.back(cornerX[i], cornerY[i]));
    }
    return new Region.Polygon(points);
  }

  private void corner(int x, int y) {
    if (passed++ % each != 0) {
      return;
    }
    if (count == CORNERS_MAX) {
      count /= 2;
      each *= 2;
      for (int i = 0; i < count; i++) {
        cornerX[i] = cornerX[2 * i];
        cornerY[i] = cornerY[2 * i];
      }
    }
    cornerX[count] = x;
    cornerY[count++] = y;
  }

  /// Along the sides of the pixels, the patch on the right hand, and notes where it turns.
  private void walk(Patches.Patch patch) {
    int startX = patch.start() % patches.width();
    int startY = patch.start() / patches.width();
    int x = startX;
    int y = startY;
    int direction = 0;
    count = 0;
    each = 1;
    passed = 0;
    do {
      corner(x, y);
      do {
        x += STEP_X[direction];
        y += STEP_Y[direction];
      } while (isStraight(patch, x, y, direction));
      direction = isInside(patch, x, y, direction) ? (direction + 3) % 4 : (direction + 1) % 4;
    } while (x != startX || y != startY || direction != 0);
  }

  /// Whether the border goes on ahead of this corner.
  private boolean isStraight(Patches.Patch patch, int x, int y, int direction) {
    return isInside(patch, x, y, direction) && !isInside(patch, x, y, (direction + 3) % 4);
  }

  /// Whether the pixel ahead on the right is part of the patch; turned left by one, it is the one
  /// ahead on the left.
  private boolean isInside(Patches.Patch patch, int x, int y, int direction) {
    return patches.has(patch, x + RIGHT_X[direction], y + RIGHT_Y[direction]);
  }
}
