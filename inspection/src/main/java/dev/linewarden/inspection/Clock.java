package dev.linewarden.inspection;

import java.util.OptionalLong;

/// Where time comes from. Code takes an instant as an argument where it can, and a clock where it
/// has to measure a duration itself. Order and expiry use [#nanos()] only; wall time is for people.
public interface Clock {
  /// Monotonic nanoseconds since an arbitrary origin; the same origin for the whole process.
  long nanos();

  /// Milliseconds since 1970 UTC. May jump; never used to order or to expire.
  long wallMillis();

  /// The most that [#wallMillis()] may be off now, as far as this machine knows; empty when it does
  /// not, as long as nobody corrects its clock.
  default OptionalLong wallUncertaintyMillis() {
    return OptionalLong.empty();
  }
}
