package dev.linewarden.upstream;

import dev.linewarden.inspection.Clock;
import java.util.OptionalLong;

/// Stands still, and may be off by as much as is said.
record OffClock(OptionalLong wallUncertaintyMillis) implements Clock {
  static final OffClock UNKNOWN = new OffClock(OptionalLong.empty());

  @Override
  public long nanos() {
    return 0;
  }

  @Override
  public long wallMillis() {
    return Samples.WALL_MILLIS;
  }
}
