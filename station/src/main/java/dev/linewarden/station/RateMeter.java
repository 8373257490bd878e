package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.Witness;

/// Parts per minute over the last parts that were judged; 0 once the line stands. Written on the
/// line thread, read by any other.
final class RateMeter implements Witness {
  private static final int PARTS = 32;
  private static final long STANDS_NANOS = 5_000_000_000L;
  private static final double NANOS_PER_MINUTE = 60e9;

  private final Clock clock;
  private final long[] judgedNanos = new long[PARTS];
  private long seen;

  RateMeter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void saw(LineEvent event, Frames frames) {
    if (event instanceof LineEvent.PartJudged) {
      judgedNanos[(int) (seen % PARTS)] = clock.nanos();
      seen++;
    }
  }

  synchronized double partsPerMinute() {
    int kept = (int) Math.min(seen, PARTS);
    if (kept < 2) {
      return 0;
    }
    long newest = judgedNanos[(int) ((seen - 1) % PARTS)];
    long oldest = judgedNanos[(int) ((seen - kept) % PARTS)];
    if (clock.nanos() - newest > STANDS_NANOS || newest == oldest) {
      return 0;
    }
    return (kept - 1) * NANOS_PER_MINUTE / (newest - oldest);
  }
}
