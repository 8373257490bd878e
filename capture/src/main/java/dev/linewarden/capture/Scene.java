package dev.linewarden.capture;

import java.lang.foreign.MemorySegment;

/// What stands before a simulated camera: one picture after the other, all of one size. One thread
/// at a time draws.
public sealed interface Scene permits RenderedLine, FolderScene {
  /// In pixels.
  int width();

  /// In pixels.
  int height();

  /// The picture with this number, from 1: `width * height * 3` bytes, BGR.
  void draw(long number, MemorySegment into);
}
