package dev.linewarden.reject;

import java.util.OptionalInt;

/// A recipe's number from a PLC's outputs: bits, and a strobe that says when they count. Wires do
/// not change at the same instant, so bits and strobe must have stood still for a while: by when
/// they changed, however late that is read. One number for each strobe. Time is an argument; not
/// thread-safe.
final class RecipeBits {
  /// Nothing may have changed for so long.
  static final long SETTLE_NANOS = 10_000_000;

  private static final int NONE = -1;

  private int bits;
  private boolean strobe;
  private boolean taken;
  private long sinceNanos;
  private int settled = NONE;

  /// @param index 0 = the lowest
  void bit(int index, boolean on, long atNanos) {
    settle(atNanos);
    bits = on ? bits | 1 << index : bits & ~(1 << index);
    sinceNanos = atNanos;
  }

  void strobe(boolean on, long atNanos) {
    settle(atNanos);
    strobe = on;
    // Bits that move under a strobe whose number was taken are no call.
    taken = taken && on;
    sinceNanos = atNanos;
  }

  /// The number when one is called. Only after everything that has changed until now was told.
  OptionalInt look(long nowNanos) {
    settle(nowNanos);
    int called = settled;
    settled = NONE;
    return called == NONE ? OptionalInt.empty() : OptionalInt.of(called);
  }

  /// The wires have stood as they are until now.
  private void settle(long untilNanos) {
    if (strobe && !taken && untilNanos - sinceNanos >= SETTLE_NANOS) {
      taken = true;
      settled = bits;
    }
  }

  /// When to look again though nothing changed; [Belt#NEVER] = not.
  long dueNanos() {
    return strobe && !taken ? sinceNanos + SETTLE_NANOS : Belt.NEVER;
  }
}
