package dev.linewarden.vision;

import dev.linewarden.inspection.Lens;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/// Brings the looked-at part of a frame to another size, in the frame's own colours, in as few
/// passes over its pixels as that takes. One thread.
@FunctionalInterface
public interface Cut {
  /// `to` has the size that was wished for, and the type of the frame in view. What is looked at is
  /// in the frame.
  void into(View view, Mat to);

  /// LINEAR mixes the four nearest pixels; AREA all that a smaller pixel covers, which is slower.
  enum Resize {
    LINEAR,
    AREA
  }

  /// What comes out.
  ///
  /// @param from what is looked at; with a lens, an upright box of the straightened frame that
  ///   never moves
  /// @param width of the picture, in pixels
  /// @param lens whose bending is taken back
  /// @param pad with a lens, the grey of what the frame does not show
  record Wish(Zone from, int width, int height, Resize resize, Optional<Lens> lens, int pad) {}

  /// Throws [BadInput] when, with a lens, the frame shows nothing of what is looked at.
  ///
  /// @param where names who asks, in messages
  static Cut of(String where, Wish wish, Room room) {
    Size size = room.keep(new Size(wish.width(), wish.height()));
    if (wish.lens().isPresent()) {
      return straight(where, wish, wish.lens().get(), size, room);
    }
    if (wish.from().fixed()) {
      int method =
          switch (wish.resize()) {
            case LINEAR -> opencv_imgproc.INTER_LINEAR;
            case AREA -> opencv_imgproc.INTER_AREA;
          };
      Window window = wish.from().window(room);
      return (view, to) -> opencv_imgproc.resize(window.on(view), to, size, 0, 0, method);
    }
    return switch (wish.resize()) {
      case LINEAR -> new Warp(wish.from(), wish.width(), wish.height(), room)::into;
      case AREA -> warpedThenResized(new Cutout(wish.from(), room), size);
    };
  }

  /// What an area is mixed of are the zone's pixels in their full number.
  private static Cut warpedThenResized(Cutout cutout, Size size) {
    return (view, to) -> {
      if (cutout.look(view)) {
        opencv_imgproc.resize(cutout.pixels(), to, size, 0, 0, opencv_imgproc.INTER_AREA);
      }
    };
  }

  private static Cut straight(String where, Wish wish, Lens lens, Size size, Room room) {
    Zone from = wish.from();
    return switch (wish.resize()) {
      case LINEAR ->
          new Straightening(where, lens, from, wish.width(), wish.height(), wish.pad(), room)::into;
      case AREA ->
          straightThenResized(
              new Straightening(where, lens, from, from.width(), from.height(), wish.pad(), room),
              room.keep(new Mat()),
              size);
    };
  }

  /// What an area is mixed of are straightened pixels in their full number.
  ///
  /// @param between in the frame's colours; takes its size when it is first written to
  private static Cut straightThenResized(Straightening straightening, Mat between, Size size) {
    return (view, to) -> {
      straightening.into(view, between);
      opencv_imgproc.resize(between, to, size, 0, 0, opencv_imgproc.INTER_AREA);
    };
  }
}
