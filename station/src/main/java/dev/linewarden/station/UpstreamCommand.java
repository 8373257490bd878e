package dev.linewarden.station;

import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.upstream.ProbeStep;
import dev.linewarden.upstream.SinkSettings;
import dev.linewarden.upstream.Sinks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./linewarden upstream test`: goes to each of the plant's systems that the configuration names,
/// step by step, and says what is wrong. A running station is not disturbed.
@Command(name = "upstream", description = "Looks whether the plant's systems can be reached.")
final class UpstreamCommand implements Callable<Integer> {
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "WHAT", arity = "0..1", defaultValue = "test", description = "test.")
  private String what = "test";

  @Option(names = "--config", paramLabel = "FILE", description = "station.toml to use.")
  private @Nullable Path config;

  @Override
  public Integer call() {
    if (!what.equals("test")) {
      throw new BadInput("upstream can 'test', but is asked for '%s'".formatted(what));
    }
    Optional<Path> file = Optional.ofNullable(config).or(Cli::ownConfig);
    Console console = Cli.of(spec).console();
    return test(console, StationConfig.read(file, Cli.home()));
  }

  /// 0 when each of them takes what the station would send.
  private int test(Console console, StationConfig config) {
    if (config.upstream().isEmpty()) {
      console.result(
          "No system of the plant is configured; [upstream] of station.toml names them.");
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
