package dev.linewarden.reject;

import dev.linewarden.inspection.PartId;

/// The parts on their way, oldest first: a ring of a fixed number of slots. Numbers in it follow
/// one another without a gap. One thread.
final class Transit {
  private final Slot[] slots;
  private int first;
  private int size;

  Transit(int bound) {
    slots = new Slot[bound];
    for (int i = 0; i < bound; i++) {
      slots[i] = new Slot();
    }
  }

  int size() {
    return size;
  }

  boolean isFull() {
    return size == slots.length;
  }

  Slot at(int place) {
    return slots[(first + place) % slots.length];
  }

  Slot add(PartId part, double centreMm) {
    Slot slot = at(size);
    size++;
    slot.begin(part, centreMm);
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
    }
  }
}
