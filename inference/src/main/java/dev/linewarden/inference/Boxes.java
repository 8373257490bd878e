package dev.linewarden.inference;

import dev.linewarden.inspection.Region;
import java.util.Arrays;

/// The boxes of one frame: first every candidate, then the objects, best first: of those of one
/// class that overlap only the best. All arrays are made once. Throws [ToolFailed] at its bounds,
/// so that nothing is left out in silence.
final class Boxes {
  /// Boxes that may be objects. Each object has some twenty of them in the grid of a detector.
  static final int CANDIDATES_MAX = 1 << 13;

  /// What is left of them.
  static final int OBJECTS_MAX = 1000;

  private static final int LEFT = 0;
  private static final int TOP = 1;
  private static final int RIGHT = 2;
  private static final int BOTTOM = 3;
  private static final int EDGES = 4;

  private final double maxOverlap;
  private final float[] scores = new float[CANDIDATES_MAX];
  private final float[] edges = new float[CANDIDATES_MAX * EDGES];
  private final int[] kinds = new int[CANDIDATES_MAX];
  private final int[] rows = new int[CANDIDATES_MAX];

  /// Score and number of each candidate, so that in their order the best comes first, and of equal
  /// ones the first that was offered.
  private final long[] order = new long[CANDIDATES_MAX];

  /// The candidates that are objects.
  private final int[] objects = new int[OBJECTS_MAX];

  private int offered;
  private int kept;

  /// `maxOverlap` is the intersection over the union from which two boxes are one object.
  Boxes(double maxOverlap) {
    this.maxOverlap = maxOverlap;
  }

  void clear() {
    offered = 0;
    kept = 0;
  }

  /// How many objects there are.
  int kept() {
    return kept;
  }

  float score(int index) {
    return scores[objects[index]];
  }

  /// The class it was offered with.
  int kind(int index) {
    return kinds[objects[index]];
  }

  /// The row of the model's output it was offered with.
  int row(int index) {
    return rows[objects[index]];
  }

  double left(int index) {
    return edge(index, LEFT);
  }

  double top(int index) {
    return edge(index, TOP);
  }

  double right(int index) {
    return edge(index, RIGHT);
  }

  double bottom(int index) {
    return edge(index, BOTTOM);
  }

  private float edge(int index, int side) {
    return edges[objects[index] * EDGES + side];
  }

  Region back(int index, Placement placement) {
    return placement.back(
        edge(index, LEFT), edge(index, TOP), edge(index, RIGHT), edge(index, BOTTOM));
  }

  /// A candidate; what has no finite edges is none.
  ///
  /// @param score above 0
  void offer(int kind, int row, float score, float left, float top, float right, float bottom) {
    if (!Float.isFinite(left + top + right + bottom)) {
      return;
    }
    if (offered == CANDIDATES_MAX) {
      throw new ToolFailed(
          "the model says of more than %d boxes that they may be objects".formatted(offered));
    }
    int at = offered * EDGES;
    edges[at + LEFT] = left;
    edges[at + TOP] = top;
    edges[at + RIGHT] = right;
    edges[at + BOTTOM] = bottom;
    scores[offered] = score;
    kinds[offered] = kind;
    rows[offered] = row;
    order[offered] = (long) ~Float.floatToIntBits(score) << Integer.SIZE | offered;
    offered++;
  }

  /// Drops each box that a better one of its class overlaps too much. Only after all were offered:
  /// a box must not give way to one that gives way itself.
  void keepBest() {
    Arrays.sort(order, 0, offered);
    kept = 0;
    for (int i = 0; i < offered; i++) {
      int candidate = (int) order[i];
      if (isNew(candidate)) {
        if (kept == OBJECTS_MAX) {
          throw new ToolFailed("the model found more than %d objects".formatted(OBJECTS_MAX));
        }
        objects[kept++] = candidate;
      }
    }
  }

  /// Drops those as well that come nearer than `sideRim` frame pixels to the left or right border.
  /// Only afterwards: a box at the border may be the better view of one that is not.
  void keepBest(int sideRim, Placement placement) {
    keepBest();
    if (sideRim > 0) {
      int found = kept;
      kept = 0;
      for (int i = 0; i < found; i++) {
        if (placement.sideRim(edge(i, LEFT), edge(i, RIGHT)) >= sideRim) {
          objects[kept++] = objects[i];
        }
      }
    }
  }

  private boolean isNew(int candidate) {
    for (int i = 0; i < kept; i++) {
      if (kind(i) == kinds[candidate] && overlap(objects[i], candidate) > maxOverlap) {
        return false;
      }
    }
    return true;
  }

  private double overlap(int one, int other) {
    int a = one * EDGES;
    int b = other * EDGES;
    double width =
        Math.min(edges[a + RIGHT], edges[b + RIGHT]) - Math.max(edges[a + LEFT], edges[b + LEFT]);
    double height =
        Math.min(edges[a + BOTTOM], edges[b + BOTTOM]) - Math.max(edges[a + TOP], edges[b + TOP]);
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double both = width * height;
    return both / (area(a) + area(b) - both);
  }

  private double area(int at) {
    return (double) (edges[at + RIGHT] - edges[at + LEFT]) * (edges[at + BOTTOM] - edges[at + TOP]);
  }
}
