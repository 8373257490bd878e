package dev.linewarden.station;

import java.util.OptionalInt;

/// A recipe's number from a PLC's outputs: bits, and a strobe that says when they count. Told each
/// time one of them may have changed; wires do not change at the same instant, so bits and strobe
/// must have stood still for a while. One number for each strobe. Time is an argument; not
/// thread-safe.
final class RecipeBits {
  private final long settleNanos;
  private int bits;
  private boolean strobe;
  private boolean taken;
  private long sinceNanos;

  /// @param settleNanos for so long nothing may have changed
  RecipeBits(long settleNanos) {
    this.settleNanos = settleNanos;
  }

  /// What the inputs are now; the number when one is called.
  ///
  /// @param now the first input is the lowest bit
  OptionalInt see(int now, boolean raised, long nowNanos) {
    if (now != bits || raised != strobe) {
      // Bits that move under a strobe whose number was taken are no call.
      taken = taken && raised;
      bits = now;
      strobe = raised;
      sinceNanos = nowNanos;
    }
    if (!strobe || taken || nowNanos - sinceNanos < settleNanos) {
      return OptionalInt.empty();
    }
    taken = true;
    return OptionalInt.of(bits);
  }

  /// When to look again though nothing changed; [Long#MAX_VALUE] = never.
  long dueNanos() {
    return strobe && !taken ? sinceNanos + settleNanos : Long.MAX_VALUE;
  }
}
