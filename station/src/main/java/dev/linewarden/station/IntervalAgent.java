package dev.linewarden.station;

import dev.linewarden.inspection.Agent;
import dev.linewarden.inspection.Doorbell;
import java.util.function.LongConsumer;

/// Tells of a part each time the interval is over, for a line without a part sensor. After a stall
/// it goes on from now: parts that nobody could photograph are not told of.
final class IntervalAgent implements Agent {
  private final long intervalNanos;
  private final LongConsumer parts;
  private final Doorbell doorbell = new Doorbell();
  private long nextNanos = Long.MIN_VALUE;

  IntervalAgent(long intervalNanos, LongConsumer parts) {
    this.intervalNanos = intervalNanos;
    this.parts = parts;
  }

  @Override
  public String role() {
    return "interval";
  }

  @Override
  public Doorbell doorbell() {
    return doorbell;
  }

  @Override
  public int doWork(long nowNanos) {
    if (nowNanos < nextNanos) {
      return 0;
    }
    boolean onTime = nextNanos != Long.MIN_VALUE && nowNanos - nextNanos < intervalNanos;
    long atNanos = onTime ? nextNanos : nowNanos;
    nextNanos = atNanos + intervalNanos;
    parts.accept(atNanos);
    return 1;
  }

  @Override
  public long dueNanos() {
    return nextNanos;
  }
}
