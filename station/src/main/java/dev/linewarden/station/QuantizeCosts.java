package dev.linewarden.station;

import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.ModelTrial;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.MonotonicClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// What two models cost on this machine: time, each run of one followed by a run of the other, so
/// that whatever else goes on hits both alike; and size.
final class QuantizeCosts {
  private static final int WARM_UP_RUNS = 20;
  private static final int RUNS_MAX = 500;
  private static final long RUNS_NANOS_MAX = 15_000_000_000L;
  private static final long HIGHEST_NANOS = 600_000_000_000L;
  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

  private final Path before;
  private final Path after;
  private final Map<String, Object> answers;
  private final InferenceSettings settings;
  private final Clock clock = new MonotonicClock();

  QuantizeCosts(Path before, Path after, Map<String, Object> answers, InferenceSettings settings) {
    this.before = before;
    this.after = after;
    this.answers = answers;
    this.settings = settings;
  }

  /// `before`, `after`, and a `hint` why there may be no gain.
  Map<String, Object> of(List<Frame> frames) throws IOException {
    Frame frame = frames.getFirst();
    int width = frame.info().width();
    int height = frame.info().height();
    try (ModelTrial one = new ModelTrial(before, answers, width, height, settings)) {
      warm(one, frame);
      try (ModelTrial other = new ModelTrial(after, answers, width, height, settings)) {
        warm(other, frame);
        Histogram oneNanos = new Histogram(HIGHEST_NANOS, 3);
        Histogram otherNanos = new Histogram(HIGHEST_NANOS, 3);
        long end = clock.nanos() + RUNS_NANOS_MAX;
        for (int i = 0; i < RUNS_MAX && clock.nanos() < end; i++) {
          Frame next = frames.get(i % frames.size());
          run(one, next, oneNanos);
          run(other, next, otherNanos);
        }
        Map<String, Object> costs = new LinkedHashMap<>();
        costs.put("before", costs(oneNanos, before));
        costs.put("after", costs(otherNanos, after));
        costs.put("hint", hint());
        return costs;
      }
    }
  }

  private static void warm(ModelTrial trial, Frame frame) {
    for (int i = 0; i < WARM_UP_RUNS; i++) {
      trial.look(frame);
    }
  }

  private void run(ModelTrial trial, Frame frame, Histogram nanos) {
    long started = clock.nanos();
    trial.look(frame);
    nanos.recordValue(Math.min(HIGHEST_NANOS, clock.nanos() - started));
  }

  private static Map<String, Object> costs(Histogram nanos, Path file) throws IOException {
    Map<String, Object> costs = new LinkedHashMap<>();
    costs.put("runs", nanos.getTotalCount());
    costs.put("p50", LatencyFigures.millis(nanos, 50));
    costs.put("p99", LatencyFigures.millis(nanos, 99));
    costs.put("p999", LatencyFigures.millis(nanos, 99.9));
    costs.put("bytes", Files.size(file));
    return costs;
  }

  /// The kernel's words for such instructions on x86-64 and on ARM.
  private static String hint() {
    try {
      String processor = Files.exists(PROCESSOR) ? Files.readString(PROCESSOR) : "vnni";
      return processor.contains("vnni") || processor.contains("asimddp")
          ? ""
          : ": its processor has no instructions for 8 bits (VNNI)";
    } catch (IOException e) {
      return "";
    }
  }
}
