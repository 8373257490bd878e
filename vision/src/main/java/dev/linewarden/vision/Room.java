package dev.linewarden.vision;

import org.bytedeco.opencv.opencv_core.Mat;

/// Where something that looks at frames is made: the size of the frames, in pixels, and the scope
/// that keeps its native memory. What was made in it works until the scope is closed.
public record Room(int width, int height, NativeScope scope) {
  Mat mat(int rows, int columns, int type) {
    return keep(new Mat(rows, columns, type));
  }

  Window window(int x, int y, int windowWidth, int windowHeight) {
    return keep(new Window(x, y, windowWidth, windowHeight));
  }

  <T extends AutoCloseable> T keep(T resource) {
    return scope.keep(resource);
  }
}
