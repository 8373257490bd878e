package dev.linewarden.station;

import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LedgerEntry;
import dev.linewarden.inspection.LineEvent;
import dev.linewarden.inspection.ToolTime;
import dev.linewarden.inspection.Witness;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/// Measures every part on its way: trigger to verdict, frame to verdict, the tools' own run, and
/// what is left of the latter. Recorded on the line thread without allocation; read by any other.
final class LatencyMeter implements Witness {
  /// 1 µs to 10 s, three significant digits.
  private static final long LOWEST_NANOS = 1_000;

  private static final long HIGHEST_NANOS = 10_000_000_000L;
  private static final int DIGITS = 3;

  private final Sum triggerToVerdict = new Sum();
  private final Sum frameToVerdict = new Sum();
  private final Sum tools = new Sum();
  private final Sum overhead = new Sum();

  @Override
  public void saw(LineEvent event, Frames frames) {
    if (event instanceof LineEvent.PartJudged(LedgerEntry.Judged record, var _)) {
      triggerToVerdict.record(record.triggerToVerdictNanos());
      if (record.frameToVerdictNanos() >= 0) {
        frameToVerdict.record(record.frameToVerdictNanos());
      }
      if (!record.times().isEmpty()) {
        long run = 0;
        for (int i = 0; i < record.times().size(); i++) {
          ToolTime time = record.times().get(i);
          run += time.nanos();
        }
        tools.record(run);
        overhead.record(record.frameToVerdictNanos() - run);
      }
    }
  }

  Histogram triggerToVerdict() {
    return triggerToVerdict.total();
  }

  Histogram frameToVerdict() {
    return frameToVerdict.total();
  }

  Histogram tools() {
    return tools.total();
  }

  /// Frame to verdict less the tools' own run: queues, threads, judging, the ledger.
  Histogram overhead() {
    return overhead.total();
  }

  static Histogram histogram() {
    return new Histogram(LOWEST_NANOS, HIGHEST_NANOS, DIGITS);
  }

  /// One writer without locks, readers that add the newest interval to the total.
  private static final class Sum {
    private final Recorder recorder = new Recorder(LOWEST_NANOS, HIGHEST_NANOS, DIGITS);
    private final Histogram total = histogram();

    void record(long nanos) {
      recorder.recordValue(Math.clamp(nanos, 0, HIGHEST_NANOS));
    }

    synchronized Histogram total() {
      total.add(recorder.getIntervalHistogram());
      return total.copy();
    }
  }
}
