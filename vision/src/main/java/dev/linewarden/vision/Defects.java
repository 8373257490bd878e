package dev.linewarden.vision;

import dev.linewarden.inspection.Region;
import java.nio.ByteBuffer;

/// Places where a picture differs: blobs of marked pixels, those near each other taken as one, the
/// small ones left out. All arrays are made once. Not thread-safe.
public final class Defects {
  /// Of more the largest are kept: nobody looks at more, and a ledger should not carry them.
  public static final int DEFECTS_MAX = 64;

  /// Blobs that are looked at; a picture with more is different everywhere.
  private static final int BLOBS_MAX = 512;

  private final Rule rule;
  private final Blobs blobs;
  private final int[] area = new int[BLOBS_MAX];
  private final int[] left = new int[BLOBS_MAX];
  private final int[] top = new int[BLOBS_MAX];
  private final int[] right = new int[BLOBS_MAX];
  private final int[] bottom = new int[BLOBS_MAX];
  private int count;

  /// What is one defect.
  ///
  /// @param join pixels between two blobs that still belong together
  /// @param minArea in pixels
  public record Rule(int join, int minArea) {}

  /// @param width of the marks, in pixels
  public Defects(Rule rule, int width, int height) {
    this.rule = rule;
    this.blobs = new Blobs(width, height);
  }

  /// The largest come first. False when the picture differs in more pieces than [Blobs] tells
  /// apart: then there are none.
  ///
  /// @param marks 8-bit, not 0 where the picture differs, rows without gaps, of that size
  public boolean find(ByteBuffer marks) {
    count = 0;
    if (!blobs.find(marks)) {
      return false;
    }
    for (int blob = 0; blob < blobs.numbers(); blob++) {
      if (blobs.is(blob)) {
        take(blob);
      }
    }
    while (joinOnce()) {
      // Until none is near another one; each turn there is one less.
    }
    dropSmall();
    sort();
    count = Math.min(count, DEFECTS_MAX);
    return true;
  }

  /// When there is no room, the smallest gives way.
  private void take(int blob) {
    int at = count;
    if (count == BLOBS_MAX) {
      at = smallest();
      if (area[at] >= blobs.area(blob)) {
        return;
      }
    } else {
      count++;
    }
    area[at] = blobs.area(blob);
    left[at] = blobs.left(blob);
    top[at] = blobs.top(blob);
    right[at] = left[at] + blobs.width(blob);
    bottom[at] = top[at] + blobs.height(blob);
  }

  private int smallest() {
    int smallest = 0;
    for (int i = 1; i < count; i++) {
      smallest = area[i] < area[smallest] ? i : smallest;
    }
    return smallest;
  }

  private boolean joinOnce() {
    for (int one = 0; one < count; one++) {
      for (int other = one + 1; other < count; other++) {
        if (near(one, other)) {
          area[one] += area[other];
          left[one] = Math.min(left[one], left[other]);
          top[one] = Math.min(top[one], top[other]);
          right[one] = Math.max(right[one], right[other]);
          bottom[one] = Math.max(bottom[one], bottom[other]);
          move(count - 1, other);
          count--;
          return true;
        }
      }
    }
    return false;
  }

  private boolean near(int one, int other) {
    return left[one] - right[other] <= rule.join()
        && left[other] - right[one] <= rule.join()
        && top[one] - bottom[other] <= rule.join()
        && top[other] - bottom[one] <= rule.join();
  }

  private void dropSmall() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (area[i] >= rule.minArea()) {
        move(i, kept++);
      }
    }
    count = kept;
  }

  private void move(int from, int to) {
    area[to] = area[from];
    left[to] = left[from];
    top[to] = top[from];
    right[to] = right[from];
    bottom[to] = bottom[from];
  }

  /// By insertion, as there are few.
  private void sort() {
    for (int i = 1; i < count; i++) {
      for (int j = i; j > 0 && area[j] > area[j - 1]; j--) {
        swap(area, j);
        swap(left, j);
        swap(top, j);
        swap(right, j);
        swap(bottom, j);
      }
    }
  }

  private static void swap(int[] values, int at) {
    int kept = values[at];
    values[at] = values[at - 1];
    values[at - 1] = kept;
  }

  /// How many were found last, at most [#DEFECTS_MAX].
  public int count() {
    return count;
  }

  /// In pixels; 0 without any defect.
  public int largestArea() {
    return count == 0 ? 0 : area[0];
  }

  /// One of them, in pixels; the first is the largest.
  public int area(int defect) {
    return area[defect];
  }

  /// Where one lies in the frame, in a box that is larger by `margin` pixels on each side, cut to
  /// the zone that was looked at.
  public Region region(int defect, Zone zone, int margin) {
    int x = Math.max(0, left[defect] - margin);
    int y = Math.max(0, top[defect] - margin);
    int width = Math.min(zone.width(), right[defect] + margin) - x;
    int height = Math.min(zone.height(), bottom[defect] + margin) - y;
    return zone.part(x, y, width, height);
  }
}
