package dev.linewarden.vision;

import dev.linewarden.inspection.PixelFormat;
import dev.linewarden.inspection.Region;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.jspecify.annotations.Nullable;

/// The pixels of a [Zone], upright and always of the same size, wherever the part lies. Of a zone
/// that never moves and is not turned they are the frame's own memory, not copied; otherwise they
/// are sampled from the frame, between four pixels each. One thread.
public final class Cutout {
  private final Zone zone;
  private final int frameWidth;
  private final int frameHeight;
  private final boolean fixed;
  private final @Nullable Mat mask;
  private final @Nullable Region still;
  private final Source source;
  private Mat pixels;

  /// Of the frame in view.
  private interface Source {
    Mat pixels(View view);
  }

  /// @param zone whose pose is asked anew at each look
  public Cutout(Zone zone, Room room) {
    this.zone = zone;
    this.frameWidth = room.width();
    this.frameHeight = room.height();
    this.fixed = zone.fixed();
    this.source = fixed ? zone.window(room)::on : sampled(zone, room);
    this.mask = Mask.of(zone, room);
    this.still = zone.pose().moves() ? null : zone.region();
    this.pixels = room.mat(1, 1, opencv_core.CV_8UC1);
  }

  private static Source sampled(Zone zone, Room room) {
    Warp warp = new Warp(zone, zone.width(), zone.height(), room);
    Mat grey = room.mat(zone.height(), zone.width(), opencv_core.CV_8UC1);
    Mat colour = room.mat(zone.height(), zone.width(), opencv_core.CV_8UC3);
    return view -> {
      Mat to = view.format() == PixelFormat.MONO8 ? grey : colour;
      warp.into(view, to);
      return to;
    };
  }

  /// Of its pixels, wherever the part lies.
  public int width() {
    return zone.width();
  }

  public int height() {
    return zone.height();
  }

  public Zone zone() {
    return zone;
  }

  /// 255 where a pixel counts; null when all do.
  public @Nullable Mat mask() {
    return mask;
  }

  /// How many pixels count.
  public int counting() {
    return mask == null ? zone.width() * zone.height() : opencv_core.countNonZero(mask);
  }

  /// Where it lies in the frame now.
  public Region region() {
    return still == null ? zone.region() : still;
  }

  /// Takes in the frame in view. False when there is nothing to look at: the part was not located,
  /// or this zone of it is not in the frame.
  public boolean look(View view) {
    if (!fixed && !zone.isSeen(frameWidth, frameHeight)) {
      return false;
    }
    pixels = source.pixels(view);
    return true;
  }

  /// Of the last look that saw something: for reading only, and until the frame is gone.
  public Mat pixels() {
    return pixels;
  }
}
