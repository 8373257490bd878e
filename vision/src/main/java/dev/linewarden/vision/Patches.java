package dev.linewarden.vision;

import java.nio.FloatBuffer;
import java.util.Arrays;

/// Finds the connected patches in a small picture of marks (pixels that touch at a side), the
/// largest first. All arrays are made once. Not thread-safe.
public final class Patches {
  /// Of more patches the largest are kept.
  static final int PATCHES_MAX = 32;

  private static final int NONE = 0;

  private final int width;
  private final int height;
  private final int[] labels;
  private final int[] stack;

  /// Places in the order of size.
  private final Patch[] kept = new Patch[PATCHES_MAX];

  private int count;

  /// One patch; its numbers change with the next frame.
  public static final class Patch {
    private int label;
    private int start;
    private int pixels;

    /// Its pixels.
    public int pixels() {
      return pixels;
    }

    /// The leftmost pixel of its topmost row, as `y * width + x`.
    public int start() {
      return start;
    }
  }

  /// @param width of the marks, in pixels
  public Patches(int width, int height) {
    this.width = width;
    this.height = height;
    this.labels = new int[width * height];
    this.stack = new int[width * height];
    Arrays.setAll(kept, _ -> new Patch());
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /// Looks at all pixels whose mark is not 0; only pixels of the same mark are one patch.
  public void find(byte[] marks) {
    Arrays.fill(labels, NONE);
    count = 0;
    int label = NONE;
    for (int pixel = 0; pixel < labels.length; pixel++) {
      if (marks[pixel] != 0 && labels[pixel] == NONE) {
        label++;
        keep(label, pixel, flood(marks, pixel, label));
      }
    }
  }

  /// How many were found last, at most [#PATCHES_MAX].
  public int count() {
    return count;
  }

  /// The largest first; the same object each time.
  public Patch patch(int index) {
    return kept[index];
  }

  /// Whether a pixel is part of the patch; outside of the picture nothing is.
  boolean has(Patch patch, int x, int y) {
    return x >= 0 && y >= 0 && x < width && y < height && labels[y * width + x] == patch.label;
  }

  /// The highest number at a pixel of the patch.
  public float highest(Patch patch, FloatBuffer numbers) {
    float highest = numbers.get(patch.start);
    // No pixel of a patch lies before its start.
    for (int pixel = patch.start; pixel < labels.length; pixel++) {
      if (labels[pixel] == patch.label) {
        highest = Math.max(highest, numbers.get(pixel));
      }
    }
    return highest;
  }

  private int flood(byte[] marks, int start, int label) {
    byte mark = marks[start];
    int pixels = 0;
    int top = 0;
    stack[top++] = start;
    labels[start] = label;
    while (top > 0) {
      int pixel = stack[--top];
      pixels++;
      int x = pixel % width;
      if (x > 0) {
        top = push(marks, mark, pixel - 1, label, top);
      }
      if (x < width - 1) {
        top = push(marks, mark, pixel + 1, label, top);
      }
      if (pixel >= width) {
        top = push(marks, mark, pixel - width, label, top);
      }
      if (pixel < labels.length - width) {
        top = push(marks, mark, pixel + width, label, top);
      }
    }
    return pixels;
  }

  private int push(byte[] marks, byte mark, int pixel, int label, int top) {
    if (marks[pixel] != mark || labels[pixel] != NONE) {
      return top;
    }
    labels[pixel] = label;
    stack[top] = pixel;
    return top + 1;
  }

  private void keep(int label, int start, int pixels) {
    if (count == PATCHES_MAX) {
      if (kept[count - 1].pixels >= pixels) {
        return;
      }
      count--;
    }
    int at = count++;
    Patch free = kept[at];
    while (at > 0 && kept[at - 1].pixels < pixels) {
      kept[at] = kept[at - 1];
      at--;
    }
    kept[at] = free;
    free.label = label;
    free.start = start;
    free.pixels = pixels;
  }
}
