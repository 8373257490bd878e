package dev.linewarden.station;

import com.sun.management.ThreadMXBean;
import dev.linewarden.inference.GpuCheck;
import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.ModelFacts;
import dev.linewarden.inference.ProviderChoice;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.FaultLog;
import dev.linewarden.inspection.Frames;
import dev.linewarden.inspection.LoadedRecipe;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PartId;
import dev.linewarden.ui.LatencySummary;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// `./linewarden bench inference`: from a frame in memory to its findings, and beside it, in turn,
/// the smallest C program on the same library; then what pauses do.
final class InferenceBench {
  private static final int ROUNDS = 5;
  private static final int WARM_RUNS = 30;
  private static final int CUT_OFFS = 50;
  private static final int RUNS_MAX = 1_000_000;
  private static final long ANY_TIME = Long.MAX_VALUE;

  private final Console console;
  private final StationConfig config;
  private final Clock clock = new MonotonicClock();
  private final FaultLog faults = new FaultLog(clock);
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long part;

  InferenceBench(Console console, StationConfig config) {
    this.console = console;
    this.config = config;
  }

  /// What is to be measured.
  ///
  /// @param model empty = one written by the program
  /// @param pauseSeconds empty = no pauses
  record Wish(
      Optional<Path> model,
      Optional<ProviderChoice> provider,
      int runs,
      List<Double> pauseSeconds) {
    Wish {
      if (runs < ROUNDS || runs > RUNS_MAX) {
        throw new BadInput(
            "--parts must be from %d to %d, but is %d".formatted(ROUNDS, RUNS_MAX, runs));
      }
    }
  }

  int run(Wish wish, Optional<Path> json) {
    try {
      Path folder = Files.createTempDirectory("linewarden-inference");
      try {
        InferenceFigures figures = measure(wish, folder);
        console.result(figures.table());
        json.ifPresent(file -> BenchCommand.write(file, figures));
        return 0;
      } finally {
        BenchCommand.delete(folder);
      }
    } catch (IOException e) {
      throw new BadInput("no temporary folder for the bench: " + e.getMessage(), e);
    }
  }

  private InferenceFigures measure(Wish wish, Path folder) throws IOException {
    InferenceSettings settings = settings(wish);
    Path file = folder.resolve("model.onnx");
    if (wish.model().isPresent()) {
      file = wish.model().get();
    } else {
      Files.write(file, ModelFacts.sample());
    }
    BenchModel model = new BenchModel(file, ModelFacts.read(file));
    Path nothing = Files.write(folder.resolve("idle.onnx"), model.facts().idle());
    BenchModel idle = new BenchModel(nothing, model.facts());
    long begun = clock.nanos();
    model.load(settings.warmUpRuns(1), clock, faults).close();
    double coldMillis = (clock.nanos() - begun) / 1e6;
    Times times = compared(model, settings, wish.runs());
    Histogram overhead = LatencyMeter.histogram();
    try (Arena arena = Arena.ofShared();
        LoadedRecipe recipe = idle.load(settings.on(ProviderChoice.CPU), clock, faults)) {
      ours(recipe, frames(idle, arena), wish.runs(), overhead);
    }
    return new InferenceFigures(
        wish.model().map(Path::toString).orElse("the program's own model"),
        settings.provider().words(),
        GpuCheck.run().words(),
        "%dx%d %s".formatted(BenchModel.WIDTH, BenchModel.HEIGHT, model.format()),
        coldMillis,
        LatencyFigures.of(times.ours()),
        times.bare().getTotalCount() == 0 ? null : LatencyFigures.of(times.bare()),
        LatencyFigures.of(overhead),
        times.bytes() / wish.runs(),
        cutOff(model, settings, times.ours().getValueAtPercentile(50)),
        pauses(model, settings, wish.pauseSeconds()));
  }

  /// The station's, and no word about a budget: the figures say it all.
  private InferenceSettings settings(Wish wish) {
    InferenceSettings own = config.inference();
    return new InferenceSettings(
        own.intraOpThreads(),
        own.spinning(),
        own.warmUpRuns(),
        InferenceSettings.BUDGET_MILLIS_MAX,
        own.keepWarm(),
        wish.provider().orElse(own.provider()),
        own.engines());
  }

  private record Times(Histogram ours, Histogram bare, long bytes) {}

  /// In turn, so that both see the same minute of this machine.
  private Times compared(BenchModel model, InferenceSettings settings, int runs) {
    Histogram ours = LatencyMeter.histogram();
    Histogram bare = LatencyMeter.histogram();
    long bytes = 0;
    Optional<CProgram> rival =
        isOnProcessor(settings) ? CProgram.modelRunner(console) : Optional.empty();
    try (Arena arena = Arena.ofShared();
        LoadedRecipe recipe = model.load(settings, clock, faults)) {
      List<Frames> frames = frames(model, arena);
      ours(recipe, frames, WARM_RUNS, LatencyMeter.histogram());
      for (int round = 1; round <= ROUNDS; round++) {
        bytes += ours(recipe, frames, runs / ROUNDS, ours);
        rival.ifPresent(program ->
            program.run(arguments(model, settings, runs / ROUNDS)).forEach(bare::recordValue));
        console.progress("measuring", round, ROUNDS);
      }
    } finally {
      rival.ifPresent(CProgram::close);
    }
    return new Times(ours, bare, bytes);
  }

  /// The C program knows nothing else.
  private static boolean isOnProcessor(InferenceSettings settings) {
    return switch (settings.provider()) {
      case CPU -> true;
      case AUTO -> !GpuCheck.run().works();
      case CUDA, TENSORRT -> false;
    };
  }

  private static List<String> arguments(BenchModel model, InferenceSettings settings, int runs) {
    ModelFacts facts = model.facts();
    Path library = Path.of(System.getProperty("onnxruntime.native.path", "."), "libonnxruntime.so");
    Stream<String> head =
        Stream.of(
            library.toString(),
            model.file().toString(),
            Integer.toString(settings.intraOpThreads()),
            Integer.toString(WARM_RUNS),
            Integer.toString(runs),
            facts.input(),
            Integer.toString(facts.onnxType().code()),
            facts.output());
    return Stream.concat(head, facts.shape().stream().map(String::valueOf)).toList();
  }

  private static List<Frames> frames(BenchModel model, Arena arena) {
    return List.of(model.frames(1, arena), model.frames(2, arena));
  }

  /// Bytes of heap that the runs took together.
  private long ours(LoadedRecipe recipe, List<Frames> frames, int runs, Histogram times) {
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int run = 0; run < runs; run++) {
      PartId id = new PartId(++part);
      long begun = clock.nanos();
      recipe.inspect(id, frames.get(run % frames.size()), ANY_TIME);
      times.recordValue(clock.nanos() - begun);
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /// In the middle of a run the wish that it ends.
  private LatencySummary cutOff(BenchModel model, InferenceSettings settings, long runNanos) {
    Histogram times = LatencyMeter.histogram();
    try (Arena arena = Arena.ofShared();
        LoadedRecipe recipe = model.load(settings, clock, faults)) {
      Frames frame = model.frames(1, arena);
      for (int i = 0; i < CUT_OFFS; i++) {
        PartId id = new PartId(++part);
        Thread run = Thread.ofPlatform().start(() -> recipe.inspect(id, frame, ANY_TIME));
        LockSupport.parkNanos(runNanos / 2);
        long begun = clock.nanos();
        recipe.cutOff(id);
        run.join();
        times.recordValue(clock.nanos() - begun);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return LatencyFigures.of(times);
  }

  private List<InferenceFigures.Pause> pauses(
      BenchModel model, InferenceSettings settings, List<Double> seconds) {
    PauseBench bench = new PauseBench(clock, faults, model, settings);
    List<InferenceFigures.Pause> pauses = new ArrayList<>();
    for (double each : seconds) {
      pauses.add(bench.run(each, false));
      pauses.add(bench.run(each, true));
      console.progress("pausing", pauses.size(), 2L * seconds.size());
    }
    return pauses;
  }
}
