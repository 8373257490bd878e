package dev.linewarden.station;

import dev.linewarden.ui.LatencySummary;
import java.time.Duration;
import jdk.jfr.consumer.RecordingStream;
import org.HdrHistogram.Histogram;

/// How long the garbage collector stopped the station, pause by pause, from the JVM's own event for
/// it: the collector's counters know whole milliseconds only, and its pauses are far shorter.
///
/// The events are told of by a thread of the JVM a second after they happened, which costs the line
/// nothing.
final class PauseMeter implements AutoCloseable {
  private static final String PAUSE = "jdk.GCPhasePause";

  private final Histogram pauses = LatencyMeter.histogram();
  private final RecordingStream events = new RecordingStream();

  PauseMeter() {
    events.enable(PAUSE).withThreshold(Duration.ZERO);
    events.onEvent(PAUSE, event -> pauses.recordValue(event.getDuration().toNanos()));
    events.startAsync();
  }

  /// Waits for the last events; nothing is measured after it. How many pauses there were, and how
  /// long.
  LatencySummary stop() {
    events.stop();
    return LatencyFigures.of(pauses);
  }

  @Override
  public void close() {
    events.close();
  }
}
