package dev.linewarden.records;

import dev.linewarden.inspection.WallSpan;

/// Minutes, quarters of an hour or days, counted since 1970.
///
/// @param last the last one in it; before `first`, there is none
record SumSpan(long first, long last) {
  /// The same time in larger units, as far as it has whole ones, and what is left at both ends.
  record Cut(SumSpan before, SumSpan whole, SumSpan after) {}

  /// Whatever the span touches.
  static SumSpan around(WallSpan span, long unitMillis) {
    return new SumSpan(
        Math.floorDiv(span.fromMillis(), unitMillis),
        Math.floorDiv(span.toMillis() - 1, unitMillis));
  }

  boolean isEmpty() {
    return last < first;
  }

  /// @param size of a larger unit, in these
  Cut cut(long size) {
    long begin = Math.ceilDiv(first, size);
    long end = Math.floorDiv(last + 1, size);
    if (begin >= end) {
      SumSpan none = new SumSpan(0, -1);
      return new Cut(this, none, none);
    }
    return new Cut(
        new SumSpan(first, begin * size - 1),
        new SumSpan(begin, end - 1),
        new SumSpan(end * size, last));
  }
}
