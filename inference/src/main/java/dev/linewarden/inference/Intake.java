package dev.linewarden.inference;

import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.vision.Cut;
import dev.linewarden.vision.View;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/// Fills a model's picture from the frame in view: cut out, resize, order of colours, layout, and
/// numbers where the graph does not make them itself. All its pictures are made once; the last ones
/// lie in the tensor's own memory.
final class Intake {
  private final ModelInput input;
  private final Cut cut;

  /// The colours of the looked-at part, before they are turned.
  private final Mat scratch;

  private final Mat canvas;
  private final Mat inner;
  private final Finish finish;

  /// From the canvas to the tensor.
  private interface Finish {
    void run();
  }

  /// @param where names the tool in messages
  /// @param memory of one picture, in the tensor
  Intake(
      String where,
      ModelInput input,
      Placement placement,
      int width,
      int height,
      ByteBuffer memory,
      Bench bench) {
    this.input = input;
    this.cut = Cut.of(where, input.cut(placement), bench.room());
    int channels = input.colour().channels();
    boolean isBytes = input.type() == ModelInput.ElementType.U8;
    boolean isTensor = isBytes && !isPlanar();
    scratch = bench.mat(placement.height(), placement.width(), opencv_core.CV_8UC3);
    canvas =
        isTensor
            ? over(memory, height, width, opencv_core.CV_8UC(channels), bench)
            : bench.mat(height, width, opencv_core.CV_8UC(channels));
    int grey = input.geometry().pad();
    try (Scalar pad = new Scalar(grey, grey, grey, 0);
        Rect rect = new Rect(placement.x(), placement.y(), placement.width(), placement.height())) {
      canvas.put(pad);
      inner = bench.scope().keep(new Mat(canvas, rect));
    }
    if (isTensor) {
      finish = () -> {};
    } else {
      finish = isBytes ? planes(memory, bench) : floats(memory, bench);
    }
  }

  /// Whether channels lie one after the other; one channel lies both ways.
  private boolean isPlanar() {
    return input.layout() == ModelInput.Layout.NCHW && input.colour().channels() > 1;
  }

  private static Mat over(ByteBuffer memory, int rows, int columns, int type, Bench bench) {
    Pointer start = bench.scope().keep(new BytePointer(memory));
    return bench.scope().keep(new Mat(rows, columns, type, start));
  }

  /// One of the tensor's channels.
  private Mat plane(int index, int depth, ByteBuffer memory, Bench bench) {
    int bytes = canvas.rows() * canvas.cols() * input.type().runtime().size;
    ByteBuffer own = memory.slice(index * bytes, bytes);
    return over(own, canvas.rows(), canvas.cols(), opencv_core.CV_MAKETYPE(depth, 1), bench);
  }

  /// The canvas of a planar tensor has the frame's order of colours, and the planes lie so that
  /// they end up in the model's.
  private Finish planes(ByteBuffer memory, Bench bench) {
    int last = canvas.channels() - 1;
    boolean isTurned = input.colour() == ModelInput.Colour.RGB;
    MatVector planes = bench.scope().keep(new MatVector(canvas.channels()));
    for (int i = 0; i <= last; i++) {
      planes.put(i, plane(isTurned ? last - i : i, opencv_core.CV_8U, memory, bench));
    }
    return () -> opencv_core.split(canvas, planes);
  }

  /// For graphs that cannot be given a front: OpenCV makes the numbers.
  private Finish floats(ByteBuffer memory, Bench bench) {
    int channels = canvas.channels();
    int depth = opencv_core.CV_32F;
    boolean isPlanar = isPlanar();
    Mat channel = bench.mat(canvas.rows(), canvas.cols(), opencv_core.CV_8UC1);
    Mat tensor = over(memory, canvas.rows(), canvas.cols(), opencv_core.CV_32FC(channels), bench);
    List<Mat> planes = new ArrayList<>();
    for (int i = 0; i < channels; i++) {
      planes.add(
          isPlanar
              ? plane(i, depth, memory, bench)
              : bench.mat(canvas.rows(), canvas.cols(), opencv_core.CV_32FC1));
    }
    boolean isTurned = isPlanar && input.colour() == ModelInput.Colour.RGB;
    return () -> {
      for (int i = 0; i < channels; i++) {
        opencv_core.extractChannel(canvas, channel, isTurned ? channels - 1 - i : i);
        // (pixel * scale - mean) / std in one pass.
        channel.convertTo(planes.get(i), depth, input.factor(i), input.shift(i));
        if (!isPlanar) {
          opencv_core.insertChannel(planes.get(i), tensor, i);
        }
      }
    };
  }

  void fill(View view) {
    boolean isGrey = input.colour() == ModelInput.Colour.GREY;
    boolean isTurned = input.colour() == ModelInput.Colour.RGB && !isPlanar();
    if (isGrey && view.format() != PixelFormat.MONO8) {
      turn(view, opencv_imgproc.COLOR_BGR2GRAY);
    } else if (isTurned) {
      turn(view, opencv_imgproc.COLOR_BGR2RGB);
    } else {
      cut.into(view, inner);
    }
    finish.run();
  }

  private void turn(View view, int code) {
    cut.into(view, scratch);
    opencv_imgproc.cvtColor(scratch, inner, code);
  }
}
