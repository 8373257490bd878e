package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Stands still, and may be off by as much as is said.
record OffClock(Supplier<OptionalLong> uncertainty) implements Clock {
  static final OffClock UNKNOWN = new OffClock(OptionalLong.empty());

  OffClock(OptionalLong always) {
    this(() -> always);
  }

  @Override
  public OptionalLong wallUncertaintyMillis() {
    return uncertainty.get();
  }

  @Override
  public long nanos() {
    return 0;
  }

  @Override
  public long wallMillis() {
    return Samples.WALL_MILLIS;
  }
}
