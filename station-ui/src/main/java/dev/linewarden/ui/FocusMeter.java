package dev.linewarden.ui;

import dev.linewarden.inspection.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/// Measures live pictures while somebody wants to know: asked again within [#WANTED_NANOS], and
/// [#EVERY_NANOS] apart at most. [#look] and [#close] belong to the pictures' thread.
final class FocusMeter implements AutoCloseable {
  /// Who asked so long ago looks elsewhere.
  static final long WANTED_NANOS = TimeUnit.SECONDS.toNanos(5);

  static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final int GREYS = 256;
  private static final int GREYS_PER_BIN = GREYS / Focus.BINS;

  private final Mat grey = new Mat();
  private final Mat steps = new Mat();
  private byte[] pixels = {};
  private long nextNanos = Long.MIN_VALUE;
  private volatile long wantedUntilNanos = Long.MIN_VALUE / 2;
  private volatile List<Focus> newest = List.of();

  /// What was measured last; from now on more is. Any thread.
  List<Focus> ask(long nowNanos) {
    wantedUntilNanos = nowNanos + WANTED_NANOS;
    return newest;
  }

  /// Measures this part's frames, if somebody wants to know and it is time.
  void look(Shot shot, long nowNanos) {
    if (nowNanos - wantedUntilNanos > 0 || nowNanos < nextNanos) {
      return;
    }
    nextNanos = nowNanos + EVERY_NANOS;
    List<Focus> found = new ArrayList<>();
    for (int view = 0; view < shot.frames().views(); view++) {
      Frame frame = shot.frames().of(view);
      if (frame != null) {
        found.add(measure(shot.recipe().views().get(view).name(), shot.part(), frame));
      }
    }
    if (!found.isEmpty()) {
      newest = List.copyOf(found);
    }
  }

  /// Whether anybody wants to know or not.
  Focus measure(String view, long part, Frame frame) {
    try (BytePointer bytes = new BytePointer(frame.pixels().asByteBuffer());
        Mat whole = Jpeg.whole(frame, bytes)) {
      if (whole.channels() == 1) {
        whole.copyTo(grey);
      } else {
        opencv_imgproc.cvtColor(whole, grey, opencv_imgproc.COLOR_BGR2GRAY);
      }
    }
    int[] counts = counts();
    double all = pixels.length;
    double sum =
        IntStream.range(0, GREYS).mapToDouble(level -> (double) level * counts[level]).sum();
    return new Focus(
        view,
        part,
        (square(1, 0) + square(0, 1)) / all,
        sum / all,
        counts[0] / all,
        counts[GREYS - 1] / all,
        IntStream.range(0, Focus.BINS).mapToObj(bin -> share(counts, bin, all)).toList());
  }

  private static Double share(int[] counts, int bin, double all) {
    int first = bin * GREYS_PER_BIN;
    return IntStream.range(first, first + GREYS_PER_BIN).map(level -> counts[level]).sum() / all;
  }

  private int[] counts() {
    int size = grey.rows() * grey.cols();
    if (pixels.length != size) {
      pixels = new byte[size];
    }
    grey.data().get(pixels);
    int[] counts = new int[GREYS];
    for (byte pixel : pixels) {
      counts[pixel & 0xff]++;
    }
    return counts;
  }

  /// The sum of the squares of the steps to one side.
  private double square(int across, int down) {
    opencv_imgproc.Sobel(grey, steps, opencv_core.CV_16S, across, down);
    double norm = opencv_core.norm(steps);
    return norm * norm;
  }

  @Override
  public void close() {
    grey.close();
    steps.close();
  }
}
