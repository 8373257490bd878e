package dev.linewarden.vision;

import java.nio.DoubleBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/// Mean and standard deviation of a plane into memory made once. One thread.
public final class Spread {
  private final Mat mean;
  private final Mat deviation;
  private final DoubleBuffer meanValue;
  private final DoubleBuffer deviationValue;

  public Spread(Room room) {
    mean = room.mat(1, 1, opencv_core.CV_64FC1);
    deviation = room.mat(1, 1, opencv_core.CV_64FC1);
    meanValue = mean.createBuffer();
    deviationValue = deviation.createBuffer();
  }

  /// @param mask not 0 where a pixel counts; null = all count
  public void measure(Mat plane, @Nullable Mat mask) {
    if (mask == null) {
      opencv_core.meanStdDev(plane, mean, deviation);
    } else {
      opencv_core.meanStdDev(plane, mean, deviation, mask);
    }
  }

  /// In grey levels, after [#measure].
  public double mean() {
    return meanValue.get(0);
  }

  /// Likewise; over all pixels that count.
  public double deviation() {
    return deviationValue.get(0);
  }
}
