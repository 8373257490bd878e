package dev.linewarden.inference;

import java.nio.DoubleBuffer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/// Mean and standard deviation of a plane into memory made once.
final class Spread {
  private final Mat mean;
  private final Mat deviation;
  private final DoubleBuffer meanValue;
  private final DoubleBuffer deviationValue;

  Spread(Bench bench) {
    mean = bench.mat(1, 1, opencv_core.CV_64FC1);
    deviation = bench.mat(1, 1, opencv_core.CV_64FC1);
    meanValue = mean.createBuffer();
    deviationValue = deviation.createBuffer();
  }

  void measure(Mat plane, @Nullable Mat mask) {
    if (mask == null) {
      opencv_core.meanStdDev(plane, mean, deviation);
    } else {
      opencv_core.meanStdDev(plane, mean, deviation, mask);
    }
  }

  double mean() {
    return meanValue.get(0);
  }

  double deviation() {
    return deviationValue.get(0);
  }
}
