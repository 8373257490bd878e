package dev.linewarden.capture;

import dev.linewarden.inspection.CameraSetting;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.PixelFormat;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Something open that takes pictures by itself: a live stream, a webcam. One thread.
interface LivePictures extends AutoCloseable {
  int width();

  int height();

  PixelFormat format();

  /// As it was set up; empty of what has nothing to set.
  default List<CameraSetting> settings() {
    return List.of();
  }

  /// Waits for the next picture, for a second at most; it is valid until the next call. Throws when
  /// it has ended, is silent or is gone.
  void advance() throws CameraFault;

  /// When the current picture was taken, as far as its maker tells; else when it arrived. On the
  /// system's monotonic clock, as [System#nanoTime].
  long takenNanos();

  /// Copies the current picture, rows without gaps. Throws when its size is not the one at the
  /// start.
  void copyTo(MemorySegment pixels) throws CameraFault;

  @Override
  void close();

  /// Opens it, and again after it was gone.
  interface Opener {
    /// @param recipe what the recipe wants of the camera
    LivePictures open(CameraSettings recipe) throws CameraFault;
  }
}
