package dev.linewarden.inference;

import dev.linewarden.inspection.PixelFormat;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/// Fills a model's input tensor from the frame in view: cut out, resize, order of colours, numbers,
/// layout. All its pictures are made once; the last ones lie in the tensor's own memory. A tensor
/// that is a picture itself is filled by the resize alone.
final class Intake {
  private final ModelInput input;
  private final Window window;
  private final Mat scratchColour;
  private final Mat scratchGrey;
  private final Mat canvas;
  private final Mat inner;
  private final Size innerSize;
  private final Mat channel;
  private final List<Mat> planes = new ArrayList<>();
  private final Mat tensor;

  Intake(
      ModelInput input,
      Placement placement,
      int width,
      int height,
      ByteBuffer memory,
      Bench bench) {
    this.input = input;
    this.window = bench.window(placement.from());
    int channels = input.colour().channels();
    scratchColour = bench.mat(placement.height(), placement.width(), opencv_core.CV_8UC3);
    scratchGrey = bench.mat(placement.height(), placement.width(), opencv_core.CV_8UC1);
    Pointer start = bench.scope().keep(new BytePointer(memory));
    int depth = input.type() == ModelInput.ElementType.U8 ? opencv_core.CV_8U : opencv_core.CV_32F;
    tensor =
        bench.scope().keep(new Mat(height, width, opencv_core.CV_MAKETYPE(depth, channels), start));
    boolean isPicture = depth == opencv_core.CV_8U && input.layout() == ModelInput.Layout.NHWC;
    canvas = isPicture ? tensor : bench.mat(height, width, opencv_core.CV_8UC(channels));
    try (Scalar pad = new Scalar(input.pad(), input.pad(), input.pad(), 0);
        Rect rect = new Rect(placement.x(), placement.y(), placement.width(), placement.height())) {
      canvas.put(pad);
      inner = bench.scope().keep(new Mat(canvas, rect));
    }
    innerSize = bench.scope().keep(new Size(placement.width(), placement.height()));
    channel = bench.mat(height, width, opencv_core.CV_8UC1);
    for (int i = 0; i < channels && !isPicture; i++) {
      planes.add(plane(i, depth, memory, bench));
    }
  }

  /// Of the tensor itself when channels lie one after the other, else a picture of its own.
  private Mat plane(int index, int depth, ByteBuffer memory, Bench bench) {
    int type = opencv_core.CV_MAKETYPE(depth, 1);
    if (input.layout() == ModelInput.Layout.NHWC) {
      return bench.mat(canvas.rows(), canvas.cols(), type);
    }
    int bytes = canvas.rows() * canvas.cols() * input.type().onnx().size;
    Pointer start = bench.scope().keep(new BytePointer(memory.slice(index * bytes, bytes)));
    return bench.scope().keep(new Mat(canvas.rows(), canvas.cols(), type, start));
  }

  void fill(View view) {
    Mat source = window.on(view);
    if (view.format() == PixelFormat.MONO8) {
      resize(source, inner);
    } else {
      fillFromColour(source);
    }
    for (int i = 0; i < planes.size(); i++) {
      opencv_core.extractChannel(canvas, channel, i);
      // (pixel * scale - mean) / std in one pass.
      channel.convertTo(planes.get(i), planes.get(i).depth(), input.factor(i), input.shift(i));
      if (input.layout() == ModelInput.Layout.NHWC) {
        opencv_core.insertChannel(planes.get(i), tensor, i);
      }
    }
  }

  private void fillFromColour(Mat source) {
    switch (input.colour()) {
      case BGR -> resize(source, inner);
      case RGB -> {
        resize(source, scratchColour);
        opencv_imgproc.cvtColor(scratchColour, inner, opencv_imgproc.COLOR_BGR2RGB);
      }
      case GREY -> {
        resize(source, scratchColour);
        opencv_imgproc.cvtColor(scratchColour, scratchGrey, opencv_imgproc.COLOR_BGR2GRAY);
        scratchGrey.copyTo(inner);
      }
    }
  }

  private void resize(Mat from, Mat to) {
    opencv_imgproc.resize(from, to, innerSize, 0, 0, opencv_imgproc.INTER_LINEAR);
  }
}
