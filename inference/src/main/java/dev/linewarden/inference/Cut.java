package dev.linewarden.inference;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/// Brings the looked-at part of a frame to the size that a model wants, in the frame's own colours.
sealed interface Cut {
  /// `to` has the size, and the type of the frame in view. What is looked at is in the frame.
  void into(View view, Mat to);

  /// @param where names the tool in messages
  static Cut of(String where, ModelInput.Geometry geometry, Placement placement, Bench bench) {
    Zone from = placement.from();
    int width = placement.width();
    int height = placement.height();
    Size size = bench.scope().keep(new Size(width, height));
    int method =
        switch (geometry.resize()) {
          case LINEAR -> opencv_imgproc.INTER_LINEAR;
          case AREA -> opencv_imgproc.INTER_AREA;
        };
    boolean isWhole = geometry.resize() == ModelInput.Resize.AREA;
    if (geometry.lens().isEmpty() && from.fixed()) {
      return new Resized(bench.window(from), size, method);
    }
    if (geometry.lens().isEmpty()) {
      return isWhole
          ? new WarpedThenResized(new Cutout(from, bench), size, method)
          : new Warped(new Warp(from, width, height, bench));
    }
    Straightening straight =
        new Straightening(
            where,
            geometry.lens().get(),
            from,
            isWhole ? from.width() : width,
            isWhole ? from.height() : height,
            geometry.pad(),
            bench);
    return isWhole
        ? new StraightThenResized(straight, bench.mat(1, 1, 0), size, method)
        : new Straight(straight);
  }

  record Resized(Window window, Size size, int method) implements Cut {
    @Override
    public void into(View view, Mat to) {
      opencv_imgproc.resize(window.on(view), to, size, 0, 0, method);
    }
  }

  record Warped(Warp warp) implements Cut {
    @Override
    public void into(View view, Mat to) {
      warp.into(view, to);
    }
  }

  /// What an area is mixed of are the zone's pixels in their full number.
  record WarpedThenResized(Cutout cutout, Size size, int method) implements Cut {
    @Override
    public void into(View view, Mat to) {
      if (cutout.look(view)) {
        opencv_imgproc.resize(cutout.pixels(), to, size, 0, 0, method);
      }
    }
  }

  record Straight(Straightening straightening) implements Cut {
    @Override
    public void into(View view, Mat to) {
      straightening.into(view, to);
    }
  }

  /// What an area is mixed of are straightened pixels in their full number.
  ///
  /// @param between in the frame's colours; takes its size when it is first written to
  record StraightThenResized(Straightening straightening, Mat between, Size size, int method)
      implements Cut {
    @Override
    public void into(View view, Mat to) {
      straightening.into(view, between);
      opencv_imgproc.resize(between, to, size, 0, 0, method);
    }
  }
}
