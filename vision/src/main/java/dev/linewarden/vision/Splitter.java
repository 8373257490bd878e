package dev.linewarden.vision;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Cuts apart parts that touch: what lies deep inside a patch is a core, cores grow at one pace
/// until they meet, and where they meet is cut. A patch without a core stays as it is. All arrays
/// are made once. Not thread-safe.
public final class Splitter {
  private final int width;
  private final double depth;
  private final Mat mask;
  private final Mat distances;
  private final ByteBuffer maskBytes;
  private final FloatBuffer depths;
  private final byte[] cores;
  private final MarkedRuns blobs;
  private final int[] labels;
  private final int[] queue;
  private int waiting;

  /// @param depth how far inside, in pixels
  public Splitter(int width, int height, double depth, Room room) {
    this.width = width;
    this.depth = depth;
    this.mask = room.mat(height, width, opencv_core.CV_8UC1);
    this.distances = room.mat(height, width, opencv_core.CV_32FC1);
    this.maskBytes = mask.createBuffer();
    this.depths = distances.createBuffer();
    this.cores = new byte[width * height];
    this.blobs = new MarkedRuns(width, height);
    this.labels = new int[width * height];
    this.queue = new int[width * height];
  }

  /// Unmarks the pixels of the cuts.
  public void split(byte[] marks) {
    maskBytes.put(0, marks);
    opencv_imgproc.distanceTransform(
        mask, distances, opencv_imgproc.DIST_L2, opencv_imgproc.DIST_MASK_5);
    for (int i = 0; i < cores.length; i++) {
      cores[i] = (byte) (depths.get(i) > depth ? 1 : 0);
    }
    blobs.find(cores, true);
    Arrays.fill(labels, 0);
    blobs.number(labels);
    grow(marks);
  }

  /// Each pixel is queued once.
  private void grow(byte[] marks) {
    waiting = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] != 0) {
        queue[waiting++] = i;
      }
    }
    for (int next = 0; next < waiting; next++) {
      int pixel = queue[next];
      int x = pixel % width;
      boolean cut = x > 0 && meets(marks, pixel, pixel - 1);
      cut |= x < width - 1 && meets(marks, pixel, pixel + 1);
      cut |= pixel >= width && meets(marks, pixel, pixel - width);
      cut |= pixel < labels.length - width && meets(marks, pixel, pixel + width);
      if (cut) {
        marks[pixel] = 0;
      }
    }
  }

  /// Whether the other pixel belongs to another core; one that is free yet is taken.
  private boolean meets(byte[] marks, int pixel, int other) {
    if (marks[other] == 0) {
      return false;
    }
    if (labels[other] == 0) {
      labels[other] = labels[pixel];
      queue[waiting++] = other;
    }
    return labels[other] != labels[pixel];
  }
}
