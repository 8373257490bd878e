package dev.linewarden.ui;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.CameraSettings;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.PixelFormat;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicInteger;

/// Takes pictures that are as grey as they were exposed, in microseconds.
final class ScriptedCamera implements TestCamera {
  static final int WIDTH = 32;
  static final int HEIGHT = 16;

  final AtomicInteger out = new AtomicInteger();

  @Override
  public Frame picture(String view, CameraSettings.Light light) {
    if (!view.isEmpty()) {
      throw new BadInput("there is no view '%s'".formatted(view));
    }
    MemorySegment pixels = Arena.ofAuto().allocate((long) WIDTH * HEIGHT);
    pixels.fill((byte) light.exposureMicros().orElse(0));
    // One bright column, so that there is something to be sharp.
    for (long row = 0; row < HEIGHT; row++) {
      pixels.set(ValueLayout.JAVA_BYTE, row * WIDTH, (byte) 255);
    }
    out.incrementAndGet();
    FrameInfo info = new FrameInfo(7, 0, 0, WIDTH, HEIGHT, WIDTH, PixelFormat.MONO8, "test");
    return new Frame(info, pixels, out::decrementAndGet);
  }
}
