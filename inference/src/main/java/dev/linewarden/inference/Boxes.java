package dev.linewarden.inference;

import dev.linewarden.inspection.Region;

/// Candidate boxes of one frame, best first, and of those of one class that overlap only the best.
/// All arrays are made once.
final class Boxes {
  /// At the bound the weakest candidate makes room: what is lost would not have been kept either,
  /// unless a frame shows more objects than this.
  static final int CANDIDATES_MAX = 256;

  private static final int LEFT = 0;
  private static final int TOP = 1;
  private static final int RIGHT = 2;
  private static final int BOTTOM = 3;
  private static final int KIND = 0;
  private static final int ROW = 1;

  private final double maxOverlap;
  private final float[] scores = new float[CANDIDATES_MAX];
  private final float[][] edges = new float[CANDIDATES_MAX][4];

  /// Class and row of each.
  private final int[][] marks = new int[CANDIDATES_MAX][2];

  private int count;

  /// `maxOverlap` is the intersection over the union from which two boxes are one object.
  Boxes(double maxOverlap) {
    this.maxOverlap = maxOverlap;
  }

  void clear() {
    count = 0;
  }

  int kept() {
    return count;
  }

  float score(int index) {
    return scores[index];
  }

  /// The class it was offered with.
  int kind(int index) {
    return marks[index][KIND];
  }

  /// The row of the model's output it was offered with.
  int row(int index) {
    return marks[index][ROW];
  }

  double left(int index) {
    return edges[index][LEFT];
  }

  double top(int index) {
    return edges[index][TOP];
  }

  double right(int index) {
    return edges[index][RIGHT];
  }

  double bottom(int index) {
    return edges[index][BOTTOM];
  }

  Region back(int index, Placement placement) {
    float[] box = edges[index];
    return placement.back(box[LEFT], box[TOP], box[RIGHT], box[BOTTOM]);
  }

  /// Kept sorted by insertion: candidates are few and mostly weak.
  void offer(int kind, int row, float score, float left, float top, float right, float bottom) {
    if (!Float.isFinite(left + top + right + bottom)) {
      return;
    }
    if (count == CANDIDATES_MAX) {
      if (scores[count - 1] >= score) {
        return;
      }
      count--;
    }
    int at = count++;
    float[] box = edges[at];
    int[] mark = marks[at];
    while (at > 0 && scores[at - 1] < score) {
      scores[at] = scores[at - 1];
      edges[at] = edges[at - 1];
      marks[at] = marks[at - 1];
      at--;
    }
    scores[at] = score;
    edges[at] = box;
    marks[at] = mark;
    mark[KIND] = kind;
    mark[ROW] = row;
    box[LEFT] = left;
    box[TOP] = top;
    box[RIGHT] = right;
    box[BOTTOM] = bottom;
  }

  /// Drops each box that a better one of its class overlaps too much.
  void keepBest() {
    keep(this::isNew);
  }

  /// Drops those as well that come nearer than `sideRim` frame pixels to the left or right border.
  /// Only afterwards: a box at the border may be the better view of one that is not.
  void keepBest(int sideRim, Placement placement) {
    keepBest();
    if (sideRim > 0) {
      keep((i, _) -> placement.sideRim(edges[i][LEFT], edges[i][RIGHT]) >= sideRim);
    }
  }

  private interface Choice {
    boolean keeps(int candidate, int kept);
  }

  private void keep(Choice choice) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (choice.keeps(i, kept)) {
        float[] box = edges[kept];
        edges[kept] = edges[i];
        edges[i] = box;
        int[] mark = marks[kept];
        marks[kept] = marks[i];
        marks[i] = mark;
        scores[kept] = scores[i];
        kept++;
      }
    }
    count = kept;
  }

  private boolean isNew(int candidate, int kept) {
    for (int i = 0; i < kept; i++) {
      if (kind(i) == kind(candidate) && overlap(edges[i], edges[candidate]) > maxOverlap) {
        return false;
      }
    }
    return true;
  }

  private static double overlap(float[] a, float[] b) {
    double width = Math.min(a[RIGHT], b[RIGHT]) - Math.max(a[LEFT], b[LEFT]);
    double height = Math.min(a[BOTTOM], b[BOTTOM]) - Math.max(a[TOP], b[TOP]);
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double both = width * height;
    return both / (area(a) + area(b) - both);
  }

  private static double area(float[] box) {
    return (double) (box[RIGHT] - box[LEFT]) * (box[BOTTOM] - box[TOP]);
  }
}
