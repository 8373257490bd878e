package dev.linewarden.station;

import dev.linewarden.inference.VisionLoader;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.inspection.Trigger;
import dev.linewarden.onnx.Weights;
import dev.linewarden.records.DataFolder;
import dev.linewarden.records.JournalSettings;
import dev.linewarden.records.LedgerJournal;
import dev.linewarden.records.RecipeStore;
import dev.linewarden.reject.BenchSettings;
import dev.linewarden.ui.LatencySummary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/// `./linewarden bench`: the whole way of a part on this machine, in figures, with the tools alone
/// beside them from the same minute.
final class BenchCommand {
  private static final List<Double> RATES = List.of(600.0, 6000.0);
  private static final int PARTS_MAX = 10_000_000;
  private static final int ALONE_RUNS = 500;

  private final Console console;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final StationConfig config;

  BenchCommand(Console console, StationConfig config) {
    this.console = console;
    this.config = config;
  }

  int run(int parts, Optional<Double> rate, Optional<Path> json) {
    if (parts < 1 || parts > PARTS_MAX) {
      throw new BadInput("--parts must be from 1 to %d, but is %d".formatted(PARTS_MAX, parts));
    }
    List<LinePath.View> views = views();
    List<BenchFigures> all = new ArrayList<>();
    for (double each : rate.map(List::of).orElse(RATES)) {
      all.add(measure(parts, each, views));
    }
    console.result(BenchTable.of(all));
    json.ifPresent(file -> write(file, all));
    return all.stream().allMatch(run -> run.stopped().isEmpty()) ? 0 : 1;
  }

  List<LinePath.View> views() {
    return Cameras.toLook(config, console);
  }

  /// In a data folder of its own, so that no station's ledger sees the bench's parts.
  BenchFigures measure(int parts, double rate, List<LinePath.View> views) {
    BenchSettings belt = BenchSettings.like(config.tracking(), rate).partsMax(parts);
    Path folder = temporary();
    try (DataFolder data = DataFolder.open(folder);
        LedgerJournal journal =
            LedgerJournal.open(data, JournalSettings.DEFAULTS, Map::of, faults)) {
      RecipeShelf shelf =
          new RecipeShelf(
              new RecipeStore(data, faults, Weights::beside),
              new VisionLoader(clock, faults, config.inference()),
              config.viewNames(),
              clock);
      LatencySummary alone = alone(shelf, views);
      LoadedRecipe recipe = shelf.first(config.recipe(), faults);
      new Rehearsal(
              clock,
              config.line(),
              config.tracking(),
              views,
              Cameras.rehearsalRate(config.views(), rate))
          .run(recipe);
      String what = "%.0f parts/min".formatted(rate);
      return new BenchRun(clock, faults, config.line(), config.tracking(), belt)
          .run(journal, recipe, views, alone, done -> console.progress(what, done, parts));
    } finally {
      delete(folder);
    }
  }

  /// The recipe's tools over frames of the same camera, one after the other.
  private LatencySummary alone(RecipeShelf shelf, List<LinePath.View> views) {
    Histogram times = LatencyMeter.histogram();
    try (LoadedRecipe recipe = shelf.first(config.recipe(), faults);
        BenchViews cameras = new BenchViews(views, clock, faults)) {
      for (int run = 1; run <= ALONE_RUNS; run++) {
        Optional<Frames> taken = cameras.take(new Trigger(new PartId(run), clock.nanos(), 0));
        if (taken.isPresent()) {
          try (Frames frames = taken.get()) {
            long begun = clock.nanos();
            recipe.inspect(new PartId(run), frames, Long.MAX_VALUE);
            times.recordValue(clock.nanos() - begun);
          }
        }
      }
    }
    return LatencyFigures.of(times);
  }

  static void write(Path file, Object figures) {
    try {
      Files.writeString(
          file,
          JsonMapper.builder()
              .build()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(figures));
    } catch (IOException e) {
      throw new BadInput("the figures cannot be written to %s: %s".formatted(file, e), e);
    }
  }

  static Path temporary() {
    try {
      return Files.createTempDirectory("linewarden-bench");
    } catch (IOException e) {
      throw new BadInput("no temporary folder for the bench: " + e.getMessage(), e);
    }
  }

  static void delete(Path folder) {
    try {
      Folders.remove(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the bench's folder " + folder + " cannot be removed", e);
    }
  }
}
