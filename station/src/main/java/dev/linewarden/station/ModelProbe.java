package dev.linewarden.station;

import dev.linewarden.capture.ImageFolder;
import dev.linewarden.capture.StoredImage;
import dev.linewarden.inference.InferenceSettings;
import dev.linewarden.inference.ModelTrial;
import dev.linewarden.inspection.BadInput;
import dev.linewarden.inspection.Clock;
import dev.linewarden.inspection.Finding;
import dev.linewarden.inspection.Frame;
import dev.linewarden.inspection.FrameInfo;
import dev.linewarden.inspection.FrameLost;
import dev.linewarden.inspection.MonotonicClock;
import dev.linewarden.inspection.PixelFormat;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.json.JsonMapper;

/// Looks at one model, runs it, and writes what it saw as JSON. In a process of its own, which the
/// model may take down.
final class ModelProbe {
  /// Images that are shown with what was found in them.
  private static final int IMAGES_SHOWN_MAX = 8;

  private static final int WARM_UP_RUNS = 20;
  private static final int RUNS_MAX = 1000;
  private static final long RUNS_NANOS_MAX = 10_000_000_000L;
  private static final long HIGHEST_NANOS = 600_000_000_000L;

  /// What is painted when there are no images.
  private static final int NOISE_WIDTH = 1280;

  private static final int NOISE_HEIGHT = 1024;

  private final Path file;
  private final Map<String, Object> answers;
  private final Clock clock = new MonotonicClock();
  private final InferenceSettings settings = InferenceSettings.DEFAULT;
  private final Map<String, Object> result = new LinkedHashMap<>();

  ModelProbe(Path file, Map<String, Object> answers) {
    this.file = file;
    this.answers = answers;
  }

  /// Nobody else would end a run that never ends. The asker may be gone before this is called.
  static void endWith(long asker) {
    Optional<ProcessHandle> process = ProcessHandle.of(asker);
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          process.ifPresent(alive -> alive.onExit().join());
          Runtime.getRuntime().halt(1);
        });
  }

  void run(Optional<Path> images, boolean keep, Path resultFile) {
    result.putAll(ModelTrial.card(file, answers));
    try (Arena arena = Arena.ofShared()) {
      List<Frame> frames = images.map(this::frames).orElseGet(() -> List.of(noise(arena)));
      List<Map<String, Object>> readings = Readings.of(result);
      if (readings.isEmpty()) {
        result.put("notRun", "too much of it is not known");
      } else {
        measure(with(readings.getFirst()), frames.getFirst());
        List<Object> found = new ArrayList<>();
        for (Map<String, Object> reading : readings) {
          found.add(look(reading, images.isPresent() ? frames : List.of()));
        }
        result.put("readings", found);
        providers(with(readings.getFirst()), frames.getFirst(), resultFile);
      }
      frames.forEach(Frame::close);
      if (keep) {
        ModelTrial.keep(file, answers);
      }
      Files.write(
          resultFile,
          JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(result));
    } catch (IOException e) {
      throw new BadInput("%s cannot be written: %s".formatted(resultFile, e), e);
    }
  }

  private Map<String, Object> with(Map<String, Object> reading) {
    Map<String, Object> all = new LinkedHashMap<>(answers);
    all.putAll(reading);
    return all;
  }

  /// The first images.
  private List<Frame> frames(Path folder) {
    ImageFolder images = new ImageFolder(folder);
    List<Frame> frames = new ArrayList<>();
    for (StoredImage image : images.images()) {
      if (frames.size() == IMAGES_SHOWN_MAX) {
        break;
      }
      switch (images.read(image, frames.size() + 1, clock.nanos())) {
        case Frame frame -> frames.add(frame);
        case FrameLost lost ->
            throw new BadInput("%s: %s".formatted(image.origin(), lost.detail()));
      }
    }
    if (frames.isEmpty()) {
      throw new BadInput("%s must have images, but has none".formatted(folder));
    }
    return frames;
  }

  private static Frame noise(Arena arena) {
    int stride = NOISE_WIDTH * PixelFormat.BGR8.bytesPerPixel();
    MemorySegment pixels = arena.allocate((long) stride * NOISE_HEIGHT);
    Random random = new Random(1);
    for (long at = 0; at < pixels.byteSize(); at++) {
      pixels.set(ValueLayout.JAVA_BYTE, at, (byte) random.nextInt());
    }
    return new Frame(
        new FrameInfo(
            1, 0, 0, NOISE_WIDTH, NOISE_HEIGHT, stride, PixelFormat.BGR8, "painted noise"),
        pixels,
        () -> {});
  }

  private ModelTrial trial(Map<String, Object> with, Frame frame) {
    return new ModelTrial(file, with, frame.info().width(), frame.info().height(), settings);
  }

  private Map<String, Object> look(Map<String, Object> reading, List<Frame> frames) {
    List<Object> images = new ArrayList<>();
    for (Frame frame : frames) {
      try (ModelTrial trial = trial(with(reading), frame)) {
        List<Object> findings = new ArrayList<>();
        for (Finding finding : trial.look(frame)) {
          findings.add(
              Map.of("name", finding.name(), "value", finding.value(), "unit", finding.unit()));
        }
        images.add(Map.of("image", frame.info().origin(), "findings", findings));
      }
    }
    return Map.of("settings", reading, "images", images);
  }

  private void measure(Map<String, Object> with, Frame frame) {
    long process = ProcessHandle.current().pid();
    long before = megabytes(Memory.resident(process));
    Histogram nanos = new Histogram(HIGHEST_NANOS, 3);
    try (ModelTrial trial = trial(with, frame)) {
      for (int i = 0; i < WARM_UP_RUNS; i++) {
        trial.look(frame);
      }
      long end = clock.nanos() + RUNS_NANOS_MAX;
      for (int i = 0; i < RUNS_MAX && clock.nanos() < end; i++) {
        long started = clock.nanos();
        trial.look(frame);
        nanos.recordValue(Math.min(HIGHEST_NANOS, clock.nanos() - started));
      }
    }
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("runs", nanos.getTotalCount());
    times.put("p50", LatencyFigures.millis(nanos, 50));
    times.put("p99", LatencyFigures.millis(nanos, 99));
    times.put("p999", LatencyFigures.millis(nanos, 99.9));
    times.put("max", nanos.getMaxValue() / 1e6);
    times.put("frame", frame.info().width() + "x" + frame.info().height());
    result.put("millis", times);
    result.put(
        "memoryMb",
        Map.of(
            "before", before,
            "after", megabytes(Memory.resident(process)),
            "peak", megabytes(Memory.peak(process))));
  }

  private static long megabytes(OptionalLong bytes) {
    return bytes.orElse(0) / Memory.MEGABYTE;
  }

  private void providers(Map<String, Object> with, Frame frame, Path resultFile) {
    Path folder = resultFile.toAbsolutePath().getParent();
    Map<String, List<String>> nodes =
        ModelTrial.providers(file, with, frame, settings, java.util.Objects.requireNonNull(folder));
    result.put("providers", nodes);
  }
}
