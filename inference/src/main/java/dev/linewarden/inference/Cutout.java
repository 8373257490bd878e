package dev.linewarden.inference;

import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.RecipeView;
import dev.linewarden.inspection.Region;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/// The pixels of a [Zone], upright and always of the same size, wherever the part lies. Of a zone
/// that never moves and is not turned they are the frame's own memory, not copied; otherwise they
/// are sampled from the frame, between four pixels each.
final class Cutout {
  private final Zone zone;
  private final RecipeView frame;
  private final boolean fixed;
  private final @Nullable Mat mask;
  private final @Nullable Region still;
  private final Source source;
  private Mat pixels;

  /// Of the frame in view.
  private interface Source {
    Mat pixels(View view);
  }

  Cutout(Zone zone, Bench bench) {
    this.zone = zone;
    this.frame = bench.view();
    this.fixed = zone.fixed();
    this.source = fixed ? bench.window(zone)::on : sampled(zone, bench);
    this.mask = bench.mask(zone);
    this.still = zone.pose().moves() ? null : zone.region();
    this.pixels = bench.mat(1, 1, opencv_core.CV_8UC1);
  }

  private static Source sampled(Zone zone, Bench bench) {
    Warp warp = new Warp(zone, zone.width(), zone.height(), bench);
    Mat grey = bench.mat(zone.height(), zone.width(), opencv_core.CV_8UC1);
    Mat colour = bench.mat(zone.height(), zone.width(), opencv_core.CV_8UC3);
    return view -> {
      Mat to = view.format() == PixelFormat.MONO8 ? grey : colour;
      warp.into(view, to);
      return to;
    };
  }

  int width() {
    return zone.width();
  }

  int height() {
    return zone.height();
  }

  Zone zone() {
    return zone;
  }

  /// 255 where a pixel counts; null when all do.
  @Nullable Mat mask() {
    return mask;
  }

  /// How many pixels count.
  int counting() {
    return mask == null ? zone.width() * zone.height() : opencv_core.countNonZero(mask);
  }

  /// Where it lies in the frame now.
  Region region() {
    return still == null ? zone.region() : still;
  }

  /// Takes in the frame in view. False when there is nothing to look at: the part was not located,
  /// or this zone of it is not in the frame.
  boolean look(View view) {
    if (!fixed && !zone.isSeen(frame)) {
      return false;
    }
    pixels = source.pixels(view);
    return true;
  }

  /// Of the last look that saw something: for reading only, and until the frame is gone.
  Mat pixels() {
    return pixels;
  }
}
