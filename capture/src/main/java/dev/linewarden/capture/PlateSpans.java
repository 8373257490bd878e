package dev.linewarden.capture;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Where each row of each plate has something to show, and where it hides everything: what lets a
/// bottle be laid by copying instead of mixing. Immutable, any thread.
final class PlateSpans {
  private static final int FIELDS = 4;
  private static final byte SOLID = (byte) 255;

  private final int rows;
  private final int[] fields;

  PlateSpans(PlateBook book) {
    this.rows = book.plateHeight();
    this.fields = new int[book.plates() * rows * FIELDS];
    for (int plate = 0; plate < book.plates(); plate++) {
      MemorySegment covers = book.covers(plate);
      for (int row = 0; row < rows; row++) {
        measure(covers.asSlice((long) row * book.plateWidth(), book.plateWidth()), at(plate, row));
      }
    }
  }

  /// First column that shows anything.
  int first(int plate, int row) {
    return fields[at(plate, row)];
  }

  /// Column after the last that shows anything.
  int last(int plate, int row) {
    return fields[at(plate, row) + 1];
  }

  /// First column of the run around the axis that hides what is behind it.
  int solidFrom(int plate, int row) {
    return fields[at(plate, row) + 2];
  }

  /// Column after that run.
  int solidTo(int plate, int row) {
    return fields[at(plate, row) + 3];
  }

  private void measure(MemorySegment covers, int at) {
    int width = (int) covers.byteSize();
    int first = 0;
    while (first < width && covers.get(ValueLayout.JAVA_BYTE, first) == 0) {
      first++;
    }
    int last = width;
    while (last > first && covers.get(ValueLayout.JAVA_BYTE, last - 1) == 0) {
      last--;
    }
    int from = width / 2;
    int to = width / 2;
    while (from > 0 && covers.get(ValueLayout.JAVA_BYTE, from - 1) == SOLID) {
      from--;
    }
    while (to < width && covers.get(ValueLayout.JAVA_BYTE, to) == SOLID) {
      to++;
    }
    fields[at] = first;
    fields[at + 1] = last;
    fields[at + 2] = from;
    fields[at + 3] = to;
  }

  private int at(int plate, int row) {
    return (plate * rows + row) * FIELDS;
  }
}
