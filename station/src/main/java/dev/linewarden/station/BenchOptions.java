package dev.linewarden.station;

import dev.linewarden.inference.ProviderChoice;
import dev.linewarden.inspection.BadInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `./linewarden bench` can be told, and who measures it.
final class BenchOptions {
  /// The fastest line there is.
  private static final double REJECT_RATE = 6_000;

  /// The usual line.
  private static final double UI_RATE = 600;

  private static final int PARTS = 1_200;

  @Parameters(
      paramLabel = "WHAT",
      arity = "0..1",
      defaultValue = "line",
      description =
          "line; capture: a camera over the wire; inference: a model; records: the ledger and what"
              + " is asked of it; reject: the ejector's time; ui: what screens cost; upstream:"
              + " catching up with the plant."
              + " line if not said.")
  private String what = "line";

  @Option(
      names = "--parts",
      paramLabel = "N",
      description = "1200 if not said; a million of records, 2400 of ui, 50000 of upstream.")
  private @Nullable Integer said;

  @Option(
      names = "--rate",
      paramLabel = "PER_MIN",
      description = "Only this rate; without it 600 and 6000.")
  private @Nullable Double rate;

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      description = "Of line: a folder with a recipe.json; without it the configured one.")
  private @Nullable String recipe;

  @Option(names = "--load", description = "Of reject and upstream: while a whole line inspects.")
  private boolean load;

  @Option(names = "--config", paramLabel = "FILE", description = "station.toml to use.")
  private @Nullable Path config;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures as JSON.")
  private @Nullable Path json;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "Of inference: an ONNX model; without it one of the program's own.")
  private @Nullable Path model;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "Of inference: auto, cpu, cuda or tensorrt.")
  private @Nullable ProviderChoice provider;

  @Option(
      names = "--pauses",
      paramLabel = "SECONDS",
      split = ",",
      description =
          "Of inference: pauses between parts; 0.2,2,60 if not said, which takes minutes.")
  private List<Double> pauses = List.of(0.2, 2.0, 60.0);

  Optional<Path> config() {
    return Optional.ofNullable(config);
  }

  /// What is said here, over what the station's configuration says.
  StationConfig.Overrides overrides() {
    return new StationConfig.Overrides(
        Optional.empty(),
        Optional.ofNullable(rate),
        Optional.ofNullable(recipe),
        Optional.empty(),
        Optional.empty());
  }

  private int reject(Console console, StationConfig settings, int parts, Optional<Path> figures) {
    RejectBench bench = new RejectBench(console, settings.tracking());
    double fast = Optional.ofNullable(rate).orElse(REJECT_RATE);
    return load
        ? bench.underLoad(new BenchCommand(console, settings), parts, fast, figures)
        : bench.run(parts, fast, figures);
  }

  int run(Console console, Path home, StationConfig settings) {
    Optional<Path> figures = Optional.ofNullable(json);
    int parts = said == null ? PARTS : said;
    return switch (what) {
      case "line" ->
          new BenchCommand(console, settings).run(parts, Optional.ofNullable(rate), figures);
      case "capture" -> new CaptureBench(console, home).run(parts, figures);
      case "inference" ->
          new InferenceBench(console, settings)
              .run(
                  new InferenceBench.Wish(
                      Optional.ofNullable(model), Optional.ofNullable(provider), parts, pauses),
                  figures);
      case "records" ->
          new RecordsBench(console).run(said == null ? RecordsBench.PARTS : said, figures);
      case "reject" -> reject(console, settings, parts, figures);
      case "upstream" ->
          new UpstreamBench(console, settings)
              .run(said == null ? UpstreamBench.PARTS : said, load, figures);
      case "ui" ->
          new UiBench(console)
              .run(
                  said == null ? UiBench.PARTS : said,
                  Optional.ofNullable(rate).orElse(UI_RATE),
                  figures);
      default ->
          throw new BadInput(
              "bench measures 'line', 'capture', 'inference', 'records', 'reject', 'ui' or 'upstream',"
                  + " but is asked for '%s'".formatted(what));
    };
  }
}
