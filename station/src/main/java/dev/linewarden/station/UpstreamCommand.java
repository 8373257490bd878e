package dev.linewarden.station;

import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.upstream.ProbeStep;
import dev.linewarden.upstream.SinkSettings;
import dev.linewarden.upstream.Sinks;
import java.util.List;

/// `./linewarden upstream test`: goes to each of the plant's systems that the configuration names,
/// step by step, and says what is wrong. A running station is not disturbed.
final class UpstreamCommand {
  private final Console console;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);

  UpstreamCommand(Console console) {
    this.console = console;
  }

  /// 0 when each of them takes what the station would send.
  int test(StationConfig config) {
    if (config.upstream().isEmpty()) {
      console.result("No system of the plant is configured; [upstream] of station.toml names them.");
      return 0;
    }
    boolean good = true;
    for (SinkSettings sink : config.upstream()) {
      console.result("%s, %s".formatted(sink.name(), sink.place()));
      for (ProbeStep step : probe(sink)) {
        console.result(
            "%s %-15s %s".formatted(step.good() ? "  ok " : "  !! ", step.what(), step.words()));
        good &= step.good();
      }
    }
    return good ? 0 : 1;
  }

  private List<ProbeStep> probe(SinkSettings sink) {
    try {
      return Sinks.probe(sink, clock, faults);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of(new ProbeStep(false, "test", "ended before it was done"));
    }
  }
}
