package dev.linewarden.reject;

import dev.linewarden.inspection.PartId;
import java.util.Arrays;

/// The parts on their way, oldest first: a ring of a fixed number of slots. Numbers in it follow
/// one another without a gap. One thread.
final class Transit {
  private final Slot[] slots;
  private int first;
  private int size;
  private int gone;

  /// @param lanes how many ejectors each part comes past
  Transit(int bound, int lanes) {
    slots = new Slot[bound];
    Arrays.setAll(slots, _ -> new Slot(lanes));
  }

  /// Parts that went on and whose slots are not in use again: they are [#at] -1, -2 and so on, the
  /// last one first.
  int remembered() {
    return Math.min(gone, slots.length - size);
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == slots.length;
  }

  Slot at(int place) {
    return slots[Math.floorMod(first + place, slots.length)];
  }

  Slot add(PartId part, double frontMm) {
    Slot slot = at(size);
    size++;
    slot.begin(part, frontMm);
    return slot;
  }

  /// Where this part stands in the ring, or -1.
  int place(PartId part) {
    long place = size == 0 ? -1 : part.value() - at(0).part.value();
    return place >= 0 && place < size ? (int) place : -1;
  }

  void dropDone() {
    while (size > 0 && at(0).done()) {
      first = (first + 1) % slots.length;
      size--;
      gone = Math.min(gone + 1, slots.length);
    }
  }
}
