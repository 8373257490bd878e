package dev.linewarden.capture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The painted line, ready to be put together: the empty hall and one plate per look, as bytes in
/// native memory. A plate is a bottle's picture: its BGR bytes, then its cover bytes. Read-only
/// once painted, any thread; the memory goes with the last reference.
final class PlateBook {
  private static final int BGR = 3;

  private final MemorySegment bytes;
  private final int width;
  private final int height;
  private final int plateWidth;
  private final int plateHeight;
  private final int plates;

  PlateBook(RenderedSettings settings, int plates) {
    double scale = settings.scale();
    this.width = settings.width();
    this.height = settings.height();
    this.plateWidth = (int) Math.ceil(2 * BottlePainter.HALF_WIDTH * scale);
    this.plateHeight = (int) Math.ceil((BottlePainter.BOTTOM - BottlePainter.TOP) * scale);
    this.plates = plates;
    this.bytes = Arena.ofAuto().allocate(hallBytes() + plates * plateBytes(), Long.BYTES);
  }

  /// All of it, as it is kept on disk.
  MemorySegment bytes() {
    return bytes;
  }

  int plates() {
    return plates;
  }

  int plateWidth() {
    return plateWidth;
  }

  int plateHeight() {
    return plateHeight;
  }

  MemorySegment hall() {
    return bytes.asSlice(0, hallBytes());
  }

  MemorySegment colours(int plate) {
    return bytes.asSlice(start(plate), plateBytes() / 4 * BGR);
  }

  MemorySegment covers(int plate) {
    return bytes.asSlice(start(plate) + plateBytes() / 4 * BGR, plateBytes() / 4);
  }

  void paintHall(Picture hall) {
    MemorySegment to = hall();
    for (int pixel = 0; pixel < width * height; pixel++) {
      putColour(to, pixel, hall.values, pixel * Picture.CHANNELS, 1);
    }
  }

  void paintPlate(int plate, Picture bottle) {
    MemorySegment colours = colours(plate);
    MemorySegment covers = covers(plate);
    for (int pixel = 0; pixel < plateWidth * plateHeight; pixel++) {
      int at = pixel * Picture.CHANNELS;
      float cover = bottle.values[at + 3];
      int shown = Math.clamp(Math.round(cover * 255), 0, 255);
      covers.set(ValueLayout.JAVA_BYTE, pixel, (byte) shown);
      putColour(colours, pixel, bottle.values, at, shown == 0 ? 0 : 1 / cover);
    }
  }

  private static void putColour(MemorySegment to, int pixel, float[] from, int at, float scale) {
    for (int channel = 0; channel < BGR; channel++) {
      int value = Film.developed(from[at + 2 - channel] * scale);
      to.set(ValueLayout.JAVA_BYTE, (long) pixel * BGR + channel, (byte) value);
    }
  }

  private long hallBytes() {
    return (long) width * height * BGR;
  }

  private long plateBytes() {
    return (long) plateWidth * plateHeight * 4;
  }

  private long start(int plate) {
    return hallBytes() + plate * plateBytes();
  }
}
